import { asId, type MemberId, type ReportId } from '../core/ids.ts';
import { isPaused, type Pause } from '../core/pause.ts';
import { type Report, readingReasons } from '../core/report.ts';
import { addresses } from '../views/addresses.ts';
import { noteForm, noteRead, queueSaid } from '../views/reportQueue.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { choiceOf } from './answers.ts';
import { pauseByManager } from './pauses.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';

const to = addresses.reports;

/** Everything reported about one person, as managers see it: never by whom. */
export type Reported = {
  readonly about: MemberId;
  readonly name: string;
  readonly pause: Pause | null;
  readonly reports: readonly (Pick<Report, 'id' | 'reason' | 'at'> & {
    readonly hasNote: boolean;
    readonly isDismissed: boolean;
  })[];
};

/** The queue: whoever was reported, what is still open first, the latest first. Not oneself. */
export const reportedOf = async (tx: Transaction, reader: MemberId): Promise<Reported[]> => {
  const all = (await tx.reports.list()).filter(({ about }) => about !== reader);
  const dismissed = await tx.reports.dismissed();
  const people = await tx.members.getMany([...new Set(all.map(({ about }) => about))]);
  const queue: Reported[] = [];
  for (const [about, { name }] of people) {
    const reports = all
      .filter((report) => report.about === about)
      .map(({ id, reason, at, note }) => ({
        ...{ id, reason, at },
        hasNote: note !== '',
        isDismissed: dismissed.has(id),
      }))
      .toSorted((a, b) => b.at.getTime() - a.at.getTime());
    queue.push({ about, name, pause: await tx.pauses.get(about), reports });
  }
  const waits = ({ pause, reports }: Reported) =>
    pause?.appealedAt != null && pause.decision === null
      ? 2
      : reports.some(({ isDismissed }) => !isDismissed)
        ? 1
        : 0;
  const latest = ({ reports }: Reported) => reports[0]?.at.getTime() ?? 0;
  return queue.toSorted((a, b) => waits(b) - waits(a) || latest(b) - latest(a));
};

/** Opens the form that asks why a note is read. Subject: report. */
const readAction: Action = {
  name: to.read,
  managersOnly: true,
  opensForm: true,
  run: (call, scene) =>
    withReport(call, scene, async (report) => ({
      reply: 'form',
      form: noteForm(text(scene.language), { report: report.id }),
    })),
};

/** The note, once the reason is kept. */
const readSent: Action = {
  name: to.readForm,
  managersOnly: true,
  run: (call, scene) =>
    withReport(call, scene, async (report) => {
      const why = choiceOf(call.answers, 'why', readingReasons);
      if (why === null) return { reply: 'form', form: noteForm(text(scene.language), { report: report.id }) };
      const subject = `${report.id}/${why}`;
      await scene.tx.audit.note({ actor: call.who, action: 'reports.read', subject });
      return { reply: 'show', message: noteRead(text(scene.language), { note: report.note }) };
    }),
};

/** It counts no longer. Subject: report. */
const dismissAction: Action = {
  name: to.dismiss,
  managersOnly: true,
  run: (call, scene) =>
    withReport(call, scene, async (report) => {
      if (!(await scene.tx.reports.dismiss(report.id))) {
        return refuse(scene.language, { refused: 'alreadyAnswered' });
      }
      await scene.tx.audit.note({ actor: call.who, action: 'reports.dismissed', subject: report.about });
      return { reply: 'replace', message: queueSaid(text(scene.language), 'dismissed') };
    }),
};

/** A manager pauses somebody who was reported, before three people did. Subject: the member. */
const pauseAction: Action = {
  name: to.pause,
  managersOnly: true,
  run: async (call, scene) => {
    const { tx, language } = scene;
    const about = asId<MemberId>(call.subject);
    if (about === call.who) return refuse(language, { refused: 'yourself' });
    const member = await tx.members.lock(about);
    const dismissed = await tx.reports.dismissed();
    const open = (await tx.reports.list()).filter(
      (report) => report.about === about && !dismissed.has(report.id),
    );
    const isThere = member?.status === 'joined' && open.length > 0;
    if (!isThere || isPaused(await tx.pauses.get(about))) {
      return refuse(language, { refused: 'alreadyAnswered' });
    }
    await pauseByManager(scene, call.who, about);
    return { reply: 'replace', message: queueSaid(text(language), 'paused') };
  },
};

/** What managers do with reports. */
export const reportQueueActions: readonly Action[] = [readAction, readSent, dismissAction, pauseAction];

/** Nobody handles what is about themselves. */
const withReport = async (
  call: Call,
  scene: Scene,
  work: (report: Report) => Promise<Reply>,
): Promise<Reply> => {
  const report = await scene.tx.reports.get(asId<ReportId>(call.subject));
  if (report === null) return refuse(scene.language, { refused: 'notYours' });
  if (report.about !== call.who) return work(report);
  return { reply: 'show', message: queueSaid(text(scene.language), 'own') };
};
