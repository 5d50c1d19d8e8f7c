import { asId, type MemberId } from '../core/ids.ts';
import { callsForPause, isPaused, type Pause } from '../core/pause.ts';
import { addresses } from '../views/addresses.ts';
import { appealed, decided } from '../views/pauses.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { indexMember } from './expertise.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';

/** Pause somebody whom enough members reported; they are told, with the way to appeal. */
export const pauseIfReported = async ({ tx }: Scene, about: MemberId): Promise<void> => {
  const before = await tx.pauses.get(about);
  const reports = (await tx.reports.list()).filter((report) => report.about === about);
  const reporters = await tx.members.getMany(reports.map(({ reporter }) => reporter));
  const joinedAt = new Map([...reporters].map(([id, member]) => [id, member.joinedAt]));
  if (!callsForPause(reports, joinedAt, before, tx.now)) return;
  await pause(tx, about, null);
};

/** Managers who may decide about somebody: never themselves. */
export const decidersOn = async (tx: Transaction, about: MemberId): Promise<MemberId[]> =>
  (await tx.members.managers()).filter((id) => id !== about);

const pause = async (tx: Transaction, about: MemberId, by: MemberId | null): Promise<void> => {
  const fresh = { appealedAt: null, decidedAt: null, decidedBy: by, decision: null };
  await tx.pauses.save({ member: about, at: tx.now, ...fresh });
  await tx.expertise.index(about, []);
  await tx.audit.note({ actor: by ?? 'clock', action: 'members.paused', subject: about });
  await tell(tx, about, `pause/${about}/${tx.now.getTime()}`, { notice: 'paused' });
};

/** A manager pauses somebody on account of a report that is not decided; never without one, never themselves. */
const pauseAction: Action = {
  name: addresses.pauses.pause,
  managersOnly: true,
  run: async (call, { tx, language }) => {
    if (!(await tx.members.isManager(call.who))) return refuse(language, { refused: 'managersOnly' });
    const about = asId<MemberId>(call.subject);
    if (about === call.who) return refuse(language, { refused: 'yourself' });
    const member = await tx.members.lock(about);
    const isReported = (await tx.reports.list()).some(
      (report) => report.about === about && report.dismissedAt === null,
    );
    if (member === null || !isReported || isPaused(await tx.pauses.get(about))) {
      return refuse(language, { refused: 'alreadyAnswered' });
    }
    await pause(tx, about, call.who);
    return { reply: 'replace', message: decided(text(language), { decision: 'begun', name: member.name }) };
  },
};

/** The paused member asks managers to decide: once a pause. */
const appealAction: Action = {
  name: addresses.pauses.appeal,
  run: async (call, { tx, language }) => {
    await tx.members.lock(call.who);
    const pause = await tx.pauses.get(call.who);
    if (pause === null || pause.decision !== null) return refuse(language, { refused: 'alreadyAnswered' });
    if (pause.appealedAt === null) {
      await tx.pauses.save({ ...pause, appealedAt: tx.now });
      const key = `appeal/${call.who}/${pause.at.getTime()}`;
      for (const manager of await decidersOn(tx, call.who)) {
        await tell(tx, manager, `${key}/${manager}`, { notice: 'appealArrived', member: call.who });
      }
    }
    const waits = (await decidersOn(tx, call.who)).length === 0;
    return { reply: 'replace', message: appealed(text(language), { waits }) };
  },
};

/** A manager ends a pause, or lets it stand. Nobody decides about themselves. */
const liftAction: Action = {
  name: addresses.pauses.lift,
  managersOnly: true,
  run: (call, scene) => decide(call, scene, 'lifted'),
};

const keepAction: Action = {
  name: addresses.pauses.keep,
  managersOnly: true,
  run: (call, scene) => decide(call, scene, 'kept'),
};

/** Appeals and decisions. */
export const pauseActions: readonly Action[] = [appealAction, pauseAction, liftAction, keepAction];

const decide = async (
  call: Call,
  { tx, language }: Scene,
  decision: NonNullable<Pause['decision']>,
): Promise<Reply> => {
  if (!(await tx.members.isManager(call.who))) return refuse(language, { refused: 'managersOnly' });
  const about = asId<MemberId>(call.subject);
  if (about === call.who) return refuse(language, { refused: 'yourself' });
  const member = await tx.members.lock(about);
  const pause = await tx.pauses.get(about);
  if (member === null || pause === null || !isPaused(pause) || pause.decision === decision) {
    return refuse(language, { refused: 'alreadyAnswered' });
  }
  await tx.pauses.save({ ...pause, decision, decidedAt: tx.now, decidedBy: call.who });
  await indexMember(tx, member);
  await tx.audit.note({ actor: call.who, action: `members.pause.${decision}`, subject: about });
  await tell(tx, about, `decided/${about}/${tx.now.getTime()}`, { notice: 'pauseDecided', decision });
  return { reply: 'replace', message: decided(text(language), { decision, name: member.name }) };
};

const tell = (
  tx: Transaction,
  to: MemberId,
  key: string,
  notice:
    | { readonly notice: 'paused' }
    | { readonly notice: 'appealArrived'; readonly member: MemberId }
    | { readonly notice: 'pauseDecided'; readonly decision: 'lifted' | 'kept' },
): Promise<void> => tx.outbox.add([{ key, effect: { effect: 'tell', to, notice }, notBefore: tx.now }]);
