import {
  asId,
  type PairingId,
  type ProgramId,
  type RoundId,
  type SuggestionId,
} from '../../../src/core/ids.ts';
import { planPairing } from '../../../src/core/pairing.ts';
import type { Suggestion } from '../../../src/core/suggestion.ts';
import * as digest from '../../../src/views/digest.ts';
import * as pages from '../../../src/views/digestPages.ts';
import * as sections from '../../../src/views/digestSections.ts';
import type { Example } from '../examples.ts';
import { slipOn } from './referrals.ts';
import type { Stage } from './stage.ts';
import { talkOn, thanksOn } from './thanks.ts';

/** The weekly digest of one member, and its page. */
export const digestExamples = (on: Stage): Example[] => {
  const { words, community } = on;
  const say = (when: string, all: digest.DigestSection[]): Example => ({
    view: 'digest.weeklyDigest',
    when,
    says: digest.weeklyDigest(words, { community, sections: all }),
  });
  const all = sectionsOf(on);
  return [
    say('everything waits', all),
    say('one person waits', all.slice(0, 1)),
    say('a talk to ask about', [sections.howSection(words, { how: pairedHow(on) })]),
    say('a new person to meet', all.slice(5, 6)),
    say('asked once: may it name you?', [sections.nameSection(words)]),
    say('said once: the profile', all.slice(7, 8)),
    {
      view: 'digest.digestsMissed',
      when: 'to managers: too late to send',
      says: digest.digestsMissed(words, { date: '2026-11-23' }),
    },
    {
      view: 'digestPages.digestPage',
      when: 'asked for',
      says: pages.digestPage(words, { next: on.later, isManager: true }),
    },
    {
      view: 'digestPages.digestPage',
      when: 'switched off',
      says: pages.digestPage(words, { next: null, isManager: false }),
    },
    { view: 'digestPages.nothingWaits', when: 'nothing waits', says: pages.nothingWaits(words) },
    { view: 'digestPages.named', when: 'yes', says: pages.named(words, { isNamed: true }) },
    { view: 'digestPages.named', when: 'no', says: pages.named(words, { isNamed: false }) },
    ...(['notTopic', 'never', null] as const).map((answer) => ({
      view: 'digestPages.suggestionAnswered',
      when: `a suggestion: ${answer ?? 'over'}`,
      says: pages.suggestionAnswered(words, { answer }),
    })),
  ];
};

const sectionsOf = (on: Stage): digest.DigestSection[] => {
  const { words, labels, requester, target, connector, later, now, request, topics } = on;
  const count = on.size === 'longest' ? 22 : on.size === 'shortest' ? 1 : 5;
  const times = <T>(one: T): T[] => Array.from({ length: count }, () => one);
  const card = { as: 'target', request, kind: 'mentor', requester: requester.id, dueAt: later } as const;
  const ask = {
    id: request,
    kind: 'advice',
    topics,
    status: 'asking',
    settlesAt: later,
    person: null,
  } as const;
  const suggestion: Suggestion = {
    ...{ id: asId<SuggestionId>(request), to: requester.id, person: target.id },
    ...{ topic: topics[0] ?? asId('react'), date: '2026-11-23', at: now, answer: null },
  };
  const { missingOffers, missingSeek } = words.members;
  return [
    sections.cardsSection(words, { waiting: times(card) }),
    sections.howSection(words, { how: { introduction: on.introduction, day: 7, with: [connector.id] } }),
    sections.slipsSection(words, { slips: times(slipOn(on)) }),
    sections.thanksSection(words, { thanks: times(thanksOn(on)), talks: [talkOn(on)] }),
    sections.asksSection(words, { asks: times(ask), labels }),
    sections.newPersonSection(words, { suggestion, labels }),
    sections.nameSection(words),
    sections.profileSection(words, {
      missing: words.digest.profileWhat(`${missingOffers}, ${missingSeek}`),
    }),
  ];
};

const pairedHow = ({ requester, target, connector, now, later, request }: Stage) => {
  const made = planPairing({
    ...{ id: asId<PairingId>(request), round: asId<RoundId>(request), program: asId<ProgramId>(request) },
    ...{ members: [requester.id, target.id, connector.id], starter: target.id, reasons: [] },
    ...{ madeAt: now, checkInAt: now, closesAt: later },
  });
  return { pairing: { ...made, checkInSentAt: now }, with: [target.id, connector.id] };
};
