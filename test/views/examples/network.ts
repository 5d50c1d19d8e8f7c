import type { ProgramId, TagSlug } from '../../../src/core/ids.ts';
import { asId } from '../../../src/core/ids.ts';
import { amounts, type CommunityNetwork } from '../../../src/core/network/aggregate.ts';
import type { Acquaintance, Through } from '../../../src/core/network/mine.ts';
import {
  communityPictured,
  helpedSaid,
  myNetwork,
  type NetworkLine,
  networkPictured,
  pictureOnItsWay,
} from '../../../src/views/network.ts';
import { nameOf } from '../../../src/views/people.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** Whom somebody met. */
export const networkExamples = (on: Stage): Example[] => {
  const { words, size } = on;
  const few = [lineOf(on, 0), lineOf(on, 1), lineOf(on, 2)];
  const many = Array.from({ length: 70 }, (_, index) => lineOf(on, index));
  const lines = size === 'shortest' ? few.slice(0, 1) : size === 'longest' ? many : few;
  const names = lines.slice(0, 16).map(({ via }, index) => {
    const name = nameOf(words, person(on, index));
    const [first] = via;
    return first === undefined ? name : words.network.nameVia(name, nameOf(words, first));
  });
  return [
    {
      view: 'network.myNetwork',
      when: 'nobody yet, and managers may help',
      says: myNetwork(words, {
        ...{ lines: [], page: 0, isHelped: true },
        waits: { questions: 0, vouches: 0, renewals: 0 },
      }),
    },
    {
      view: 'network.helpedSaid',
      when: 'managers may help',
      says: helpedSaid(words, { isOn: true }),
    },
    {
      view: 'network.helpedSaid',
      when: 'managers need not help',
      says: helpedSaid(words, { isOn: false }),
    },
    {
      view: 'network.myNetwork',
      when: 'nobody yet',
      says: myNetwork(words, {
        lines: [],
        page: 0,
        waits: { questions: 0, vouches: 0, renewals: 0 },
        isHelped: false,
      }),
    },
    {
      view: 'network.myNetwork',
      when: 'my network',
      says: myNetwork(words, {
        lines,
        page: 0,
        waits: { questions: 2, vouches: 1, renewals: 1 },
        isHelped: false,
      }),
    },
    {
      view: 'network.myNetwork',
      when: 'the next page',
      says: myNetwork(words, {
        lines: many,
        page: 1,
        waits: { questions: 2, vouches: 1, renewals: 1 },
        isHelped: false,
      }),
    },
    { view: 'network.pictureOnItsWay', when: 'the picture is asked for', says: pictureOnItsWay(words) },
    {
      view: 'network.networkPictured',
      when: 'the picture arrives',
      says: networkPictured(words, { member: on.requester.id, lines, names }),
    },
    {
      view: 'network.communityPictured',
      when: 'to a manager',
      says: communityPictured(words, {
        member: on.requester.id,
        network: communityOn(on),
        labels: on.labels,
      }),
    },
  ];
};

/** A community in a few crowds. */
export const communityOn = (on: Stage): CommunityNetwork => {
  const topics = on.size === 'shortest' ? [] : [...on.topics, 'fundraising', 'labour-law', 'accessibility'];
  const cells = [...topics.map((topic) => asId<TagSlug>(topic)), null].map((topic, index) => ({
    topic,
    people: on.size === 'longest' ? 95_000 : 60 - 10 * index,
    inside: index === 0 ? ('veryMany' as const) : index === 1 ? ('some' as const) : null,
  }));
  const bridges = cells.slice(1).map((_, index) => ({
    one: 0,
    other: index + 1,
    howMuch: amounts[index % amounts.length] ?? 'some',
  }));
  return { people: 215, cells, bridges, alone: on.size === 'shortest' ? null : 15 };
};

const person = (on: Stage, index: number) => (index % 2 === 0 ? on.target : on.connector);

const ways: readonly Through[] = [
  { by: 'myAsk', via: [] },
  { by: 'round', program: asId<ProgramId>('program') },
  { by: 'tie' },
  { by: 'theirAsk', via: [] },
  { by: 'talk' },
];

const lineOf = (on: Stage, index: number): NetworkLine => {
  const through: Through = ways[index % ways.length] ?? { by: 'tie' };
  const isFading = index % 3 === 1;
  const known: Acquaintance = {
    person: person(on, index).id,
    through,
    result: index % 2 === 0 ? 'talked' : 'introduced',
    firstAt: on.now,
    lastAt: isFading ? new Date('2026-02-02T11:00:00Z') : on.now,
    times: 1,
    warmth: 0.5,
    isFading,
  };
  const long = 'Kawa w każdy poniedziałek, dla wszystkich, którzy chcą się poznać';
  const program = through.by === 'round' ? (on.size === 'longest' ? long : 'Coffee') : null;
  const came = { slips: index % 3, won: Math.min(1, index % 3), thanks: index % 2, vouches: index % 2 };
  // The first came through somebody, the last through two.
  const via =
    through.by === 'myAsk' ? [on.connector] : through.by === 'theirAsk' ? [on.connector, on.requester] : [];
  return { known, program, via, came };
};
