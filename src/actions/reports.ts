import { asId, type IntroRequestId, type MemberId, type ReportId } from '../core/ids.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { type Report, reportable, reportReasons } from '../core/report.ts';
import { addresses } from '../views/addresses.ts';
import type { Answers } from '../views/form.ts';
import { reported, reportForm } from '../views/reports.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Scene } from './action.ts';
import { choiceOf, textOf } from './answers.ts';
import { pauseIfReported } from './pauses.ts';
import { refuse } from './refuse.ts';

/** Opens the form that reports whoever is behind a request. */
const reportAction: Action = {
  name: addresses.introRequests.report,
  opensForm: true,
  run: async (call, scene) => {
    const about = await reportedBy(scene, call);
    if (isRefusal(about)) return refuse(scene.language, about);
    return { reply: 'form', form: reportForm(text(scene.language), about) };
  },
};

/** The form was sent. */
const reportSent: Action = {
  name: addresses.introRequests.reportForm,
  run: async (call, scene) => {
    const about = await reportedBy(scene, call);
    if (isRefusal(about)) return refuse(scene.language, about);
    await report(scene, about, call.answers);
    return { reply: 'replace', message: reported(text(scene.language)) };
  },
};

/** Reporting what was answered long ago. */
export const reportActions: readonly Action[] = [reportAction, reportSent];

type About = {
  readonly reporter: MemberId;
  readonly about: MemberId;
  readonly request: NonNullable<Report['request']>;
  /** The reporter never saw who it is: being kept apart would put the name on their list. */
  readonly isUnnamed?: boolean;
};

/** A report is kept, once for each request; managers are told, and the two are kept apart from now on. */
export const report = async (
  scene: Scene,
  { reporter, about, request, isUnnamed = false }: About,
  answers: Answers,
): Promise<void> => {
  const { tx, dice } = scene;
  const isThere = (await tx.reports.list()).some(
    (earlier) => earlier.reporter === reporter && earlier.request === request,
  );
  if (isThere) return;
  const id = dice.id<ReportId>();
  const reason = choiceOf(answers, 'reason', reportReasons) ?? 'other';
  const note = textOf(answers, 'note').slice(0, 500);
  await tx.reports.add({ id, reporter, about, request, reason, note, at: tx.now, dismissedAt: null });
  if (!isUnnamed) await tx.limits.avoid(reporter, about, tx.now);
  await pauseIfReported(scene, about);
  const managers = await tx.members.managers();
  await tx.outbox.add(
    managers.map((to) => ({
      key: `${id}/report/${to}`,
      effect: { effect: 'tell', to, notice: { notice: 'reportArrived', report: id } },
      notBefore: tx.now,
    })),
  );
};

/** The lock keeps two presses at once from being two reports. */
const reportedBy = async ({ tx }: Scene, { who, subject }: Call): Promise<About | Refusal> => {
  const request = await tx.introRequests.lock(asId<IntroRequestId>(subject));
  if (request === null) return { refused: 'notYours' };
  const about = reportable(request, who);
  return typeof about === 'string' ? { reporter: who, about, request: request.id } : about;
};
