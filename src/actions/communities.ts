import { type Community, holidayCountries, languages } from '../core/community.ts';
import type { MemberId, RoundId } from '../core/ids.ts';
import { planRound } from '../core/matching/plan.ts';
import type { Program } from '../core/program.ts';
import { readDay } from '../core/time/days.ts';
import { isZone, localDateOf } from '../core/time/zones.ts';
import { addresses } from '../views/addresses.ts';
import {
  accessForm,
  begun,
  desk,
  dryRun,
  invitation,
  mostRoomChannel,
  setupDone,
  setupForm,
} from '../views/communities.ts';
import { text } from '../views/text.ts';
import { sampleDone, tour } from '../views/tour.ts';
import type { Action, Scene } from './action.ts';
import { chosenOf, textOf } from './answers.ts';
import { oneOf } from './choices.ts';
import { labelsOf } from './expertise.ts';
import { meOf } from './me.ts';
import type { Dice, Transaction } from './ports.ts';
import { freshProgram } from './programs.ts';
import { refuse } from './refuse.ts';
import { summaryOf } from './roundPlan.ts';
import { snapshotOf } from './roundSnapshot.ts';

const to = addresses.communities;
const mostName = 80;
const mostDaysOff = 50;
/** A plan for more people takes longer than somebody waits for an answer. */
const mostPlanned = 5_000;

/** Whether somebody may use it: everybody from Start on, managers before. */
export const isOpenTo = async ({ community, members }: Transaction, member: MemberId): Promise<boolean> =>
  community.startedAt !== null || (await members.isManager(member));

/** The managers' page: how things stand, the way to everything of theirs. */
export const deskAction: Action = {
  name: to.desk,
  managersOnly: true,
  run: async (_call, { tx, language }) => {
    const joined = await tx.members.count('joined');
    const people = joined + (await tx.members.count('known'));
    return { reply: 'show', message: desk(text(language), { community: tx.community, people, joined }) };
  },
};

/** What members will get, page by page, to the manager alone. */
const tourAction: Action = {
  name: to.tour,
  managersOnly: true,
  run: async (call, scene) => {
    const { tx, language } = scene;
    const like = await meOf(scene, call.who);
    const about = { community: tx.community, like, now: tx.now, labels: await labelsOf(tx) };
    const reply = call.subject === '' ? 'show' : 'replace';
    return { reply, message: tour(text(language), about, Number(call.subject) || 0) };
  },
};

/** A button of an example was pressed. */
const sampleAction: Action = {
  name: to.sample,
  run: async (_call, { language }) => ({ reply: 'show', message: sampleDone(text(language)) }),
};

/** What a first round would come to if everybody here joined. Nothing is saved, nobody is told. */
const dryRunAction: Action = {
  name: to.dryRun,
  managersOnly: true,
  run: async (_call, { tx, dice, language }) => {
    const fresh = freshProgram(dice.id(), tx.community.zone, tx.now);
    const program: Program = { ...fresh, place: 'everyone' };
    const { input, ids } = await snapshotOf(tx, program, firstRound(tx, dice), 'everybody');
    const isTooFew = ids.length < 2 || ids.length > mostPlanned;
    const summary = isTooFew ? null : summaryOf(planRound(input), ids.length, program.groupSize);
    const about = { people: ids.length, summary, isStarted: tx.community.startedAt !== null };
    return { reply: 'show', message: dryRun(text(language), about) };
  },
};

/** From now on members can join, and are written to once they did. Pressed again it changes nothing. */
const startAction: Action = {
  name: to.start,
  managersOnly: true,
  run: async (call, { tx, language }) => {
    if (tx.community.startedAt === null) {
      await tx.saveCommunity({ ...tx.community, startedAt: tx.now });
      // Whoever starts digests makes their settings: from the first morning on.
      await tx.due.set('digests', tx.community.id, tx.now);
      await tx.audit.note({ actor: call.who, action: 'communities.started', subject: tx.community.id });
    }
    return { reply: 'replace', message: begun(text(language)) };
  },
};

/** The community's own settings, in one form of defaults. */
const setupAction: Action = {
  name: to.setup,
  managersOnly: true,
  opensForm: true,
  run: async (_call, scene) => ({
    reply: 'form',
    form: setupForm(text(scene.language), { community: scene.tx.community }),
  }),
};

/** The settings were sent; what is wrong stands beside its field, and nothing is saved by halves. */
const setupSent: Action = {
  name: to.setupForm,
  choices: { language: oneOf(languages), holidays: oneOf(holidayCountries) },
  managersOnly: true,
  run: async (call, scene) => {
    const { tx } = scene;
    const words = text(scene.language).communities;
    const zone = textOf(call.answers, 'zone').trim();
    const days = textOf(call.answers, 'daysOff')
      .split(/[\s,;]+/u)
      .filter((day) => day !== '')
      .map(readDay);
    const daysOff = days.filter((day) => day !== null);
    const name = textOf(call.answers, 'name').slice(0, mostName).trim();
    const language = chosenOf(call.answers, 'language', languages);
    const holidays = chosenOf(call.answers, 'holidays', holidayCountries);
    const errors = {
      ...(name === '' ? { name: text(scene.language).noName } : {}),
      ...(isZone(zone) ? {} : { zone: words.badZone }),
      ...(days.length <= mostDaysOff && daysOff.length === days.length ? {} : { daysOff: words.badDays }),
    };
    if (Object.keys(errors).length > 0) return { reply: 'correct', errors };
    const before = tx.community;
    const community: Community = {
      ...before,
      name,
      zone,
      language,
      holidays,
      daysOff: [...new Set(daysOff)].sort(),
    };
    await tx.saveCommunity(community);
    await tx.audit.note({ actor: call.who, action: 'communities.set', subject: community.id });
    return { reply: 'replace', message: setupDone(text(scene.language), { community }) };
  },
};

/** Who may join and where rooms are opened, in one form. */
const accessAction: Action = {
  name: to.access,
  managersOnly: true,
  opensForm: true,
  run: async (_call, scene) => ({
    reply: 'form',
    form: accessForm(text(scene.language), { community: scene.tx.community }),
  }),
};

/** They were sent. A channel is named with or without its sign. */
const accessSent: Action = {
  name: to.accessForm,
  choices: { guests: oneOf(['yes', 'no']) },
  managersOnly: true,
  run: async (call, scene) => {
    const { tx } = scene;
    const named = textOf(call.answers, 'rooms').replace(/^<?#|>$/gu, '');
    const guests = chosenOf(call.answers, 'guests', ['yes', 'no']);
    const community: Community = {
      ...tx.community,
      letsGuestsIn: guests === 'yes',
      roomChannel: named.slice(0, mostRoomChannel),
    };
    await tx.saveCommunity(community);
    await tx.audit.note({ actor: call.who, action: 'communities.access', subject: community.id });
    return { reply: 'replace', message: setupDone(text(scene.language), { community }) };
  },
};

/** The post of day one, where a manager writes it: whoever wants joins by its button, nobody is written to. */
export const inviteAction: Action = {
  name: to.invite,
  managersOnly: true,
  run: async (call, scene) => {
    const { community, programs } = scene.tx;
    if (community.startedAt === null) return refuse(scene.language, { refused: 'startFirst' });
    await scene.tx.audit.note({ actor: call.who, action: 'communities.invited', subject: community.id });
    const about = { community: community.name, programs: (await programs.list()).filter(isJoinable) };
    return { reply: 'post', message: invitation(text(languageOf(scene)), about) };
  },
};

/** Whoever wants takes part; one for a circle is its own people's to find. */
const isJoinable = ({ status, place, circle }: Program): boolean =>
  status === 'running' && place === 'optIn' && circle === null;

/** The managers' own actions. */
export const communityActions: readonly Action[] = [
  deskAction,
  tourAction,
  sampleAction,
  dryRunAction,
  startAction,
  setupAction,
  setupSent,
  accessAction,
  accessSent,
  inviteAction,
];

const firstRound = ({ now, community }: Transaction, dice: Dice) => ({
  id: dice.id<RoundId>(),
  date: localDateOf(now, community.zone),
  number: 0,
  seed: Math.floor(dice.roll() * 2 ** 31),
  opensAt: now,
});

/** Public posts are in the community's language. */
const languageOf = ({ tx }: Scene) => tx.community.language;
