import type { Router, Visitor } from '../actions/ports/inbox.ts';
import type { Dice, Store, Transaction } from '../actions/ports.ts';
import { promote } from '../actions/visitors.ts';
import type { CommunityId } from '../core/ids.ts';
import type { SlackCall } from './call.ts';
import { takeIn } from './members.ts';
import type { Doing } from './reading.ts';
import { readPerson, type SlackPerson } from './readPeople.ts';

/** What finding out who somebody is stands on. */
export type VisitorPorts = {
  readonly store: Store;
  readonly router: Pick<Router, 'communityOf'>;
  readonly dice: Dice;
  readonly call: SlackCall;
};

/** Who came. */
export type Visitors = {
  /**
   * null: not a member (a guest, a bot, of another company). Throws where nobody can say. Of a workspace's administrator
   * Slack is asked once more before something that is for managers (`manages`).
   */
  readonly visitorOf: (place: string, who: Doing['who'], manages?: boolean) => Promise<Visitor | null>;
  /** Slack said something new about them. */
  readonly learn: (place: string, person: SlackPerson) => Promise<void>;
};

/** Another process may have heard that somebody left: who is a member is not believed for long. */
const memberMs = 60_000;
const outsideMs = 600_000;
const mostKept = 20_000;
/** Somebody waits for an answer: Slack is asked, but not for long. */
const mostWaitMs = 1_500;

/**
 * A payload of Slack's does not say who is a guest, where they live and what they read: whoever is not known yet is
 * looked up once, before anything is done for them.
 */
export const createVisitors = (ports: VisitorPorts): Visitors => {
  const kept = new Map<string, { readonly until: number; readonly isMember: boolean }>();
  const remember = (key: string, isMember: boolean): void => {
    kept.delete(key);
    kept.set(key, { until: Date.now() + (isMember ? memberMs : outsideMs), isMember });
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
  };
  /** Whether they are a member from now on. */
  const take = (community: CommunityId, place: string, person: SlackPerson) =>
    ports.store.transaction(community, async (tx) => {
      await takeIn({ tx, dice: ports.dice }, place, [person]);
      return !person.isOutside && (!person.isGuest || tx.community.letsGuestsIn);
    });
  /** Slack's events say who is no administrator any more; one that was lost must not leave somebody a manager. */
  const runs = createRights(ports.call);
  const checked = new Map<string, number>();
  const checkRights = async (place: string, externalId: string): Promise<void> => {
    const key = `${place}/${externalId}`;
    if ((checked.get(key) ?? 0) > Date.now()) return;
    const community = await ports.router.communityOf('slack', place);
    if (community === null) return;
    const find = (tx: Transaction) => tx.accounts.byExternalId('slack', externalId);
    const account = await ports.store.transaction(community, find);
    if (account?.isAdmin !== true) return;
    if (checked.size >= mostKept) checked.clear();
    checked.set(key, Date.now() + memberMs);
    if ((await runs(place, externalId)) !== false) return;
    await ports.store.transaction(community, async (tx) => {
      const now = await find(tx);
      if (now !== null) await promote(tx, now, { isAdmin: false });
    });
  };
  const visitorOf: Visitors['visitorOf'] = async (place, who, manages = false) => {
    if (manages) await checkRights(place, who.externalId);
    const key = `${place}/${who.externalId}`;
    const known = kept.get(key);
    if (known !== undefined && known.until > Date.now()) return known.isMember ? plain(who) : null;
    const community = await ports.router.communityOf('slack', place);
    if (community === null) return plain(who);
    if (!(await isHere(ports.store, community, who.externalId))) {
      const person = await ask(ports.call, place, who.externalId);
      const language = person.language ?? who.language ?? null;
      const isMember = await take(community, place, { ...person, language });
      remember(key, isMember);
      return isMember ? plain(who) : null;
    }
    remember(key, true);
    return plain(who);
  };
  return {
    visitorOf,
    learn: async (place, person) => {
      const community = await ports.router.communityOf('slack', place);
      if (community !== null) await take(community, place, person);
      kept.delete(`${place}/${person.externalId}`);
    },
  };
};

/** Whether somebody administers a workspace now; null where Slack does not say. */
export const createRights =
  (call: SlackCall) =>
  async (place: string, externalId: string): Promise<boolean | null> => {
    try {
      const { isAdmin, isOutside, isGuest } = await ask(call, place, externalId);
      return isAdmin && !isOutside && !isGuest;
    } catch {
      return null;
    }
  };

/** What the member's row says counts: a visitor only says who they are. */
const plain = ({ externalId, name, language }: Doing['who']): Visitor => ({
  externalId,
  name: name ?? '',
  language: language ?? null,
  zone: null,
});

const isHere = (store: Store, community: CommunityId, externalId: string): Promise<boolean> =>
  store.transaction(community, async (tx) => {
    const account = await tx.accounts.byExternalId('slack', externalId);
    const member = account === null ? null : await tx.members.get(account.member);
    return member !== null && member.status !== 'gone';
  });

const ask = async (call: SlackCall, place: string, user: string): Promise<SlackPerson> => {
  const asked = call(place, 'users.info', { user, include_locale: true });
  const got = await Promise.race([asked, late()]);
  const person = 'answer' in got ? readPerson(got.answer['user'], place) : null;
  if (person !== null && person.externalId === user) return person;
  if (
    'unreachable' in got &&
    (got.unreachable === 'user_not_found' || got.unreachable === 'user_not_visible')
  ) {
    return nobody(user);
  }
  throw new Error(`users.info: ${'unreachable' in got ? got.unreachable : 'not a person'}`);
};

/** Slack shows them to nobody here: of another company. */
const nobody = (externalId: string): SlackPerson => ({
  externalId,
  name: '',
  headline: '',
  language: null,
  zone: null,
  isAdmin: false,
  isOutside: true,
  isGuest: true,
});

const late = (): Promise<never> =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('users.info: no answer in time')), mostWaitMs).unref();
  });
