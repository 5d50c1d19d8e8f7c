import { asId, type IntroRequestId, type MemberId, type ReportId } from '../core/ids.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { isUnnamedTo, type Report, reportable, reportableWriters, reportReasons } from '../core/report.ts';
import { addresses } from '../views/addresses.ts';
import type { Answers, Form } from '../views/form.ts';
import { writerIn } from '../views/reportButton.ts';
import { reported, reportForm } from '../views/reports.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { choiceOf, choicesOf, textOf } from './answers.ts';
import { notOffered, oneOf } from './choices.ts';
import { decidersOn, pauseIfReported } from './pauses.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';

/** Opens the form that reports whoever is behind a request. */
const reportAction: Action = {
  name: addresses.introRequests.report,
  opensForm: true,
  run: async (call, scene) => {
    const found = await reportedBy(scene, call);
    if (isRefusal(found)) return refuse(scene.language, found);
    return { reply: 'form', form: await formOf(scene, found) };
  },
};

/** The form was sent. */
const reportSent: Action = {
  name: addresses.introRequests.reportForm,
  run: async (call, scene) => {
    const found = await reportedBy(scene, call);
    if (isRefusal(found)) return refuse(scene.language, found);
    const wrong = notOffered(scene.language, await formOf(scene, found), call.answers);
    if (wrong !== null) return wrong;
    const said = await reportRequest(scene, found.request, found.by, call.answers);
    if (isRefusal(said)) return refuse(scene.language, said);
    return { reply: 'replace', message: reported(text(scene.language), said) };
  },
};

/** Reporting what was answered long ago. */
export const reportActions: readonly Action[] = [reportAction, reportSent];

/** Reporting one thing somebody wrote, or a refusal where the presser never got it: the form, and the form sent. */
export const reportsOf = (
  names: { readonly report: string; readonly reportForm: string },
  aboutOf: (scene: Scene, call: Call) => Promise<About | Refusal>,
): readonly Action[] => [
  {
    name: names.report,
    opensForm: true,
    run: async (call, scene) => {
      const about = await aboutOf(scene, call);
      if (isRefusal(about)) return refuse(scene.language, about);
      const form = reportForm(text(scene.language), { request: about.request, action: names.reportForm });
      return { reply: 'form', form };
    },
  },
  {
    name: names.reportForm,
    choices: { reason: oneOf(reportReasons) },
    run: async (call, scene) => {
      const about = await aboutOf(scene, call);
      if (isRefusal(about)) return refuse(scene.language, about);
      const said = await report(scene, about, call.answers);
      return { reply: 'replace', message: reported(text(scene.language), said) };
    },
  },
];

type About = {
  readonly reporter: MemberId;
  readonly about: MemberId;
  readonly request: NonNullable<Report['request']>;
  /** The reporter never saw who it is: being kept apart would put the name on their list. */
  readonly isUnnamed?: boolean;
};

/** Whether it waits for a manager who could decide: not told of whom was never named, or it would tell who they are. */
type Reported = { readonly waits: boolean };

/**
 * A report is kept, once for each person and each thing they wrote; managers are told, and the two are kept apart from
 * now on.
 */
export const report = async (
  scene: Scene,
  { reporter, about, request, isUnnamed = false }: About,
  answers: Answers,
): Promise<Reported> => {
  const { tx, dice } = scene;
  const deciders = await decidersOn(tx, about);
  const said = { waits: deciders.length === 0 && !isUnnamed };
  const isThere = (await tx.reports.list()).some(
    (earlier) => earlier.reporter === reporter && earlier.request === request && earlier.about === about,
  );
  if (isThere) return said;
  const id = dice.id<ReportId>();
  const reason = choiceOf(answers, 'reason', reportReasons) ?? 'other';
  const note = textOf(answers, 'note').slice(0, 500);
  await tx.reports.add({ id, reporter, about, request, reason, note, at: tx.now, dismissedAt: null });
  if (isUnnamed) await keepApartUnnamed(tx, about, reporter);
  else await tx.limits.avoid(reporter, about, tx.now);
  await pauseIfReported(scene, about);
  await tx.outbox.add(
    deciders.map((to) => ({
      key: `${id}/report/${to}`,
      effect: { effect: 'tell', to, notice: { notice: 'reportArrived', report: id } },
      notBefore: tx.now,
    })),
  );
  return said;
};

/**
 * Whoever is behind a request is reported: who asked, or a writer of words that came with it, as the answers say
 * (`whom`, or `what` on a card's further answers).
 */
export const reportRequest = async (
  scene: Scene,
  request: IntroRequest,
  by: MemberId,
  answers: Answers,
): Promise<Refusal | Reported> => {
  const [said] = [...choicesOf(answers, 'whom'), ...choicesOf(answers, 'what')];
  const about = reportable(request, by, said === undefined ? null : writerIn(said));
  if (isRefusal(about)) return about;
  const isUnnamed = about === request.requester && isUnnamedTo(request, by);
  return report(scene, { reporter: by, about, request: request.id, isUnnamed }, answers);
};

/**
 * The further answers of a card that was closed meanwhile: a report counts all the same, as from a card answered long
 * ago; everything else comes too late.
 */
export const reportTooLate = async (scene: Scene, call: Call, no: Refusal): Promise<Reply> => {
  const [what] = choicesOf(call.answers, 'what');
  const isReport = what !== undefined && (what === 'report' || writerIn(what) !== null);
  const found = isReport ? await reportedBy(scene, call) : no;
  const said = 'refused' in found ? found : await reportRequest(scene, found.request, found.by, call.answers);
  return isRefusal(said)
    ? refuse(scene.language, said)
    : { reply: 'replace', message: reported(text(scene.language), said) };
};

/** Those whose words the reader was given, and who are still there. */
export const writersOf = async (tx: Transaction, request: IntroRequest, by: MemberId): Promise<Member[]> => [
  ...(await tx.members.getMany(reportableWriters(request, by))).values(),
];

/** Nothing of theirs comes here any more, and no list shows the name the reader was never told. */
export const keepApartUnnamed = (tx: Transaction, requester: MemberId, reader: MemberId): Promise<void> =>
  tx.limits.coolDown(requester, reader, new Date(tx.now.getTime() + unnamedDays * 86_400_000));

const unnamedDays = 365;

const formOf = async ({ tx, language }: Scene, { request, by }: Reporting): Promise<Form> =>
  reportForm(text(language), { request: request.id, writers: await writersOf(tx, request, by) });

type Reporting = { readonly request: IntroRequest; readonly by: MemberId };

/** The lock keeps two presses at once from being two reports. */
const reportedBy = async ({ tx }: Scene, { who, subject }: Call) => {
  const request = await tx.introRequests.lock(asId<IntroRequestId>(subject));
  if (request === null) return { refused: 'notYours' } satisfies Refusal;
  const about = reportable(request, who);
  return typeof about === 'string' ? { request, by: who } : about;
};
