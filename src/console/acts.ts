import type { Action, Call, Reply } from '../actions/action.ts';
import { tidy } from '../actions/answers.ts';
import { actions } from '../actions/routes.ts';
import type { ChannelRef } from '../core/channel.ts';
import { addresses } from '../views/addresses.ts';
import type { Answer, Answers } from '../views/form.ts';
import { answerPrefix } from './form.ts';
import type { Reach } from './message.ts';
import type { Visit } from './visit.ts';

const { circles, communities, console: own, digests, meetups, pauses, programs, reports, tags } = addresses;

/**
 * What managers do in the console: the same actions as in the chat, with the same rules and the same notes in the
 * audit. Everything else is refused, also what members may do.
 */
const reachable: ReadonlySet<string> = new Set([
  communities.tour,
  communities.dryRun,
  communities.start,
  communities.setup,
  communities.setupForm,
  communities.access,
  communities.accessForm,
  circles.create,
  circles.rename,
  circles.nameForm,
  circles.remove,
  circles.removeConfirmed,
  own.end,
  own.makeManager,
  own.unmakeManager,
  digests.preview,
  digests.change,
  digests.changeForm,
  digests.off,
  ...Object.values(meetups),
  ...Object.values(pauses).filter((name) => name !== pauses.appeal),
  ...Object.values(programs),
  ...Object.values(reports),
  ...Object.values(tags),
]);

/** How an action is reached from here, if at all. */
export const reach: Reach = (name) => {
  const action = reachable.has(name) ? actions.get(name) : undefined;
  if (action?.managersOnly === undefined) return null;
  return action.opensForm === undefined ? 'press' : 'form';
};

/** Run a manager's action; null where it is none that the console reaches. */
export const act = async (
  visit: Visit,
  name: string,
  subject: string,
  answers: Answers,
): Promise<Reply | null> => {
  const action = actionFor(name);
  return action === null ? null : run(visit, action, subject, answers, null);
};

/** A channel the platform found is as good as one in which somebody pressed. */
export const postHere = async (visit: Visit, channel: ChannelRef): Promise<Reply | null> => {
  const action = actions.get(digests.here);
  return action === undefined ? null : run(visit, action, '', {}, channel);
};

const run = async (
  visit: Visit,
  action: Action,
  subject: string,
  answers: Answers,
  channel: ChannelRef | null,
): Promise<Reply> => {
  const [account] = await visit.scene.tx.accounts.of(visit.me.id);
  const call: Call = {
    community: visit.scene.tx.community.id,
    who: visit.me.id,
    platform: account?.platform ?? 'playground',
    channel,
    action: action.name,
    subject,
    text: '',
    person: null,
    answers,
    surface: Object.keys(answers).length === 0 ? 'button' : 'form',
  };
  return action.run(call, visit.scene);
};

/** The answers among what a form sent, as every platform hands them over. */
export const answersIn = (sent: Readonly<Record<string, readonly string[]>>): Answers => {
  const answers: Record<string, Answer> = {};
  for (const [name, values] of Object.entries(sent)) {
    if (!name.startsWith(answerPrefix)) continue;
    const tidied = values.map(tidy).filter((value) => value !== '');
    const [only] = tidied;
    if (only !== undefined) answers[name.slice(answerPrefix.length)] = tidied.length === 1 ? only : tidied;
  }
  return answers;
};

const actionFor = (name: string): Action | null =>
  reach(name) === null ? null : (actions.get(name) ?? null);
