import {
  type Figure,
  figureIn,
  lastStretches,
  medianAnswer,
  roundedCount,
  type Stretch,
} from '../core/figures.ts';
import type { Transaction } from './ports.ts';

/** Two weeks a member may wait before they count as waiting alone. */
const aloneDays = 14;

/** A number of the last four whole weeks, and of the four before. */
export type Pair<T> = { readonly now: T; readonly before: T };

/** What managers are told every four weeks: five numbers, none of anybody in particular. */
export type Overview = {
  readonly now: Stretch;
  readonly before: Stretch;
  readonly joined: Pair<number>;
  readonly asked: Pair<Figure>;
  readonly talked: Pair<Figure>;
  /** Minutes. */
  readonly median: Pair<Figure>;
  /** About how many were put together with nobody: whoever is not among them was, and they may be two. */
  readonly alone: Figure;
};

/** The five numbers. Who joined is no secret among managers; everything else needs five people behind it. */
export const overviewOf = async (tx: Transaction): Promise<Overview> => {
  const [now, before] = lastStretches(tx.now, tx.community.zone, 2);
  if (now === undefined || before === undefined) throw new Error('there are always two stretches');
  const [from, until] = [before.from, now.until];
  const both = <T>(of: (stretch: Stretch) => T): Pair<T> => ({ now: of(now), before: of(before) });
  const joined = await tx.figures.joined(from, until);
  const asks = await tx.figures.asks(from, until);
  const talked = await tx.figures.talked(from, until);
  const answered = await tx.figures.answered(from, until);
  const alone = await tx.figures.alone(new Date(until.getTime() - aloneDays * 86_400_000), until);
  return {
    now,
    before,
    joined: both(({ from, until }) => joined.filter(({ at }) => at >= from && at < until).length),
    asked: both((stretch) => figureIn(stretch, asks)),
    talked: both((stretch) => figureIn(stretch, talked)),
    median: both((stretch) => medianAnswer(stretch, answered)),
    alone: roundedCount(alone.length) ?? 'few',
  };
};
