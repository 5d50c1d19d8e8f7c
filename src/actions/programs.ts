import type { AuditAction } from '../core/audit.ts';
import { asId, type ProgramId, type TagSlug } from '../core/ids.ts';
import { planRound } from '../core/matching/plan.ts';
import {
  acrossRules,
  groupSizes,
  nextRound,
  type Program,
  pauseProgram,
  programDefaults,
  programDueAt,
  programPlaces,
  programWeeks,
  runNow,
  startProgram,
} from '../core/program.ts';
import { type ProgramFaults, withRules, withSettings } from '../core/programForm.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { localDateOf } from '../core/time/zones.ts';
import { addresses } from '../views/addresses.ts';
import { programPreview, rulesForm, runConfirm, settingsForm } from '../views/programs.ts';
import { programName, programSaid } from '../views/rounds.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { choicesOf, textOf } from './answers.ts';
import { anyOf, oneOf } from './choices.ts';
import { askAgainFor } from './circlePeople.ts';
import { labelsOf, readSeeks } from './expertise.ts';
import { refuse } from './refuse.ts';
import { summaryOf } from './roundPlan.ts';
import { snapshotOf } from './roundSnapshot.ts';
import { commitProgram } from './roundsClock.ts';

const to = addresses.programs;
/** A plan for more people takes longer than somebody waits for an answer. */
const mostPreviewed = 5_000;
/** Before the id of a program that a form is about to make. */
const newly = 'new/';

/** A new program, from its defaults. */
const createAction: Action = {
  name: to.create,
  managersOnly: true,
  opensForm: true,
  run: async (_call, { tx, dice, language }) => {
    const settings = { ...programDefaults, name: '' };
    // The form knows the program it makes: sent twice it makes one.
    const about = { settings, subject: `${newly}${dice.id()}`, zone: tx.community.zone };
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
  choices: { weeks: oneOf(programWeeks), size: oneOf(groupSizes), place: oneOf(programPlaces) },
  managersOnly: true,
  run: async (call, scene) => {
    const { tx, dice, language } = scene;
    const { subject, answers } = call;
    const isNew = subject === '' || subject.startsWith(newly);
    const id = asId<ProgramId>(isNew ? subject.slice(newly.length) || dice.id() : subject);
    const before = await tx.programs.lock(id);
    if (before === null && !isNew) return refuse(language, gone);
    const chosen = (name: string) => choicesOf(answers, name)[0] ?? '';
    const program = withSettings(
      before ?? freshProgram(id, tx.community.zone, tx.now),
      {
        ...{ name: textOf(answers, 'name'), moment: textOf(answers, 'moment') },
        ...{ weeks: chosen('weeks'), size: chosen('size'), place: chosen('place') },
      },
      await tx.programs.list(),
    );
    if ('faults' in program) return { reply: 'correct', errors: errorsOf(scene, program.faults) };
    await save(scene, call, program, before === null ? 'programs.made' : 'programs.changed');
    await askAgainFor(tx, before, program);
    const said = text(language).programs.saved(programName(program));
    const opened = before !== null && isOpened(before, program);
    const more = opened ? text(language).programs.outStayOut : null;
    return { reply: 'replace', message: programSaid(program, said, more) };
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
  choices: { across: oneOf(acrossRules), options: anyOf(['newcomers', 'twoSided']) },
  managersOnly: true,
  run: async (call, scene) => {
    const { answers } = call;
    const program = await scene.tx.programs.lock(programId(call));
    if (program === null) return refuse(scene.language, gone);
    const topics = await readSeeks(scene, textOf(answers, 'topics'));
    const changed = withRules(program, {
      ...{ across: choicesOf(answers, 'across')[0] ?? '', options: choicesOf(answers, 'options') },
      ...{ gap: textOf(answers, 'gap'), pauses: textOf(answers, 'pauses') },
      topics: topics.tags.map(({ tag }): TagSlug => tag),
    });
    if ('faults' in changed || topics.error !== undefined) {
      const faults = 'faults' in changed ? changed.faults : {};
      const typed = topics.error === undefined ? {} : { topics: topics.error };
      return { reply: 'correct', errors: { ...errorsOf(scene, faults), ...typed } };
    }
    await save(scene, call, changed, 'programs.changed');
    const said = text(scene.language).programs.saved(programName(changed));
    return { reply: 'replace', message: programSaid(changed, said) };
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

/**
 * It is for everybody again, or for more of them. Nobody who is out is put back: whether they left or did not press
 * once more is theirs, and the same here.
 */
export const isOpened = (before: Program, after: Program): boolean =>
  after.place === 'everyone' &&
  (before.place !== 'everyone' || (before.circle !== null && after.circle === null));

const gone: Refusal = { refused: 'notYours' };

const programId = ({ subject }: Call): ProgramId => asId<ProgramId>(subject);

/** One sentence beside each field that has to be changed. */
const errorsOf = ({ language }: Scene, faults: ProgramFaults): Record<string, string> => {
  const words = text(language);
  return Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [
      field,
      fault === 'badChoice' || fault === 'noName' ? words[fault] : words.programs[fault],
    ]),
  );
};

const save = async ({ tx }: Scene, call: Call, program: Program, action: AuditAction): Promise<void> => {
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
  const isStarted = action === 'programs.started';
  const said = isStarted ? words.started : words.paused;
  const more = isStarted && changed.place === 'optIn' ? words.invite : null;
  return { reply: 'replace', message: programSaid(changed, said(programName(changed)), more) };
};
