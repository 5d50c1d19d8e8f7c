import { asId, type MemberId } from '../core/ids.ts';
import { isPaused, type Pause } from '../core/pause.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import type { Report } from '../core/report.ts';
import { addresses } from '../views/addresses.ts';
import {
  type Reported,
  readForm,
  readWhys,
  reportQueue,
  reportsAbout,
  reportsDismissed,
  reportWords,
} from '../views/reports.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Scene } from './action.ts';
import { chosenOf } from './answers.ts';
import { oneOf } from './choices.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';

const to = addresses.reports;

/** Whom undecided reports are about; managers never see what is reported about themselves. */
const openAction: Action = {
  name: to.open,
  managersOnly: true,
  run: async (call, { tx, language }) => {
    const people = await reportQueueOf(tx, call.who);
    return { reply: 'show', message: reportQueue(text(language), { people }) };
  },
};

/** Everything reported about one member. */
const aboutAction: Action = {
  name: to.about,
  managersOnly: true,
  run: async (call, scene) => {
    const one = await reportedIn(scene, call);
    if (isRefusal(one)) return refuse(scene.language, one);
    return { reply: 'show', message: reportsAbout(text(scene.language), one) };
  },
};

/** Opens the form that asks for a reason. */
const readAction: Action = {
  name: to.read,
  managersOnly: true,
  opensForm: true,
  run: async (call, scene) => {
    const one = await reportedIn(scene, call);
    if (isRefusal(one)) return refuse(scene.language, one);
    return { reply: 'form', form: readForm(text(scene.language), one) };
  },
};

/** With a reason, which the audit keeps, what was written is read. */
const readSent: Action = {
  name: to.readForm,
  choices: { why: oneOf(readWhys) },
  managersOnly: true,
  run: async (call, scene) => {
    const { tx, language } = scene;
    const one = await reportedIn(scene, call);
    if (isRefusal(one)) return refuse(language, one);
    const why = chosenOf(call.answers, 'why', readWhys);
    await tx.audit.note({ actor: call.who, action: `reports.read.${why}`, subject: one.member });
    const notes = [];
    for (const report of await reportsOn(tx, one.member)) {
      notes.push({ at: report.at, note: report.note, blurb: await reportedWords(tx, report) });
    }
    return { reply: 'show', message: reportWords(text(language), { ...one, notes }) };
  },
};

/** A manager found nothing in them; they are kept and count no more. */
const dismissAction: Action = {
  name: to.dismiss,
  managersOnly: true,
  run: async (call, scene) => {
    const { tx, language } = scene;
    const one = await reportedIn(scene, call);
    if (isRefusal(one)) return refuse(language, one);
    if (one.state !== 'open' || one.reports.length === 0) {
      return refuse(language, { refused: 'alreadyAnswered' });
    }
    for (const { id } of await reportsOn(tx, one.member)) await tx.reports.dismiss(id, tx.now);
    await tx.audit.note({ actor: call.who, action: 'reports.dismissed', subject: one.member });
    return { reply: 'replace', message: reportsDismissed(text(language), one) };
  },
};

/** The managers' queue of reports. */
export const reportQueueActions: readonly Action[] = [
  openAction,
  aboutAction,
  readAction,
  readSent,
  dismissAction,
];

/** Whom undecided reports are about, appeals first; nobody is shown what is reported about themselves. */
export const reportQueueOf = async (tx: Transaction, reader: MemberId | null): Promise<Reported[]> => {
  const waiting = new Map<MemberId, Report[]>();
  for (const report of await tx.reports.list()) {
    if (report.dismissedAt !== null || report.about === reader) continue;
    waiting.set(report.about, [...(waiting.get(report.about) ?? []), report]);
  }
  const people: Reported[] = [];
  for (const [member, reports] of waiting) {
    const pause = await tx.pauses.get(member);
    if (isUndecided(reports, pause)) people.push(await reported(tx, member, reports, pause));
  }
  const order = ['appealed', 'open', 'paused'];
  return people.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
};

/** About how many members reports wait that nobody in the community may decide on: its only manager's own. */
export const undecidable = async (tx: Transaction): Promise<number> => {
  const [manager = null, ...others] = await tx.members.managers();
  const waiting = await reportQueueOf(tx, null);
  if (others.length > 0) return 0;
  return waiting.filter(({ member }) => manager === null || member === manager).length;
};

const reportsOn = async (tx: Transaction, member: MemberId): Promise<Report[]> =>
  (await tx.reports.list()).filter(({ about, dismissedAt }) => about === member && dismissedAt === null);

/** What they themselves wrote, where it is still kept: an ask, words that came with it, a recommendation, a post, a note. */
const reportedWords = async (tx: Transaction, { about, request }: Report): Promise<string> => {
  if (request === null) return '';
  const asked = await tx.introRequests.get(asId(request));
  if (asked?.requester === about) return asked.blurb;
  const passedOn = asked?.connectors.find(({ member }) => member === about);
  if (passedOn?.state === 'forwarded') return passedOn.forward.words;
  const vouch = await tx.vouches.get(asId(request));
  if (vouch?.by === about) return vouch.words;
  const post = await tx.board.get(asId(request));
  if (post?.author === about) return post.text;
  const share = await tx.shares.get(asId(request));
  return share?.sharer === about ? share.note : '';
};

/** The member a button is about, with what is reported of them. Checked here too: the console calls it as well. */
const reportedIn = async (
  { tx }: Scene,
  { who, subject }: Pick<Call, 'who' | 'subject'>,
): Promise<Reported | Refusal> => {
  if (!(await tx.members.isManager(who))) return { refused: 'managersOnly' };
  const member = asId<MemberId>(subject);
  if (member === who) return { refused: 'yourself' };
  const reports = await reportsOn(tx, member);
  const pause = await tx.pauses.get(member);
  if (reports.length === 0 && !isPaused(pause)) return { refused: 'alreadyAnswered' };
  return reported(tx, member, reports, pause);
};

const reported = async (
  tx: Transaction,
  member: MemberId,
  reports: readonly Report[],
  pause: Pause | null,
): Promise<Reported> => {
  const found = await tx.members.get(member);
  const isHeld = pause !== null && isPaused(pause);
  const isAppealed = isHeld && pause.appealedAt !== null && pause.decision === null;
  return {
    member,
    name: found?.name || '…',
    reports,
    state: isAppealed ? 'appealed' : isHeld ? 'paused' : 'open',
  };
};

/** What came before a decision is decided with it. */
const isUndecided = (reports: readonly Report[], pause: Pause | null): boolean =>
  pause === null || pause.decision === null || reports.some(({ at }) => at > (pause.decidedAt ?? at));
