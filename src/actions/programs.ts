import { asId, type ProgramId, type TagSlug } from '../core/ids.ts';
import { planRound } from '../core/matching/plan.ts';
import {
  acrossRules,
  groupSizes,
  nextRound,
  type Program,
  type ProgramSettings,
  pauseProgram,
  programDefaults,
  programDueAt,
  programPlaces,
  programWeeks,
  runNow,
  startProgram,
} from '../core/program.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { localDateOf } from '../core/time/zones.ts';
import { readMoment, readPauses } from '../core/weekly.ts';
import { addresses } from '../views/addresses.ts';
import { programPreview, rulesForm, runConfirm, settingsForm } from '../views/programs.ts';
import { programName, programSaid } from '../views/rounds.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { choiceOf, choicesOf, textOf } from './answers.ts';
import { askAgainFor } from './circlePeople.ts';
import { labelsOf, readSeeks } from './expertise.ts';
import { refuse } from './refuse.ts';
import { summaryOf } from './roundPlan.ts';
import { snapshotOf } from './roundSnapshot.ts';
import { commitProgram } from './roundsClock.ts';

const to = addresses.programs;
/** A plan for more people takes longer than somebody waits for an answer. */
const mostPreviewed = 5_000;
const mostGap = 104;

/** A new program, from its defaults. */
const createAction: Action = {
  name: to.create,
  managersOnly: true,
  opensForm: true,
  run: async (_call, { tx, language }) => {
    const settings = { ...programDefaults, name: '' };
    const about = { settings, subject: '', zone: tx.community.zone };
    return { reply: 'form', form: settingsForm(text(language), about) };
  },
};

/** The same questions about one that is there. */
const editAction: Action = {
  name: to.edit,
  managersOnly: true,
  opensForm: true,
  run: async (call, { tx, language }) => {
    const program = await tx.programs.get(programId(call));
    if (program === null) return refuse(language, gone);
    const about = { settings: program, subject: program.id, zone: program.zone };
    return { reply: 'form', form: settingsForm(text(language), about) };
  },
};

/** The settings were sent: a draft is made, or one is changed. Nothing is sent to anybody. */
const settingsSent: Action = {
  name: to.settingsForm,
  managersOnly: true,
  run: async (call, scene) => {
    const { tx, dice, language } = scene;
    const words = text(language).programs;
    const settings = readSettings(call);
    if (settings === null) return { reply: 'correct', errors: { moment: words.badMoment } };
    const before = call.subject === '' ? null : await tx.programs.lock(programId(call));
    if (before?.isTwoSided && settings.groupSize !== 2) {
      return { reply: 'correct', errors: { size: words.onlyPairs } };
    }
    const program: Program = {
      ...(before ?? freshProgram(dice.id<ProgramId>(), tx.community.zone, tx.now)),
      ...settings,
    };
    await save(scene, call, program, before === null ? 'programs.made' : 'programs.changed');
    await askAgainFor(tx, before, program);
    return { reply: 'replace', message: programSaid(program, words.saved(programName(program))) };
  },
};

/** The wishes and limits. */
const rulesAction: Action = {
  name: to.rules,
  managersOnly: true,
  opensForm: true,
  run: async (call, { tx, language }) => {
    const program = await tx.programs.get(programId(call));
    if (program === null) return refuse(language, gone);
    return { reply: 'form', form: rulesForm(text(language), { program, labels: await labelsOf(tx) }) };
  },
};

/** The rules were sent; what is wrong stands beside its field. */
const rulesSent: Action = {
  name: to.rulesForm,
  managersOnly: true,
  run: async (call, scene) => {
    const words = text(scene.language).programs;
    const program = await scene.tx.programs.lock(programId(call));
    if (program === null) return refuse(scene.language, gone);
    const gap = Number(textOf(call.answers, 'gap'));
    const pauses = readPauses(textOf(call.answers, 'pauses'));
    const topics = await readSeeks(scene, textOf(call.answers, 'topics'));
    const errors = {
      ...(Number.isInteger(gap) && gap >= 0 && gap <= mostGap ? {} : { gap: words.badGap }),
      ...(pauses === null ? { pauses: words.badPauses } : {}),
      ...(topics.error === undefined ? {} : { topics: topics.error }),
    };
    if (Object.keys(errors).length > 0 || pauses === null) return { reply: 'correct', errors };
    const options = choicesOf(call.answers, 'options');
    const isTwoSided = options.includes('twoSided');
    const changed: Program = {
      ...program,
      across: choiceOf(call.answers, 'across', acrossRules) ?? program.across,
      isNewcomerWithRegular: options.includes('newcomers'),
      isTwoSided,
      groupSize: isTwoSided ? 2 : program.groupSize,
      gapWeeks: gap,
      topics: topics.tags.map(({ tag }): TagSlug => tag),
      pauses,
    };
    await save(scene, call, changed, 'programs.changed');
    return { reply: 'replace', message: programSaid(changed, words.saved(programName(changed))) };
  },
};

/** What would come of a round now. Nothing is written, nobody is told. */
const previewAction: Action = {
  name: to.preview,
  managersOnly: true,
  run: async (call, { tx, dice, language }) => {
    const program = await tx.programs.get(programId(call));
    if (program === null) return refuse(language, gone);
    const next = nextRound(program, tx.now, tx.community);
    const { input, ids, away } = await snapshotOf(tx, program, {
      id: dice.id(),
      date: next.date,
      number: program.rounds,
      seed: Math.floor(dice.roll() * 2 ** 31),
      opensAt: tx.now,
    });
    const words = text(language);
    if (ids.length > mostPreviewed) {
      return { reply: 'show', message: programSaid(program, words.programs.tooLargeToPreview) };
    }
    const summary = summaryOf(planRound(input), ids.length, program.groupSize);
    return { reply: 'show', message: programPreview(words, { program, summary, away }) };
  },
};

const startAction: Action = {
  name: to.start,
  managersOnly: true,
  run: async (call, scene) =>
    scene.tx.community.startedAt === null
      ? refuse(scene.language, { refused: 'startFirst' })
      : change(call, scene, 'programs.started', (program) => startProgram(program, scene.tx.now)),
};

const pauseAction: Action = {
  name: to.pause,
  managersOnly: true,
  run: (call, scene) => change(call, scene, 'programs.paused', pauseProgram),
};

/** Once more before everybody is written to. */
const runAction: Action = {
  name: to.run,
  managersOnly: true,
  run: async (call, { tx, language }) => {
    const program = await tx.programs.get(programId(call));
    if (program === null) return refuse(language, gone);
    return { reply: 'show', message: runConfirm(text(language), { program }) };
  },
};

/** A round of today, whatever the schedule says. */
const runConfirmed: Action = {
  name: to.runConfirmed,
  managersOnly: true,
  run: async (call, { tx, dice, language }) => {
    const words = text(language).programs;
    const program = await tx.programs.lock(programId(call));
    if (program === null) return refuse(language, gone);
    const events = runNow(program, tx.now);
    if (isRefusal(events)) return { reply: 'replace', message: programSaid(program, words.ranToday) };
    await commitProgram(tx, dice, program, events);
    await tx.audit.note({ actor: call.who, action: 'programs.ran', subject: program.id });
    return { reply: 'replace', message: programSaid(program, words.running(programName(program))) };
  },
};

/** What managers do with programs. */
export const programActions: readonly Action[] = [
  createAction,
  editAction,
  settingsSent,
  rulesAction,
  rulesSent,
  previewAction,
  startAction,
  pauseAction,
  runAction,
  runConfirmed,
];

/** A program nobody decided anything about yet. */
export const freshProgram = (id: ProgramId, zone: string, now: Date): Program => ({
  ...programDefaults,
  id,
  name: '',
  zone,
  anchor: localDateOf(now, zone),
  status: 'draft',
  lastDone: null,
  announced: null,
  rounds: 0,
  createdAt: now,
});

const gone: Refusal = { refused: 'notYours' };

const programId = ({ subject }: Call): ProgramId => asId<ProgramId>(subject);

const readSettings = ({ answers }: Call): ProgramSettings | null => {
  const moment = readMoment(textOf(answers, 'moment'));
  if (moment === null) return null;
  const number = (name: string, among: readonly number[]): number | undefined =>
    among.find((value) => String(value) === choicesOf(answers, name)[0]);
  return {
    ...moment,
    name: textOf(answers, 'name').slice(0, 40) || '·',
    everyWeeks: number('weeks', programWeeks) ?? programDefaults.everyWeeks,
    groupSize: number('size', groupSizes) ?? programDefaults.groupSize,
    place: choiceOf(answers, 'place', programPlaces) ?? programDefaults.place,
  };
};

const save = async ({ tx }: Scene, call: Call, program: Program, action: string): Promise<void> => {
  await tx.programs.save(program);
  await tx.due.set('program', program.id, programDueAt(program, tx.now, tx.community));
  await tx.audit.note({ actor: call.who, action, subject: program.id });
};

const change = async (
  call: Call,
  scene: Scene,
  action: 'programs.started' | 'programs.paused',
  decide: (program: Program) => Program | Refusal,
): Promise<Reply> => {
  const program = await scene.tx.programs.lock(programId(call));
  const changed = program === null ? gone : decide(program);
  if (isRefusal(changed)) return refuse(scene.language, changed);
  await save(scene, call, changed, action);
  const words = text(scene.language).programs;
  const said = action === 'programs.started' ? words.started : words.paused;
  return { reply: 'replace', message: programSaid(changed, said(programName(changed))) };
};
