import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe } from 'vitest';
import type { CommunityId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { openStage, type Stage } from '../actions/stage.ts';
import { auditContract } from './storeContractAudit.ts';
import { boardContract } from './storeContractBoard.ts';
import { connectorsContract } from './storeContractConnectors.ts';
import { digestsContract } from './storeContractDigests.ts';
import { dueContract } from './storeContractDue.ts';
import { figuresContract } from './storeContractFigures.ts';
import { inboxContract } from './storeContractInbox.ts';
import { indexesContract } from './storeContractIndexes.ts';
import { limitsContract } from './storeContractLimits.ts';
import { meetupsContract } from './storeContractMeetups.ts';
import { membersContract } from './storeContractMembers.ts';
import { networkContract } from './storeContractNetwork.ts';
import { outboxContract } from './storeContractOutbox.ts';
import type { StorePlace } from './storeContractPlaces.ts';
import { referralsContract } from './storeContractReferrals.ts';
import { requestsContract } from './storeContractRequests.ts';
import { roundsContract } from './storeContractRounds.ts';
import { searchContract } from './storeContractSearch.ts';
import { tiesContract } from './storeContractTies.ts';
import { transactionsContract } from './storeContractTransactions.ts';

/** What every part of the contract works on. */
export type StoreStage = {
  readonly stage: () => Stage;
  /** A new community without anybody. */
  readonly community: () => Promise<CommunityId>;
  /** Nothing waits any more, of any community. */
  readonly emptyQueues: () => Promise<void>;
};

/** What the store promises, wherever it runs. Time stands still until a test sets it. */
export function storeContract(where: string, open: () => Promise<StorePlace>): void {
  describe(`the store ${where}`, () => {
    const on = openedStage(open);
    membersContract(on);
    requestsContract(on);
    connectorsContract(on);
    networkContract(on);
    limitsContract(on);
    roundsContract(on);
    referralsContract(on);
    meetupsContract(on);
    boardContract(on);
    tiesContract(on);
    searchContract(on);
    indexesContract(on);
    outboxContract(on);
    inboxContract(on);
    dueContract(on);
    digestsContract(on);
    auditContract(on);
    figuresContract(on);
    transactionsContract(on);
  });
}

/** A stage for the tests of the surrounding `describe`. */
export function openedStage(open: () => Promise<StorePlace>): StoreStage {
  let opened: { readonly place: StorePlace; readonly stage: Stage } | null = null;
  beforeAll(async () => {
    const place = await open();
    opened = { place, stage: await openStage(place.sessions) };
  });
  afterAll(() => opened?.place.close());
  const stage = (): Stage => {
    if (opened === null) throw new Error('the stage is not open');
    return opened.stage;
  };
  return {
    stage,
    community: () => newCommunity(stage()),
    emptyQueues: () =>
      stage().database.transaction({ router: true }, async ({ db }) => {
        for (const table of ['outbox', 'attempts', 'inbox', 'due']) {
          await db.execute(sql.raw(`delete from ${table}`));
        }
      }),
  };
}

const newCommunity = async ({ store }: Stage): Promise<CommunityId> => {
  const id = dice.id<CommunityId>();
  const settings = {
    zone: 'Europe/Warsaw',
    language: 'pl',
    holidays: 'PL',
    daysOff: ['2027-05-04'],
    letsGuestsIn: false,
    roomChannel: '',
    startedAt: new Date('2026-11-24T08:00:00Z'),
  } as const;
  await store.communities.create({ id, name: `Test ${id}`, ...settings });
  return id;
};
