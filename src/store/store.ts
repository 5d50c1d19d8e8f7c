import { eq } from 'drizzle-orm';
import type { Inbox, Router } from '../actions/ports/inbox.ts';
import type { DueQuery, Outbox } from '../actions/ports/outbox.ts';
import type { Store, Transaction } from '../actions/ports.ts';
import type { Community } from '../core/community.ts';
import type { MemberId } from '../core/ids.ts';
import { accountsIn } from './accounts.ts';
import { auditIn } from './audit.ts';
import { boardIn } from './board.ts';
import type { Cipher } from './cipher.ts';
import { circlesIn } from './circles.ts';
import { type Communities, communitiesOf, routerOf, toCommunity } from './communities.ts';
import { connectorsIn } from './connectors.ts';
import { consentsIn } from './consents.ts';
import { consoleKeysIn } from './consoleKeys.ts';
import type { Database } from './database.ts';
import { digestsIn } from './digests.ts';
import { draftsIn } from './drafts.ts';
import { dueIn, dueQuery } from './due.ts';
import { erasuresIn } from './erasures.ts';
import { expertiseIn } from './expertise.ts';
import { figuresIn } from './figures.ts';
import { inboxFinisher, inboxOf } from './inbox.ts';
import { introductionsIn } from './introductions.ts';
import { introRequestsIn } from './introRequests.ts';
import { keepsIn } from './keeps.ts';
import { limitsIn } from './limits.ts';
import { linksIn } from './links.ts';
import { meetupPeopleIn } from './meetupPeople.ts';
import { meetupFeedsIn, meetupsIn } from './meetups.ts';
import { holdWanted } from './memberLocks.ts';
import { membersIn } from './members.ts';
import { frozenTotalsIn, oneToOnesIn, visitorsIn } from './oneToOnes.ts';
import { outboxOf, outboxWriter } from './outbox.ts';
import { pairingsIn } from './pairings.ts';
import { pausesIn } from './pauses.ts';
import { programsIn } from './programs.ts';
import { referralsIn } from './referrals.ts';
import { reportsIn } from './reports.ts';
import { roundsIn } from './rounds.ts';
import { communities } from './schema/communities.ts';
import type { Scope, TransactionMaker } from './scope.ts';
import type { SearchIndexes } from './searchIndexes.ts';
import { sharesIn } from './shares.ts';
import { thanksIn } from './thanks.ts';
import { tiesIn } from './ties.ts';
import { vouchesIn } from './vouches.ts';

/** The tables read across communities: ids, times and ciphertext, and the communities' names. */
export const routingTables = [
  'communities',
  'installations',
  'accounts',
  'link_codes',
  'inbox',
  'outbox',
  'attempts',
  'due',
  'rates',
  'sightings',
  'credentials',
  'oauth_states',
  'leases',
] as const;

/** SQL for how far the clock was moved, in milliseconds. */
export const clockOffsetSql = 'coalesce((select milliseconds from clock_offset), 0)';

/** Everything the store offers: one community's transactions, and what is read across communities. */
export type FullStore = Store & {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly due: DueQuery;
  readonly router: Router;
  readonly communities: Communities;
};

/** `indexes` where this process lives long enough to keep large communities' search in memory. */
export const createStore = (
  database: Database,
  cipher: Cipher,
  indexes: SearchIndexes | null = null,
): FullStore => {
  const transactionOf: TransactionMaker = async (community, { db, now }, wanted = new Set()) => {
    const locks = await holdWanted(db, community, wanted);
    return transactionIn({ db, now, community, cipher, seen: new Map(), keys: new Map(), locks, indexes });
  };
  return {
    transaction: (community, work) => {
      const wanted = new Set<MemberId>();
      return database.transaction({ community }, async (inner) =>
        work(await transactionOf(community, inner, wanted)),
      );
    },
    inbox: inboxOf(database, cipher),
    outbox: outboxOf(database, transactionOf),
    due: dueQuery(database),
    router: routerOf(database),
    communities: communitiesOf(database),
  };
};

const transactionIn = async (scope: Scope): Promise<Transaction> => {
  const community = await communityIn(scope);
  return { ...partsIn(scope), community, saveCommunity: (next) => saveCommunityIn(scope, community, next) };
};

const partsIn = (scope: Scope): Omit<Transaction, 'community' | 'saveCommunity'> => ({
  now: scope.now,
  members: membersIn(scope),
  accounts: accountsIn(scope),
  expertise: expertiseIn(scope),
  drafts: draftsIn(scope),
  introRequests: introRequestsIn(scope),
  connectors: connectorsIn(scope),
  introductions: introductionsIn(scope),
  programs: programsIn(scope),
  rounds: roundsIn(scope),
  pairings: pairingsIn(scope),
  referrals: referralsIn(scope),
  thanks: thanksIn(scope),
  oneToOnes: oneToOnesIn(scope),
  frozenTotals: frozenTotalsIn(scope),
  visitors: visitorsIn(scope),
  meetups: meetupsIn(scope),
  meetupPeople: meetupPeopleIn(scope),
  meetupFeeds: meetupFeedsIn(scope),
  board: boardIn(scope),
  keeps: keepsIn(scope),
  shares: sharesIn(scope),
  circles: circlesIn(scope),
  ties: tiesIn(scope),
  vouches: vouchesIn(scope),
  digests: digestsIn(scope),
  consents: consentsIn(scope),
  limits: limitsIn(scope),
  reports: reportsIn(scope),
  links: linksIn(scope),
  outbox: outboxWriter(scope),
  due: dueIn(scope),
  inbox: inboxFinisher(scope),
  erasures: erasuresIn(scope),
  pauses: pausesIn(scope),
  audit: auditIn(scope),
  consoleKeys: consoleKeysIn(scope),
  figures: figuresIn(scope),
});

/** Only what is another than this transaction saw: two who change settings at once take nothing back of each other's. */
const saveCommunityIn = async ({ db, community }: Scope, seen: Community, next: Community) => {
  const { id: _, daysOff, ...rest } = next;
  const values = { ...rest, daysOff: [...daysOff] };
  const isNew = (key: keyof typeof values) => JSON.stringify(values[key]) !== JSON.stringify(seen[key]);
  const changed = Object.fromEntries(
    Object.entries(values).filter(([key]) => isNew(key as keyof typeof values)),
  );
  if (Object.keys(changed).length === 0) return;
  await db.update(communities).set(changed).where(eq(communities.communityId, community));
};

const communityIn = async ({ db, community }: Scope): Promise<Community> => {
  const [row] = await db.select().from(communities).where(eq(communities.communityId, community));
  if (row === undefined) throw new Error(`no community ${community}`);
  return toCommunity(row);
};
