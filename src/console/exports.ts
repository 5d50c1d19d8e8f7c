import { labelsOf } from '../actions/expertise.ts';
import { historyOf } from '../actions/history.ts';
import { csv } from '../core/csv.ts';
import { localDateOf } from '../core/time/zones.ts';
import { publicOffers } from '../views/expertise.ts';
import { nameOf } from '../views/people.ts';
import { programName } from '../views/rounds.ts';
import { type Piece, textOf } from './html.ts';
import { readerOf } from './pages/audit.ts';
import { betweenHeads, betweenRows } from './pages/circles.ts';
import { outcomeCells, outcomeHeads } from './pages/outcomes.ts';
import { roundCells, roundHeads } from './pages/programs.ts';
import type { Visit } from './visit.ts';

/** What can be taken away as a file. */
export const exportNames = ['members', 'rounds', 'outcomes', 'circles', 'audit'] as const;
export type ExportName = (typeof exportNames)[number];

const mostRounds = 500;
const mostLines = 100_000;

/** One file, and the note that somebody took it. Says no more than the page of the same name. */
export const exportFile = async (visit: Visit, name: ExportName): Promise<string> => {
  const { tx } = visit.scene;
  const { heads, rows } = await tables[name](visit);
  await tx.audit.note({ actor: visit.me.id, action: 'console.exported', subject: name });
  return csv(
    heads,
    rows.map((row) => row.map(textOf)),
  );
};

type Table = { readonly heads: readonly string[]; readonly rows: readonly (readonly Piece[])[] };

const tables: Readonly<Record<ExportName, (visit: Visit) => Promise<Table>>> = {
  members: async ({ scene, words }) => {
    const { tx } = scene;
    const said = words.console.members;
    const labels = await labelsOf(tx);
    const people = (await tx.members.list({})).filter(({ status }) => status !== 'gone');
    return {
      heads: [said.name, said.status, said.since, said.topics],
      rows: people.map((member) => [
        nameOf(words, member, 200),
        said.statuses[member.status === 'gone' ? 'left' : member.status],
        member.joinedAt === null ? '' : localDateOf(member.joinedAt, tx.community.zone),
        member.status === 'joined' && !member.isHidden ? publicOffers(words, labels, member.offers) : '',
      ]),
    };
  },
  rounds: async (visit) => {
    const { tx } = visit.scene;
    const rows: Piece[][] = [];
    for (const program of await tx.programs.list()) {
      for (const round of await tx.rounds.latest(program.id, mostRounds)) {
        if (round.summary !== null) rows.push([programName(program), ...(await roundCells(visit, round))]);
      }
    }
    return { heads: [visit.words.programs.name, ...roundHeads(visit)], rows };
  },
  outcomes: async (visit) => ({
    heads: outcomeHeads(visit),
    rows: (await historyOf(visit.scene.tx)).map((one) => outcomeCells(visit, one)),
  }),
  circles: async (visit) => ({ heads: betweenHeads(visit), rows: await betweenRows(visit) }),
  audit: async ({ scene, words }) => {
    const said = words.consolePages.audit;
    const lines = await scene.tx.audit.list({ before: null, limit: mostLines });
    const read = await readerOf(scene.tx, words, lines);
    return {
      heads: [said.number, said.at, said.actor, said.action, said.about, 'hash'],
      rows: lines.map((line) => {
        const { actor, action, about } = read(line);
        return [line.number, line.at.toISOString(), actor, action, about, line.hash];
      }),
    };
  },
};
