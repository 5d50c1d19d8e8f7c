import { type Figure, figureIn, isIn, lastStretches, medianAnswer, type Stretch } from '../core/figures.ts';
import type { Transaction } from './ports.ts';

/** How many stretches of four weeks are looked back on: half a year. */
const stretches = 6;

/** What four whole weeks came to, all together. */
export type Outcome = {
  readonly stretch: Stretch;
  readonly joined: number;
  readonly asked: Figure;
  readonly introduced: Figure;
  readonly talked: Figure;
  /** Minutes. */
  readonly median: Figure;
};

/** Half a year in stretches of four weeks, the oldest first. */
export const historyOf = async (tx: Transaction): Promise<Outcome[]> => {
  const all = lastStretches(tx.now, tx.community.zone, stretches).toReversed();
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return [];
  const within = [first.from, last.until] as const;
  const joined = await tx.figures.joined(...within);
  const asks = await tx.figures.asks(...within);
  const introduced = await tx.figures.introduced(...within);
  const talked = await tx.figures.talked(...within);
  const answered = await tx.figures.answered(...within);
  return all.map((stretch) => ({
    stretch,
    joined: joined.filter(({ at }) => isIn(stretch, at)).length,
    asked: figureIn(stretch, asks),
    introduced: figureIn(stretch, introduced),
    talked: figureIn(stretch, talked),
    median: medianAnswer(stretch, answered),
  }));
};
