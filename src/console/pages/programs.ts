import { countIn } from '../../actions/rounds.ts';
import { fewestPeople } from '../../core/figures.ts';
import { asId, type ProgramId } from '../../core/ids.ts';
import { outcomeOf } from '../../core/pairing.ts';
import { nextRound, type Program } from '../../core/program.ts';
import type { Round } from '../../core/round.ts';
import { addresses } from '../../views/addresses.ts';
import { summaryLine } from '../../views/programs.ts';
import { programName, rhythm } from '../../views/rounds.ts';
import { type Html, html, type Piece } from '../html.ts';
import {
  dateText,
  figure,
  formLink,
  moment,
  number,
  percent,
  press,
  section,
  small,
  table,
} from '../parts.ts';
import type { Page, Visit } from '../visit.ts';

const to = addresses.programs;
const roundsShown = 12;
const here = '/console/programs';

/** Every program, and what its latest round came to. */
export const programsPage: Page = {
  path: '/programs',
  show: async (visit) => {
    const { tx } = visit.scene;
    const { words } = visit;
    const said = words.consolePages.programs;
    const rows: Piece[][] = [];
    for (const program of await tx.programs.list()) {
      const rounds = await tx.rounds.latest(program.id, 3);
      const summary = rounds.find((round) => round.summary !== null)?.summary ?? null;
      rows.push([
        html`<a href="${here}/${program.id}">${programName(program)}</a>`,
        rhythm(words, program),
        words.rounds.status[program.status],
        figure(words, (await countIn(tx, program)) ?? 'few'),
        nextOf(visit, program),
        summary === null ? '–' : summaryLine(words, summary),
      ]);
    }
    const heads = [words.programs.name, said.rhythm, said.status, said.taking, said.next, said.latest];
    return {
      title: words.console.pages.programs,
      body: html`<p>${said.intro}</p>
${rows.length === 0 ? html`<p>${said.none}</p>` : table(words.console.pages.programs, heads, rows)}
<div class="buttons">${formLink({ action: to.create, label: words.rounds.create, back: here })}</div>`,
    };
  },
};

/** One program: its rules, its buttons, its rounds in totals. */
export const programPage: Page = {
  path: '/programs/:id',
  show: async (visit) => {
    const { tx } = visit.scene;
    const { words } = visit;
    const said = words.consolePages.programs;
    const program = await tx.programs.get(asId<ProgramId>(visit.asked('id')));
    if (program === null) return null;
    const facts: readonly (readonly [string, Piece])[] = [
      [said.status, words.rounds.status[program.status]],
      [said.rhythm, rhythm(words, program)],
      [words.programs.place, words.rounds.places[program.place]],
      [words.programs.across, words.programs.acrossOf[program.across]],
      [said.taking, figure(words, (await countIn(tx, program)) ?? 'few')],
      [said.next, nextOf(visit, program)],
    ];
    const rounds = (await tx.rounds.latest(program.id, roundsShown)).filter(
      ({ summary }) => summary !== null,
    );
    return {
      title: programName(program),
      body: html`<p><a href="${here}">${words.console.backTo(words.console.pages.programs)}</a></p>
<dl>${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>${buttonsOf(visit, program)}
${section(said.rounds, rounds.length === 0 ? html`<p>${said.noRounds}</p>` : await roundTable(visit, rounds))}
${await reasons(visit, program)}`,
    };
  },
};

/** A round in totals; who met whom is for those who did. */
export const roundHeads = ({ words }: Visit): string[] => {
  const said = words.consolePages.programs;
  return [
    said.date,
    ...[said.people, said.conversations, said.talked, said.withReason, said.larger],
    ...[said.leftOut, said.repeats, said.certified],
  ];
};

/** The same as a row, with numbers as text. */
export const roundCells = async (visit: Visit, round: Round): Promise<readonly Piece[]> => {
  const { words } = visit;
  const { summary } = round;
  if (summary === null) return [];
  const count = (value: number) => number(words, value);
  return [
    dateText(words, round.date),
    count(summary.people),
    count(summary.pairings),
    await talkedIn(visit, round),
    count(summary.withReason),
    count(summary.larger),
    count(summary.leftOut),
    count(summary.repeats),
    summary.certified === null ? '–' : percent(words, Math.floor(summary.certified * 1_000) / 1_000),
  ];
};

const talkedIn = async ({ scene, words }: Visit, round: Round): Promise<Piece> => {
  const pairings = await scene.tx.pairings.ofRound(round.id);
  const talked = pairings.filter((pairing) => outcomeOf(pairing) === 'met');
  const people = new Set(talked.flatMap(({ members }) => members)).size;
  if (people < fewestPeople) return figure(words, 'few');
  const said = words.consolePages.programs;
  return said.talkedOf(number(words, talked.length), number(words, pairings.length));
};

const roundTable = async (visit: Visit, rounds: readonly Round[]): Promise<Html> => {
  const rows: (readonly Piece[])[] = [];
  for (const round of rounds) rows.push(await roundCells(visit, round));
  const said = visit.words.consolePages.programs;
  return html`${table(said.rounds, roundHeads(visit), rows)}${small(said.certifiedNote)}`;
};

const reasons = async ({ scene, words }: Visit, program: Program): Promise<Html | null> => {
  const said = words.consolePages.programs;
  const all = await scene.tx.figures.notPlaced(program.id);
  if (all.length === 0) return null;
  const rows = all.map(({ reason, people }) => [
    said.reasons[reason],
    figure(words, people < fewestPeople ? 'few' : people),
  ]);
  return section(said.whyOut, table(said.whyOut, [said.why, said.people], rows), small(said.whyOutNote));
};

const buttonsOf = (visit: Visit, program: Program): Html => {
  const { words } = visit;
  const back = `${here}/${program.id}`;
  const about = { subject: program.id, back };
  const isRunning = program.status === 'running';
  return html`<div class="buttons">${[
    isRunning
      ? null
      : press(visit, { ...about, action: to.start, label: words.programs.start, style: 'primary' }),
    press(visit, { ...about, action: to.preview, label: words.consolePages.programs.preview }),
    formLink({ ...about, action: to.edit, label: words.programs.settings }),
    formLink({ ...about, action: to.rules, label: words.programs.rules }),
    isRunning ? press(visit, { ...about, action: to.run, label: words.programs.run }) : null,
    isRunning ? press(visit, { ...about, action: to.pause, label: words.programs.pause }) : null,
  ]}</div>`;
};

const nextOf = ({ scene, words, me }: Visit, program: Program): Piece =>
  program.status === 'running'
    ? moment(words, nextRound(program, scene.tx.now, scene.tx.community).at, me.zone)
    : '–';
