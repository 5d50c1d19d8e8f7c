import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextWay } from '../../src/actions/connectorSearch.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import { type ConnectorRules, rulesOf } from '../../src/core/connectorRules.ts';
import type { MemberId } from '../../src/core/ids.ts';
import type { IntroRequest } from '../../src/core/introRequest.ts';
import type { Member } from '../../src/core/member.ts';
import { claimTie, noTie, tieStrengths } from '../../src/core/tie.ts';
import { start } from '../actions/stage.ts';
import type { StoreStage } from './storeContract.ts';
import { ask, person, request, tag } from './storeContractSamples.ts';

const dayMs = 86_400_000;
const days = (count: number): Date => new Date(start.getTime() + count * dayMs);
/** Ada asks for Grace; the others may stand between. */
const [ada, grace, size] = [0, 1, 7];

/** What may be the matter with somebody: for good, until it is too late, until soon. */
const forGood = ['known', 'left', 'hidden', 'muted', 'zero', 'kind', 'topic', 'paused', 'noGoAda'] as const;
const forGoodToo = ['avoidsAda', 'avoidedByAda', 'leftOut', 'sameCompany'] as const;
const aboutGrace = ['noGoGrace', 'avoidsGrace', 'avoidedByGrace'] as const;
const tooLate = ['quietLong', 'snoozedLong', 'monthFull'] as const;
const soon = ['quiet', 'snoozed', 'writtenTo'] as const;
const troubles = [...forGood, ...forGoodToo, ...aboutGrace, ...tooLate, ...soon] as const;
type Trouble = (typeof troubles)[number] | 'none';

const other = fc.integer({ min: 2, max: size - 1 });
const anybody = fc.integer({ min: 0, max: size - 1 });
/** Most ties are of the two who ask and are asked for, or little would hang on anybody. */
const mostlyEnds = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(ada, grace) },
  { weight: 1, arbitrary: anybody },
);
const tiesOf = (minLength: number, maxLength: number) =>
  fc.array(
    fc.tuple(
      mostlyEnds,
      anybody,
      fc.constantFrom(...tieStrengths),
      fc.constantFrom('both', 'both', 'both', 'both', 'one', 'faded'),
    ),
    { minLength, maxLength },
  );
const trouble = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Trouble>('none') },
  { weight: 3, arbitrary: fc.constantFrom<Trouble>(...troubles) },
);
const between = fc.array(fc.tuple(other, other, fc.constantFrom('avoids', 'noGo')), { maxLength: 3 });
const anyWorld = fc.record({
  ties: tiesOf(6, 18),
  troubles: fc.array(trouble, { minLength: size, maxLength: size }),
  between,
});
/** Two in a chain are free, and one who knows both has trouble that may pass: chance alone brings that about seldom. */
const tempting = fc.record({
  ties: tiesOf(0, 4).map((more): World['ties'] => [
    ...more,
    ...(
      [
        [ada, 2],
        [2, 3],
        [3, grace],
        [ada, 4],
        [4, grace],
      ] as const
    ).map(([a, b]): World['ties'][number] => [a, b, 'good', 'both']),
  ]),
  troubles: fc
    .tuple(fc.oneof(fc.constantFrom<Trouble>(...soon), trouble), trouble, trouble)
    .map((rest): Trouble[] => ['none', 'none', 'none', 'none', ...rest]),
  between,
});
const world = fc.oneof(anyWorld, tempting);
type World = typeof anyWorld extends fc.Arbitrary<infer W> ? W : never;

/**
 * Over whatever network, the real decision on the real store: nobody is asked who may not be, two never where one would
 * do, and somebody wherever there is somebody.
 */
export function networkContract({ stage, community }: StoreStage): void {
  describe('leads through a network', () => {
    it('only through people who may be asked, and through two only where no one would do', async () => {
      const here = await community();
      await fc.assert(
        fc.asyncProperty(world, async (made) => {
          let found: Awaited<ReturnType<typeof decide>> | null = null;
          await stage()
            .store.transaction(here, async (tx) => {
              found = await decide(tx, made);
              throw new Undone('so that the next world begins empty');
            })
            .catch((error: unknown) => {
              if (!(error instanceof Undone)) throw error;
            });
          expect(found).not.toBeNull();
          if (found !== null) check(made, found);
        }),
        { numRuns: Number(process.env['RUNS'] ?? 40), endOnFailure: true },
      );
    });
  });
}

class Undone extends Error {}

type Found = {
  readonly toPerson: Asked | null;
  readonly toTopic: Asked | null;
  readonly mayFindWay: boolean;
};
type Asked = { readonly member: number; readonly to: number | null; readonly from: number | null };

const decide = async (tx: Transaction, made: World): Promise<Found> => {
  const people = await settle(tx, made);
  const idOf = (index: number): MemberId => (people[index] ?? someone).id;
  const numberOf = (id: MemberId | null) => (id === null ? null : people.findIndex((one) => one.id === id));
  const common = {
    topics: [tag('react')],
    askedAt: start,
    settlesAt: days(20),
    doNotAsk: {
      company: true,
      people: people.flatMap(({ id }, index) => (troubleOf(made.troubles, index) === 'leftOut' ? [id] : [])),
    },
  };
  const way = async (asked: IntroRequest) => {
    await tx.introRequests.save(asked);
    const next = await nextWay(tx, asked);
    const member = next.way === null ? null : numberOf(next.way.member);
    if (next.way === null || member === null) return { asked: null, mayFindWay: next.mayFindWay };
    const one: Asked = { member, to: numberOf(next.way.to), from: numberOf(next.way.from) };
    return { asked: one, mayFindWay: next.mayFindWay };
  };
  const candidates = [{ member: idOf(grace), state: 'waiting' as const }];
  const toPerson = await way(request(idOf(ada), { ...common, route: 'connector', candidates }));
  const toTopic = await way(request(idOf(ada), { ...common, route: 'topic' }));
  return { toPerson: toPerson.asked, toTopic: toTopic.asked, mayFindWay: toPerson.mayFindWay };
};

const someone = person('Someone');

/** Bring the world about. */
const settle = async (tx: Transaction, { ties, troubles: given, between }: World): Promise<Member[]> => {
  const people = Array.from({ length: size }, (_, index) => memberWith(index, troubleOf(given, index)));
  await tx.members.saveMany([...people, someone]);
  const idOf = (index: number): MemberId => (people[index] ?? someone).id;
  const said = new Map(ties.filter(([a, b]) => a !== b).map((one) => [pairOf(one[0], one[1]), one]));
  await tx.ties.saveMany(
    [...said.values()].map(([a, b, strength, state]) => {
      const at = state === 'faded' ? days(-365 * 14) : start;
      const claim = { strength, source: 'said' } as const;
      const first = claimTie(noTie(idOf(a), idOf(b)), idOf(a), claim, at);
      return state === 'one' ? first : claimTie(first, idOf(b), claim, at);
    }),
  );
  for (const [index, { id }] of people.entries()) {
    await bring(tx, troubleOf(given, index), id, idOf(ada), idOf(grace));
  }
  const rules = new Map<MemberId, ConnectorRules>();
  for (const [a, b, what] of between) {
    if (a === b) continue;
    if (what === 'avoids') await tx.limits.avoid(idOf(a), idOf(b), start);
    else {
      const kept = rules.get(idOf(a)) ?? (await tx.connectors.rulesOf([idOf(a)])).get(idOf(a));
      const { people: noGo, ...rest } = kept ?? rulesOf(idOf(a));
      const changed = { ...rest, people: [...noGo, idOf(b)] };
      rules.set(idOf(a), changed);
      await tx.connectors.saveRules(changed);
    }
  }
  return people;
};

const troubleOf = (given: readonly Trouble[], index: number): Trouble =>
  index === ada || index === grace ? 'none' : (given[index] ?? 'none');

const memberWith = (index: number, trouble: Trouble): Member =>
  person(`P${index}`, {
    muted: trouble === 'muted' ? ['connecting'] : [],
    snoozedUntil: trouble === 'snoozed' ? days(2) : trouble === 'snoozedLong' ? days(60) : null,
    status: trouble === 'known' || trouble === 'left' ? trouble : 'joined',
    joinedAt: trouble === 'known' || trouble === 'left' ? null : days(-100),
    isHidden: trouble === 'hidden',
    company: index === ada || trouble === 'sameCompany' ? 'Looms' : `Company ${index}`,
    accepts: ['advice'],
  });

const bring = async (
  tx: Transaction,
  trouble: Trouble,
  id: MemberId,
  requester: MemberId,
  target: MemberId,
): Promise<unknown> => {
  const rule = (change: Partial<ConnectorRules>) => tx.connectors.saveRules({ ...rulesOf(id), ...change });
  switch (trouble) {
    case 'quiet':
      return rule({ quietUntil: days(2) });
    case 'quietLong':
      return rule({ quietUntil: days(60) });
    case 'zero':
      return rule({ perMonth: 0 });
    case 'kind':
      return rule({ kinds: ['job'] });
    case 'topic':
      return rule({ topics: [tag('react')] });
    case 'noGoAda':
      return rule({ people: [requester] });
    case 'noGoGrace':
      return rule({ people: [target] });
    case 'avoidsAda':
      return tx.limits.avoid(id, requester, start);
    case 'avoidedByAda':
      return tx.limits.avoid(requester, id, start);
    case 'avoidsGrace':
      return tx.limits.avoid(id, target, start);
    case 'avoidedByGrace':
      return tx.limits.avoid(target, id, start);
    case 'writtenTo':
      return tx.limits.contacted(id, 'nudge', days(-0.1));
    case 'paused':
      return tx.pauses.save({
        ...{ member: id, at: start, appealedAt: null, decidedAt: null, decidedBy: null, decision: null },
      });
    case 'monthFull': {
      await rule({ perMonth: 1 });
      const over = { member: id, to: null, from: null, askedAt: days(-1), closedAt: start } as const;
      const earlier = ask(someone.id, { connectors: [{ ...over, state: 'passed', suggested: null }] });
      return tx.introRequests.save({ ...earlier, status: 'settled', closedAt: start });
    }
    default:
      return undefined;
  }
};

const pairOf = (a: number, b: number): string => `${Math.min(a, b)}/${Math.max(a, b)}`;

/** The same from the rules as people read them. */
const check = (made: World, { toPerson, toTopic, mayFindWay }: Found): void => {
  const trouble = (index: number) => troubleOf(made.troubles, index);
  const is = (index: number, ...kinds: readonly (readonly Trouble[])[]) =>
    kinds.flat().includes(trouble(index));
  const said = new Map(made.ties.filter(([a, b]) => a !== b).map((one) => [pairOf(one[0], one[1]), one[3]]));
  const apart = (a: number, b: number, kinds: readonly string[]) =>
    made.between.some(([one, two, what]) => kinds.includes(what) && pairOf(one, two) === pairOf(a, b));
  const knows = (a: number, b: number) => said.get(pairOf(a, b)) === 'both' && !apart(a, b, ['avoids']);
  const others = Array.from({ length: size - 2 }, (_, index) => index + 2);
  const mutual = others.filter((one) => knows(ada, one) && knows(one, grace));
  const isFree = (one: number) => !is(one, forGood, forGoodToo, tooLate, soon);
  const mayLead = (one: number) => isFree(one) && !is(one, aboutGrace);
  /** The second of two is asked later: that they were written to today is no hindrance now. */
  const mayFollow = (one: number) => mayLead(one) || trouble(one) === 'writtenTo';
  const pairs = others.flatMap((a) =>
    others
      .filter(
        (b) =>
          a !== b &&
          mayLead(a) &&
          mayFollow(b) &&
          knows(ada, a) &&
          knows(a, b) &&
          knows(b, grace) &&
          !apart(a, b, ['noGo']),
      )
      .map((b) => ({ member: a, to: b, from: null })),
  );
  const single = mutual.filter(mayLead).map((member) => ({ member, to: grace, from: null }));
  const isWaiting = mutual.some((one) => is(one, soon));
  const allowed = single.length > 0 ? single : isWaiting ? [] : pairs;
  if (allowed.length === 0) expect(toPerson).toBeNull();
  else expect(allowed).toContainEqual(toPerson);
  expect(mayFindWay).toBe(true);
  const scouts = [grace, ...others].filter((one) => knows(ada, one) && (isFree(one) || is(one, aboutGrace)));
  if (scouts.length === 0) expect(toTopic).toBeNull();
  else expect(scouts.map((member) => ({ member, to: null, from: null }))).toContainEqual(toTopic);
};
