import { setTimeout as sleep } from 'node:timers/promises';
import { closeOut } from '../actions/departures.ts';
import type { Account } from '../actions/ports/members.ts';
import { Busy } from '../actions/ports/platform.ts';
import type { Dice, Store, Transaction } from '../actions/ports.ts';
import { newcomer, promote } from '../actions/visitors.ts';
import type { CommunityId, MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { isRecord, type SlackCall } from './call.ts';
import { readPerson, type SlackPerson } from './readPeople.ts';

/** What came of taking people in. */
export type Taken = { readonly added: number; readonly changed: number; readonly left: number };

type Scene = { readonly tx: Transaction; readonly dice: Dice };

/**
 * Take in people as Slack describes them. New ones become `known`; whoever is deactivated, and guests and people of
 * other companies where managers do not let them in, are closed out; administrators are managers; whoever had themselves erased is left out. What members say of themselves stays theirs.
 */
export const takeIn = async (scene: Scene, place: string, people: readonly SlackPerson[]): Promise<Taken> => {
  const [fresh, accounts]: [Member[], Account[]] = [[], []];
  let [changed, left] = [0, 0];
  const lets = scene.tx.community.letsGuestsIn;
  const isOut = (person: SlackPerson) => person.isOutside || (person.isGuest && !lets);
  const erased = await scene.tx.erasures.accountsAmong(
    'slack',
    people.map(({ externalId }) => externalId),
  );
  for (const person of people) {
    const account = await scene.tx.accounts.byExternalId('slack', person.externalId);
    if (account === null) {
      if (isOut(person) || erased.has(person.externalId)) continue;
      const member = described(newcomer(scene.tx, scene.dice.id<MemberId>(), person), person);
      fresh.push(member);
      accounts.push(accountOf(place, person, member.id));
    } else if (isOut(person)) {
      await promote(scene.tx, account, { isAdmin: false });
      if (await closeOut(scene, account)) left += 1;
    } else {
      if (await refresh(scene.tx, account, person)) changed += 1;
      await promote(scene.tx, account, person);
    }
  }
  await scene.tx.members.saveMany(fresh);
  await scene.tx.accounts.saveMany(accounts);
  return { added: fresh.length, changed, left };
};

const accountOf = (place: string, { externalId, isAdmin }: SlackPerson, member: MemberId): Account => ({
  platform: 'slack',
  place,
  externalId,
  member,
  unreachableSince: null,
  ...(isAdmin ? { isAdmin } : {}),
});

/** What a workspace says of somebody who has not spoken for themselves. */
const described = (member: Member, person: SlackPerson): Member => ({
  ...member,
  name: person.name === '' ? member.name : person.name,
  headline: person.headline,
  zone: person.zone ?? member.zone,
  language: person.language ?? member.language,
});

const refresh = async (tx: Transaction, account: Account, person: SlackPerson): Promise<boolean> => {
  if (account.unreachableSince !== null || account.leftSince !== undefined) {
    const { leftSince: _, ...back } = account;
    await tx.accounts.save({ ...back, unreachableSince: null });
  }
  const seen = await tx.members.get(account.member);
  if (seen === null || same(renewed(seen, person), seen)) return false;
  const member = await tx.members.lock(account.member);
  if (member === null) return false;
  await tx.members.save(renewed(member, person));
  return true;
};

const renewed = (member: Member, person: SlackPerson): Member => {
  // Back after leaving the workspace: what was agreed to then does not count any more.
  if (member.status === 'gone') return { ...described(member, person), status: 'left' };
  if (member.status === 'known') return described(member, person);
  return { ...member, name: person.name === '' ? member.name : person.name };
};

const same = (one: Member, other: Member): boolean =>
  (['name', 'headline', 'zone', 'language', 'status'] as const).every((field) => one[field] === other[field]);

/** What reading a workspace's people stands on. */
export type MembersPorts = { readonly store: Store; readonly dice: Dice; readonly call: SlackCall };

const pageSize = 200;
const mostPages = 2_000;

/** Read everybody in a workspace, page by page, a transaction each. Throws what `call` throws, but for Busy. */
export const syncMembers = async (
  ports: MembersPorts,
  place: string,
  community: CommunityId,
): Promise<Taken> => {
  let taken: Taken = { added: 0, changed: 0, left: 0 };
  for (const team of await teamsOf(ports, place)) {
    let cursor = '';
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await patiently(ports.call, place, 'users.list', {
        limit: pageSize,
        include_locale: true,
        ...(team === null ? {} : { team_id: team }),
        ...(cursor === '' ? {} : { cursor }),
      });
      const people = listIn(answer['members']).flatMap((user) => readPerson(user, place) ?? []);
      const { dice } = ports;
      const now = await ports.store.transaction(community, (tx) => takeIn({ tx, dice }, place, people));
      taken = {
        added: taken.added + now.added,
        changed: taken.changed + now.changed,
        left: taken.left + now.left,
      };
      cursor = cursorIn(answer);
      if (cursor === '') break;
    }
  }
  return taken;
};

/** An organisation's token must say of which workspace it asks; a workspace's must not. */
const teamsOf = async ({ call }: MembersPorts, place: string): Promise<(string | null)[]> => {
  if (!place.startsWith('E')) return [null];
  const answer = await patiently(call, place, 'auth.teams.list', { limit: 1_000 });
  return listIn(answer['teams']).flatMap((team) =>
    isRecord(team) && typeof team['id'] === 'string' ? [team['id']] : [],
  );
};

const mostTries = 20;

/** Nobody waits for it: told to come back later, it does. */
const patiently = async (
  call: SlackCall,
  place: string,
  method: string,
  args: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> => {
  for (let tries = 1; ; tries += 1) {
    try {
      const got = await call(place, method, args);
      if ('unreachable' in got) throw new Error(`${method}: ${got.unreachable}`);
      return got.answer;
    } catch (error) {
      if (!(error instanceof Busy) || tries >= mostTries) throw error;
      await sleep(error.retryAfterMs);
    }
  }
};

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const cursorIn = (answer: Readonly<Record<string, unknown>>): string => {
  const metadata = answer['response_metadata'];
  const cursor = isRecord(metadata) ? metadata['next_cursor'] : '';
  return typeof cursor === 'string' ? cursor : '';
};
