import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/actions/ports.ts';
import type { CommunityId } from '../../src/core/ids.ts';
import { retentionDays } from '../../src/core/retention.ts';
import { dice } from '../../src/dice.ts';
import { createCipher } from '../../src/store/cipher.ts';
import { credentialsOf } from '../../src/store/credentials.ts';
import { clearedTables, retentionOf } from '../../src/store/retention.ts';
import { start } from '../actions/stage.ts';
import { openedStage } from '../contracts/storeContract.ts';
import { meetupSamples } from '../contracts/storeContractMeetups.ts';
import { storePlaces } from '../contracts/storeContractPlaces.ts';
import {
  candidatesOf,
  draft,
  forwardedBy,
  intent,
  made,
  person,
  post,
  report,
  request,
  share,
} from '../contracts/storeContractSamples.ts';

const later = (days: number): Date => new Date(start.getTime() + days * 86_400_000);

describe.each(storePlaces)('what is old %s', (_, open) => {
  const { stage, community } = openedStage(open);
  const within = <T>(here: CommunityId, work: (tx: Transaction) => Promise<T>) =>
    stage().store.transaction(here, work);
  const run = (here: CommunityId, query: string) =>
    stage().database.transaction({ community: here }, ({ db }) => db.execute(sql.raw(query)));
  const count = async (here: CommunityId, from: string) =>
    Number((await run(here, `select count(*)::int as count from ${from}`))[0]?.['count']);
  const retention = () => retentionOf(stage().database);

  const full = async () => {
    await stage().setTime(start);
    const here = await community();
    const [ada, grace, sam] = [person('Ada'), person('Grace'), person('Sam')];
    const asked = request(ada.id, { why: 'why', blurb: 'blurb', candidates: candidatesOf([grace.id]) });
    const passed = { to: null, from: null, askedAt: start, closedAt: start, suggested: null };
    const connectors = [
      forwardedBy(grace.id, null, 'words'),
      { ...passed, member: sam.id, state: 'passed' as const },
    ];
    const settled = { ...asked, connectors, status: 'settled' as const, closedAt: start };
    const open = request(grace.id, { why: 'why', blurb: 'still open' });
    const introduction = { ...made(settled, grace.id), status: 'opening' as const };
    await within(here, async (tx) => {
      await tx.members.saveMany([ada, grace, sam]);
      await tx.drafts.save(draft(ada.id));
      await tx.introRequests.save(settled);
      await tx.introRequests.save(open);
      await tx.introductions.save(introduction);
      await tx.introductions.shareContact(introduction.id, ada.id, 'call me');
      await tx.reports.add(report(ada.id, grace.id));
      await tx.limits.contacted(ada.id, 'nudge', start);
      await tx.limits.shown(ada.id, asked.topics, [grace.id], start);
      await tx.outbox.add([intent(`one ${dice.id()}`)]);
      const there = meetupSamples(ada.id, grace.id, settled.id);
      await tx.meetups.save({ ...there.meetup, endsAt: start });
      await tx.meetupPeople.go(there.going);
      await tx.meetupPeople.suggest([there.suggestion]);
      await tx.meetupPeople.met(there.met);
      const standing = post(ada.id, grace.id, 'Who knows looms?');
      const over = { status: 'closed', closedAt: start, reason: 'expired', nextAt: null } as const;
      await tx.board.save(standing);
      await tx.board.save({ ...standing, ...over, id: dice.id() });
      await tx.board.save({ ...standing, status: 'draft', id: dice.id() });
      await tx.shares.save(share(ada.id, 'On looms'));
      await tx.limits.coolDown(ada.id, grace.id, start);
      const day = { outcome: 'sent', at: start, asksHow: null } as const;
      for (const date of ['2027-01-04', '2027-01-11']) await tx.digests.begin(ada.id, { ...day, date });
      await tx.links.add(`code ${here}`, { kind: 'member', community: here, member: ada.id }, start);
      for (let note = 0; note < 3; note += 1)
        await tx.audit.note({ actor: ada.id, action: 'tags.named', subject: 'y' });
    });
    await run(
      here,
      `update outbox set state = 'sent', finished_at = '${start.toISOString()}', message = '{}'`,
    );
    const at = `'${start.toISOString()}'`;
    await run(
      here,
      `insert into console_keys (community_id, hash, kind, member_id, made_at, expires_at)
        values ('${here}', 'h', 'visit', '${ada.id}', ${at}, ${at})`,
    );
    await run(
      here,
      `insert into suggestions (community_id, id, to_id, person_id, topic, date, at)
        values ('${here}', '${dice.id()}', '${ada.id}', '${grace.id}', 'react', '2027-01-11', ${at})`,
    );
    return { here, asked, open };
  };
  const kept = async (here: CommunityId) => ({
    drafts: await count(here, 'drafts'),
    askWords: await count(here, "intro_requests where closed_at is not null and blurb_sealed <> ''"),
    forwardWords: await count(here, "intro_connectors where words_sealed <> ''"),
    sharedContacts: await count(here, 'shared_contacts'),
    messagePlaces: await count(here, 'outbox where message is not null'),
    contacts: await count(here, 'contacts'),
    reportNotes: await count(here, "reports where note_sealed <> ''"),
    previews: await count(here, 'previews'),
    deliveries: await count(here, 'outbox'),
    meetups: await count(here, 'meetups'),
    meetupGoings: await count(here, 'meetup_goings'),
    meetupSuggestions: await count(here, 'meetup_suggestions'),
    meetupMets: await count(here, 'meetup_mets'),
    closedPosts: await count(here, "board_posts where status = 'closed'"),
    postDrafts: await count(here, "board_posts where status = 'draft'"),
    shares: await count(here, 'shares'),
    connectors: await count(here, "intro_connectors where state <> 'forwarded'"),
    memberDigests: await count(here, "member_digests where date = '2027-01-04'"),
    candidates: await count(
      here,
      `(select distinct c.request_id from intro_candidates c join intro_requests r
        on r.community_id = c.community_id and r.id = c.request_id and r.closed_at is not null
        where c.community_id = '${here}') asked`,
    ),
    coolDowns: await count(here, 'cool_downs'),
    suggestions: await count(here, 'suggestions'),
    linkCodes: await count(here, 'link_codes'),
    consoleKeys: await count(here, 'console_keys'),
  });

  it.each([
    'drafts',
    'askWords',
    'forwardWords',
    'sharedContacts',
    'messagePlaces',
    'contacts',
    'reportNotes',
    'previews',
    'deliveries',
    'meetups',
    'meetupGoings',
    'meetupSuggestions',
    'meetupMets',
    'closedPosts',
    'postDrafts',
    'shares',
    'candidates',
    'connectors',
    'memberDigests',
    'coolDowns',
    'suggestions',
    'linkCodes',
    'consoleKeys',
  ] as const)('is removed in its time, and not before: %s', async (what) => {
    const { here, open } = await full();
    await stage().setTime(later(retentionDays[what] - 0.01));
    await retention().sweep();
    expect((await kept(here))[what]).toBe(1);
    await stage().setTime(later(retentionDays[what] + 1.01));
    expect((await retention().overdue(1)).map((one) => one.kept)).toContain(what);
    await retention().sweep();
    expect((await kept(here))[what]).toBe(0);
    expect(await retention().overdue(0)).toEqual([]);
    expect((await within(here, (tx) => tx.introRequests.get(open.id)))?.blurb).toBe('still open');
  });

  it('leaves an audit whose chain is still whole, and shows what is taken out by hand', async () => {
    const { here } = await full();
    await stage().setTime(later(400));
    for (let note = 0; note < 3; note += 1) {
      await within(here, (tx) => tx.audit.note({ actor: 'clock', action: 'members.gone', subject: 'later' }));
    }
    await stage().setTime(later(retentionDays.audit + 1));
    await retention().sweep();
    expect(await count(here, 'audit')).toBe(4);
    expect(await within(here, (tx) => tx.audit.firstBroken())).toBeNull();
    await run(here, 'delete from audit where number = 4');
    expect(await within(here, (tx) => tx.audit.firstBroken())).toBe(4);
  });

  it('is a whole community after its last installation was removed, unless it comes back', async () => {
    const cipher = createCipher(['c81e728d9d4c2f636f067f89cc14862c2f1b7a90e35d6c4ff0a3b79d15e8c264']);
    const slack = credentialsOf(stage().database, cipher, 'slack');
    const [gone, back, other] = [await full(), await full(), await full()];
    for (const { here } of [gone, back]) {
      await stage().store.communities.install(here, 'slack', `T${here}`);
      await slack.put(`T${here}`, here, 'token', start);
      expect(await slack.remove(`T${here}`, start)).toBe(true);
    }
    await slack.put(`T${back.here}`, back.here, 'token', later(1));
    await stage().setTime(later(retentionDays.removedCommunities - 1));
    await retention().sweep();
    expect(await count(gone.here, 'members')).toBe(3);
    await stage().setTime(later(retentionDays.removedCommunities + 1));
    await retention().sweep();
    for (const table of ['communities', 'members', 'intro_requests', 'audit', 'member_keys', 'outbox']) {
      expect([table, await count(gone.here, table)]).toEqual([table, 0]);
    }
    for (const { here } of [back, other]) expect(await count(here, 'members')).toBe(3);
  });

  it('has a period for every table that holds a member, or a reason why it is kept', async () => {
    const rows = await stage().database.transaction({ owner: true }, ({ db }) =>
      db.execute(sql`select distinct table_name as name from information_schema.columns
        where table_schema = 'public' and data_type = 'uuid'
          and column_name not in ('id', 'community_id', 'subject', 'token', 'lease_token')`),
    );
    const known = new Set([...clearedTables, ...Object.keys(keptWith)]);
    const unknown = rows.map(({ name }) => String(name)).filter((name) => !known.has(name));
    expect(unknown.toSorted(), 'give it a period in core/retention.ts, or say in keptWith why not').toEqual(
      [],
    );
  });
});

/** What is kept for as long as its member is, or longer, and why. */
const keptWith: Readonly<Record<string, string>> = {
  // The member's own: until they change it or erase.
  accounts: 'who they are on a platform',
  member_tags: 'their profile',
  member_terms: 'made of their profile',
  search_changes: 'a number beside their profile',
  member_keys: 'destroyed when they erase',
  avoids: 'protects both, also after erasing',
  closed_topics: 'their own rule',
  connector_rules: 'their own rule',
  connector_no_go: 'their own rule',
  program_members: 'their own rule',
  keeps: 'their own list',
  circle_members: 'their own word, until they take it back',
  ties: 'their own word, until they take it back',
  vouches: 'their own word, until they take it back',
  brought_by: 'counts on the scorecard of whoever brought them',
  digest_marks: 'a date: so that nothing is said twice',
  // What two went through together: it is the network of both.
  introductions: 'the network of both',
  pairings: 'the network of all who met',
  rounds: 'which pairings belong together',
  round_places: 'who met whom: rounds bring new people together',
  past_meetings: 'who met whom: rounds bring new people together',
  one_to_ones: 'the network and the scorecard of both',
  referrals: 'the network of both; their words have a timer of their own',
  thanks: 'the network of both; the words go when either erases',
  // Protection and proof.
  consents: 'proof of what was agreed to',
  pauses: 'a decision about a member',
  tag_doubts: 'two of them suspend a topic',
  tombstones: 'keyed hashes: nobody is brought back by an import',
};
