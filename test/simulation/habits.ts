import type { Reply } from '../../src/actions/action.ts';
import type { Answered, RawAnswer } from '../../src/actions/ports/inbox.ts';
import { commands } from '../../src/actions/routes.ts';
import type { Random } from '../../src/core/matching/random.ts';
import { shippedLexicon } from '../../src/core/search/shippedLexicon.ts';
import { addresses } from '../../src/views/addresses.ts';
import type { Field, Form } from '../../src/views/form.ts';
import type { Button, Message } from '../../src/views/message.ts';
import { type Person, pickTopic } from './people.ts';
import type { SimulatedWorld } from './world.ts';

/**
 * What people do who know nothing of Acquaint's code: read what came, press one of its buttons, fill in the form that
 * opens, and sometimes begin something of their own. New buttons and commands are found and used by themselves.
 */
export const visit = async (
  world: SimulatedWorld,
  person: Person,
  people: readonly Person[],
  random: Random,
): Promise<void> => {
  const scene = { world, person, people, random };
  for (const message of world.recorder.unread(person.externalId)) {
    if (random.fraction() < person.answers) await pressOne(scene, message, 0);
  }
  const posted = world.recorder.unreadInChannel(person.externalId);
  if (posted !== null && random.fraction() < person.answers * readsChannel) await pressOne(scene, posted, 0);
  if (random.fraction() < person.begins) await begin(scene);
};

/** Of those who answer what comes to them, so many look at the channel too. */
const readsChannel = 0.4;

type Scene = {
  readonly world: SimulatedWorld;
  readonly person: Person;
  readonly people: readonly Person[];
  readonly random: Random;
};

/** How likely something is beside the others; 1 where nothing is said, 0 never. */
const weights: Readonly<Record<string, number>> = {
  [addresses.introRequests.accept]: 6,
  [addresses.introRequests.pass]: 2,
  [addresses.introRequests.report]: 0.02,
  [addresses.introRequests.choose]: 4,
  [addresses.introRequests.form]: 4,
  [addresses.members.leave]: 0.02,
  [addresses.members.leaveConfirmed]: 0.5,
  [addresses.members.erase]: 0.005,
  [addresses.members.eraseConfirmed]: 0.5,
  [addresses.members.snooze]: 0.1,
  [addresses.members.avoid]: 0.05,
  [addresses.members.export]: 0.1,
  // What ends a kind of message, or makes one hard to find, is pressed by few of those who read it; what is settled once
  // is seldom opened again.
  [addresses.quiet.stop]: 0.05,
  [addresses.suggestions.never]: 0.2,
  [addresses.suggestions.notTopic]: 0.5,
  [addresses.keep.stop]: 0.2,
  [addresses.members.preferences]: 0.2,
  [addresses.connectors.editRules]: 0.2,
  [addresses.introRequests.more]: 0.3,
  [addresses.connectors.more]: 0.3,
  [addresses.rounds.leave]: 0.03,
  [addresses.rounds.skip]: 0.3,
  [addresses.pairings.sign]: 4,
  [addresses.pairings.slot]: 3,
  [addresses.introductions.sign]: 4,
  [addresses.introductions.slot]: 3,
  // The manager's own doings are told to the simulation, not left to chance.
  [addresses.communities.desk]: 0,
  [addresses.communities.setup]: 0,
  [addresses.communities.invite]: 0,
  [addresses.links.link]: 0,
  [addresses.links.community]: 0,
  [addresses.meetups.create]: 0,
  [addresses.meetups.edit]: 0,
  [addresses.meetups.cancel]: 0,
  [addresses.meetups.feeds]: 0,
  [addresses.meetups.go]: 4,
  [addresses.meetups.met]: 3,
};
const managersOwn = ['programs.', 'tags.', 'communities.', 'console.', 'pauses.keep'];
/** Presses that follow one another in one sitting. */
const mostPresses = 3;

const weightOf = (action: string): number =>
  managersOwn.some((start) => action.startsWith(start)) ? 0 : (weights[action] ?? 1);

const begin = async (scene: Scene): Promise<void> => {
  const able = commands.filter(({ action }) => action.managersOnly !== true);
  const command = pick(
    scene.random,
    able,
    ({ action }) => weightOf(action.name) * (initiative[action.name] ?? 1),
  );
  if (command === undefined) return;
  const word = command.words[scene.person.language][0];
  const rest = restOf(scene, command.takes);
  const what = { kind: 'command', words: rest === '' ? word : `${word} ${rest}` } as const;
  await goOn(scene, await scene.world.does(scene.person, what), 0);
};

/** What people come for of their own accord, beside the rest. */
const initiative: Readonly<Record<string, number>> = {
  'introRequests.ask': 5,
  'introRequests.meet': 3,
  'referrals.slip': 2,
  'rounds.open': 3,
  'members.join': 2,
};

const restOf = (scene: Scene, takes: 'nothing' | 'text' | 'person' | 'date'): string => {
  switch (takes) {
    case 'nothing':
      return '';
    case 'text':
      return askText(scene);
    case 'person':
      return `<@${someone(scene)}>`;
    case 'date':
      return dateIn(scene, 3 + scene.random.below(20));
  }
};

const pressOne = async (scene: Scene, message: Message, depth: number): Promise<void> => {
  const buttons = message.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
  const button: Button | undefined = pick(scene.random, buttons, ({ action }) => weightOf(action));
  if (button === undefined) return;
  const { action, subject } = button;
  await goOn(scene, await scene.world.does(scene.person, { kind: 'press', action, subject }), depth + 1);
};

const goOn = async (scene: Scene, answered: Answered | null, depth: number): Promise<void> => {
  if (answered === null || depth >= mostPresses) return;
  const { reply } = answered;
  if (reply.reply === 'form') return goOn(scene, await send(scene, reply.form), depth + 1);
  const message = messageIn(reply);
  if (message !== null && scene.random.fraction() < 0.6) await pressOne(scene, message, depth);
};

const messageIn = (reply: Reply): Message | null => ('message' in reply ? reply.message : null);

const send = (scene: Scene, { action, subject, fields }: Form): Promise<Answered | null> => {
  const answers: Record<string, RawAnswer> = {};
  for (const field of fields) {
    const answer = answerTo(scene, field);
    if (answer !== null) answers[field.name] = answer;
  }
  return scene.world.does(scene.person, { kind: 'form', action, subject, answers });
};

const answerTo = (scene: Scene, field: Field): RawAnswer | null => {
  const { random } = scene;
  if (!field.isRequired && random.fraction() < 0.3) return null;
  switch (field.kind) {
    case 'person':
      return { externalId: someone(scene) };
    case 'choice': {
      const { initial, options, many } = field;
      if (initial !== undefined && initial.length > 0 && random.fraction() < 0.5) return initial;
      const chosen = options[random.below(options.length)]?.value;
      if (chosen === undefined) return null;
      return many ? [...new Set([...(initial ?? []), chosen])] : [chosen];
    }
    case 'text': {
      if (field.initial !== undefined && field.initial !== '') return field.initial;
      return textFor(scene, field.name, field.isTopics === true).slice(0, field.most);
    }
  }
};

const textFor = (scene: Scene, name: string, isTopics: boolean): string => {
  if (isTopics || /^(offer|seek|topic|tag)/u.test(name)) return labelOf(scene);
  if (/until|date|when|due/iu.test(name)) return dateIn(scene, 2 + scene.random.below(15));
  if (/amount|money/iu.test(name)) return `${1 + scene.random.below(90)}00 zł`;
  if (/link|url/iu.test(name)) return 'https://example.org/one';
  return askText(scene);
};

const askText = (scene: Scene): string =>
  scene.person.language === 'pl'
    ? `Szukam osoby, która zna się na: ${labelOf(scene)}`
    : `Looking for somebody who knows ${labelOf(scene)}`;

const labelOf = ({ person, random }: Scene): string =>
  shippedLexicon().topics.get(pickTopic(random))?.label[person.language] ?? 'VAT';

/** Half the time one of the few they have most to do with, so that both sides of a tie name each other. */
const someone = ({ people, person, random }: Scene): string => {
  const at = people.indexOf(person);
  const near = people[(at + people.length + random.below(9) - 4) % people.length];
  const other = random.fraction() < 0.5 ? near : people[random.below(people.length)];
  return (other ?? person).externalId;
};

const dateIn = ({ world }: Scene, days: number): string =>
  new Date(world.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

const pick = <T>(random: Random, list: readonly T[], weigh: (one: T) => number): T | undefined => {
  const total = list.reduce((sum, one) => sum + weigh(one), 0);
  let left = random.fraction() * total;
  return list.find((one) => {
    left -= weigh(one);
    return left < 0;
  });
};
