import type { Reply } from '../../src/actions/action.ts';
import { openConnector } from '../../src/core/connector.ts';
import type { IntroRequest } from '../../src/core/introRequest.ts';
import { claimTie, noTie, type TieStrength } from '../../src/core/tie.ts';
import type { Stage, Town } from './stage.ts';

/** Two who both say that they know each other. */
export const knowEachOther = async (
  stage: Stage,
  town: Town,
  one: string,
  other: string,
  strength: TieStrength = 'strong',
): Promise<void> => {
  const [a, b] = [town.idOf(one), town.idOf(other)];
  await stage.store.transaction(town.id, async (tx) => {
    const said = { strength, source: 'said' } as const;
    await tx.ties.save(claimTie(claimTie(noTie(a, b), a, said, tx.now), b, said, tx.now));
  });
};

/** Ask to be introduced through somebody who knows both. */
export const refer = (
  town: Town,
  who: string,
  whom: string,
  more: Record<string, unknown> = {},
): Promise<Reply> =>
  town.press(who, 'connectors.referForm', {
    subject: town.idOf(whom),
    answers: {
      kind: ['advice'],
      why: 'You know clinics.',
      blurb: 'We build for them.',
      company: ['usual'],
      ...more,
    } as never,
  });

/** The latest ask of somebody. */
export const latest = async (town: Town, who: string): Promise<IntroRequest> => {
  const request = (await town.asks(who)).at(-1);
  if (request === undefined) throw new Error(`${who} asked nothing`);
  return request;
};

/** Which of these people holds the open card of a connector; null where nobody does. */
export const connecting = async (
  town: Town,
  who: string,
  names: readonly string[],
): Promise<string | null> => {
  const open = openConnector(await latest(town, who));
  return open === null ? null : (names.find((name) => town.idOf(name) === open.member) ?? 'somebody else');
};

/** A press about the latest ask of somebody. */
export const answer = async (
  town: Town,
  who: string,
  action: string,
  asker: string,
  answers: Record<string, unknown> = {},
): Promise<Reply> =>
  town.press(who, action, { subject: (await latest(town, asker)).id, answers: answers as never });
