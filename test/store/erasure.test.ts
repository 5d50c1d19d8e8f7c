import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { dataOf } from '../../src/actions/export.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import { welcomeVisitor } from '../../src/actions/visitors.ts';
import { rulesOf } from '../../src/core/connectorRules.ts';
import { asId, type CircleId, type MemberId } from '../../src/core/ids.ts';
import type { Introduction } from '../../src/core/introduction.ts';
import { traces } from '../../src/core/traces.ts';
import { dice } from '../../src/dice.ts';
import { takeIn } from '../../src/slack/members.ts';
import { createCipher } from '../../src/store/cipher.ts';
import { erasedColumns } from '../../src/store/erasureColumns.ts';
import { tracedColumns } from '../../src/store/traces.ts';
import type { Town } from '../actions/stage.ts';
import { openedStage } from '../contracts/storeContract.ts';
import { storePlaces } from '../contracts/storeContractPlaces.ts';
import {
  confirmed,
  draft,
  forwardedBy,
  kept,
  made,
  minutes,
  post,
  report,
  request,
  share,
  slip,
  tag,
  thankYou,
  vouchFor,
} from '../contracts/storeContractSamples.ts';

const canary = 'canary-0815';
const key = '7d1f0c3be95a4826c1d07f83ba6e42957f3c08d1be649a25c0f718d34ea96b52';
const cipher = createCipher([key]);

/** Columns with a member's id that stay: what others went through, what protects people, proof of consent. */
const keptColumns = [
  'avoids.avoided_id',
  'avoids.member_id',
  'consents.counterpart_id',
  'consents.member_id',
  'cool_downs.requester_id',
  'cool_downs.target_id',
  'drafts.first',
  'intro_candidates.member_id',
  'intro_connectors.from_id',
  'intro_connectors.suggested_id',
  'intro_connectors.to_id',
  'introductions.requester_id',
  'introductions.target_id',
  'member_keys.member_id',
  'members.id',
  'one_to_ones.by_id',
  'one_to_ones.with_id',
  'pauses.decided_by',
  'pauses.member_id',
  'round_places.member_id',
  'search_changes.member_id',
  'tombstones.member_id',
];
/** Columns with a member's id that "what do you know about me?" leaves out: what is somebody else's, and machinery. */
const untold = [
  'connector_no_go.person_id',
  'intro_connectors.from_id',
  'intro_connectors.suggested_id',
  'intro_connectors.to_id',
  // Who avoids, reports, doubts or was asked is not for the one it is about.
  'avoids.avoided_id',
  'consents.counterpart_id',
  'cool_downs.requester_id',
  'cool_downs.target_id',
  'intro_candidates.member_id',
  'keeps.person_id',
  // Who is suggested is not named, and who says that they met somebody says it for themselves.
  'meetup_mets.person_id',
  'meetup_suggestions.member_id',
  'meetup_suggestions.person_id',
  'previews.requester_id',
  'previews.shown_id',
  'reports.about_id',
  'tag_doubts.doubter_id',
  'tag_doubts.member_id',
  'pauses.decided_by',
  // The profile itself, which is told whole, and what is made of it.
  'member_tags.member_id',
  'member_terms.member_id',
  'members.id',
  'search_changes.member_id',
  // Minutes, keys, hashes, and the first card of a draft.
  'drafts.first',
  'console_keys.member_id',
  'link_codes.member_id',
  'member_keys.member_id',
  'tombstones.member_id',
  // When a digest came; whom it suggested has no name until both said yes.
  'digest_marks.member_id',
  'member_digests.member_id',
  'suggestions.person_id',
  'suggestions.to_id',
];
/** Ids of other things than members. */
const otherIds =
  /\.(?:id|community_id|request_id|introduction_id|program_id|circle_id|round_id|pairing_id|meetup_id|subject|token|lease_token)$/u;

describe.each(storePlaces)('erasing %s', (_, open) => {
  const { stage } = openedStage(open);
  const within = <T>(town: Town, work: (tx: Transaction) => Promise<T>) =>
    stage().store.transaction(town.id, work);
  const ask = (query: string) =>
    stage().database.transaction({ owner: true }, ({ db }) => db.execute(sql.raw(query)));
  const askIn = (town: Town, query: string) =>
    stage().database.transaction({ community: town.id }, ({ db }) => db.execute(sql.raw(query)));

  /** Every row of every table of this community, and what its sealed texts say. */
  const everything = async (town: Town): Promise<string[]> => {
    const names = await ask(`select c.relname as name from pg_class c where relkind = 'r'
      and relnamespace = 'public'::regnamespace`);
    const rows: string[] = [];
    const keys = new Map<string, string>();
    const place = { community: town.id, table: 'member_keys', column: 'key' };
    for (const { member_id, key_wrapped } of await askIn(town, 'select * from member_keys')) {
      keys.set(String(member_id), cipher.open(String(key_wrapped), { ...place, row: String(member_id) }));
    }
    for (const { name } of names) {
      const found = await askIn(town, `select to_jsonb(t)::text as row from ${String(name)} t`).catch(
        () => [],
      );
      for (const { row } of found) {
        rows.push(`${name} ${row}`);
        rows.push(...opened(town, String(name), JSON.parse(String(row)), [...keys.values()]));
      }
    }
    return rows;
  };
  const opened = (town: Town, table: string, row: Record<string, unknown>, keys: readonly string[]) => {
    const values = Object.values(row).filter((value) => typeof value === 'string');
    const three = `${row['hash']}/${row['tag']}/${row['member_id']}`;
    const ids = [...values, three, ...values.flatMap((one) => values.map((other) => `${one}/${other}`))];
    return Object.entries(row).flatMap(([column, sealed]) => {
      if (!column.endsWith('_sealed') || typeof sealed !== 'string' || sealed === '') return [];
      const ciphers = sealed.startsWith('own.') ? keys.map((one) => createCipher([one])) : [cipher];
      const texts = ciphers.flatMap((one) =>
        ids.flatMap((id) => {
          const at = { community: town.id, table, column: column.replace('_sealed', ''), row: id };
          try {
            return [`${table}.${column} says ${one.open(sealed.replace('own.', ''), at)}`];
          } catch {
            return [];
          }
        }),
      );
      return texts.length === 0 ? [`${table}.${column} does not open`] : texts;
    });
  };

  /** A town in which somebody said everything there is to say. */
  const talkative = async () => {
    const town = await stage().openCommunity();
    const own = tag(`${canary}-topic`);
    const ada = await town.add('Ada', {
      name: `Ada ${canary}`,
      headline: canary,
      bio: canary,
      company: canary,
      country: canary,
      links: [`https://example.org/${canary}`],
      offers: [{ tag: own, level: 2, isPublic: true }],
      seeks: [{ tag: own, isPublic: false }],
      openTo: [own],
      languages: [canary],
    });
    const grace = await town.add('Grace');
    const asked = request(ada, { why: canary, blurb: canary, topics: [own] });
    const passedOn = request(grace, { connectors: [forwardedBy(ada, null, canary)] });
    const introduction: Introduction = { ...made(asked, grace), status: 'opening' };
    await within(town, async (tx) => {
      await tx.accounts.save(account(ada, `U-${canary}`));
      await tx.accounts.save(account(grace, 'U-grace'));
      await tx.expertise.addTag({ slug: own, label: canary, aliases: [`${canary} alias`] });
      await tx.drafts.save(draft(ada, { text: canary, correcting: canary, topics: [own] }));
      await tx.introRequests.save(asked);
      await tx.introRequests.save(passedOn);
      await tx.connectors.saveRules({ ...rulesOf(ada), topics: [own], people: [grace] });
      await tx.introductions.save(introduction);
      await tx.introductions.shareContact(introduction.id, ada, canary);
      await tx.reports.add(report(ada, grace, { note: canary }));
      await tx.reports.add(report(grace, ada, { note: canary }));
      await tx.limits.closeTopic(ada, own, tx.now);
      await tx.limits.shown(ada, [own], [grace], tx.now);
      await tx.limits.avoid(ada, grace, tx.now);
      await tx.limits.coolDown(ada, grace, minutes(60 * 24 * 90));
      await tx.referrals.save(slip(ada, grace, canary));
      await tx.thanks.save(thankYou(ada, grace, canary));
      await tx.board.save(post(ada, grace, canary));
      await tx.shares.save({ ...share(ada, canary), address: `https://example.org/${canary}` });
      await tx.expertise.correct(ada, canary, own);
      await tx.keeps.save(kept(grace, ada));
      const circle = asId<CircleId>('00000000-0000-4000-8000-000000000071');
      await tx.circles.save({ id: circle, name: 'Weavers', madeAt: tx.now });
      await tx.circles.replace(ada, [{ circle, member: ada, isShown: true }]);
      await tx.ties.save(confirmed(ada, grace));
      await tx.vouches.add(vouchFor(ada, grace, canary));
      await tx.outbox.add([
        {
          key: `x/${ada}`,
          effect: { effect: 'tell', to: ada, notice: { notice: 'exportReady' } },
          notBefore: tx.now,
        },
      ]);
    });
    return { town, ada, grace };
  };

  it('leaves nothing of a member in any column, sealed or not, nor in what others may export', async () => {
    const { town, ada, grace } = await talkative();
    const before = await everything(town);
    const named = (rows: readonly string[]) => rows.filter((row) => row.includes(canary));
    expect(named(before).length).toBeGreaterThan(15);
    expect(before.filter((row) => row.includes('does not open'))).toEqual([]);
    await town.press('Ada', 'members.eraseConfirmed');
    await stage().moveTo(minutes(1));
    const after = await everything(town);
    expect(named(after)).toEqual([]);
    expect(after.filter((row) => row.includes('does not open'))).toEqual([]);
    expect(after.filter((row) => row.startsWith('outbox') && row.includes(`"to": "${ada}"`))).toEqual([]);
    const exported = await within(town, (tx) => dataOf(tx, grace));
    expect(JSON.stringify(exported)).not.toContain(canary);
  });

  it('is tried on every sealed column, and every text column is known', async () => {
    const { town } = await talkative();
    const rows = await everything(town);
    const columns =
      await ask(`select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb') and table_name in
        (select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
          where a.attname = 'community_id' and c.relkind = 'r')`);
    const names = columns.map(({ table, column }) => `${table}.${column}`);
    const isFilled = (name: string) => {
      const [table = '', column = ''] = name.split('.');
      if (column.endsWith('_sealed')) {
        return rows.some((row) => row.startsWith(`${name} says`) && row.includes(canary));
      }
      return rows.some((row) => {
        if (!row.startsWith(`${table} {`)) return false;
        const value: unknown = JSON.parse(row.slice(table.length + 1))[column];
        return JSON.stringify(value ?? '')
          .toLowerCase()
          .includes(canary);
      });
    };
    const untried = names.filter((name) => !technical.test(name) && !otherTexts.has(name) && !isFilled(name));
    expect(untried.toSorted(), 'say the canary there in talkative(), or name it in otherTexts').toEqual([]);
  });

  it('destroys the key: a row kept from before, put back, says nothing', async () => {
    const { town, ada } = await talkative();
    const [row] = await askIn(town, `select * from drafts where member_id = '${ada}'`);
    await town.press('Ada', 'members.eraseConfirmed');
    await within(town, (tx) =>
      tx.drafts.save({ ...draft(ada), id: asId(String(row?.['id'])), text: '', correcting: '' }),
    );
    await askIn(
      town,
      `update drafts set text_sealed = '${row?.['text_sealed']}' where id = '${row?.['id']}'`,
    );
    const kept = await within(town, (tx) => tx.drafts.get(asId(String(row?.['id']))));
    expect(kept?.text).toBe('');
  });

  it('is known again by nobody else: not by a sync, an import, or being named', async () => {
    const { town } = await talkative();
    await town.press('Ada', 'members.eraseConfirmed');
    const taken = await within(town, (tx) => takeIn({ tx, dice }, 'T1', [slackPerson(`U-${canary}`)]));
    expect(taken).toEqual({ added: 0, changed: 0, left: 0 });
    const names = await within(town, (tx) =>
      tx.erasures.namesAmong([`ada  ${canary}`.toUpperCase(), 'Grace']),
    );
    expect([...names]).toEqual([`ADA  ${canary.toUpperCase()}`]);
    expect((await everything(town)).filter((row) => row.includes(canary))).toEqual([]);
  });

  it('is not the end: whoever comes back by themselves finds their list and cool-downs, and nothing else', async () => {
    const { town, ada, grace } = await talkative();
    await town.press('Ada', 'members.eraseConfirmed');
    const visitor = { externalId: `U-${canary}`, name: 'Ada', language: null, zone: null };
    const again = await within(town, (tx) => welcomeVisitor(tx, dice, 'slack', 'T1', visitor));
    expect(again.id).not.toBe(ada);
    await within(town, (tx) => tx.erasures.comeBack(again.id));
    const found = await within(town, async (tx) => ({
      avoided: await tx.limits.avoidedBy(again.id),
      coolDown: (await tx.limits.reaches(again.id, [grace])).get(grace)?.isCoolingDown,
      reports: (await tx.reports.list()).filter(({ about }) => about === again.id).length,
      asks: await tx.introRequests.byRequester(again.id, new Date(0)),
      isAgain: await tx.erasures.comeBack(again.id),
    }));
    expect(found).toEqual({
      avoided: [grace],
      coolDown: true,
      reports: 1,
      asks: [],
      isAgain: false,
    });
    const synced = await within(town, (tx) => tx.erasures.accountsAmong('slack', [`U-${canary}`]));
    expect(synced.size).toBe(0);
  });

  it('knows what to do with every column that can hold a member', async () => {
    const columns = await ask(`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type = 'uuid'`);
    const erased = new Set(erasedColumns.map(([table, column]) => `${table}.${column}`));
    const known = new Set([...erased, ...keptColumns]);
    const unknown = columns
      .map(({ name }) => String(name))
      .filter((name) => !known.has(name) && !otherIds.test(name));
    expect(unknown.toSorted(), 'name it in store/erasureColumns.ts, or say here why it stays').toEqual([]);
    expect(keptColumns.filter((name) => erased.has(name))).toEqual([]);
  });

  it('tells a member of every column that can hold them, or it is said here why not', async () => {
    const columns = await ask(`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type = 'uuid'`);
    const told = Object.values(tracedColumns).flatMap((places) =>
      places.flatMap(([table, ...names]) => names.map((name) => `${table}.${name}`)),
    );
    const known = new Set([...told, ...untold]);
    const unknown = columns
      .map(({ name }) => String(name))
      .filter((name) => !known.has(name) && !otherIds.test(name));
    expect(unknown.toSorted(), 'name it in core/traces.ts and store/traces.ts, or say here why not').toEqual(
      [],
    );
    expect(untold.filter((name) => told.includes(name))).toEqual([]);
  });

  it('counts what it tells, and exports all of it', async () => {
    const { town, ada } = await talkative();
    const [counts, data] = await within(town, async (tx) => [
      await tx.members.traces(ada),
      await dataOf(tx, ada),
    ]);
    expect(counts.get('referrals')).toBe(1);
    expect(counts.get('reports')).toBe(1);
    for (const [trace] of counts) expect([trace, isThere(data[trace])]).toEqual([trace, true]);
    expect(traces.filter((trace) => !(trace in data))).toEqual([]);
  });
});

/** Names of states, keys, hashes, days: nobody's words, wherever a column is called so. */
const technical =
  /\.(?:accepts|action|actor|cadence|day|date|decision|effect|fields|hash|how|key|key_wrapped|kind|kinds|language|message|not_placed|outcome|place|platform|publish|purpose|reason|reasons|recency|room|route|shows|series|source|source_key|state|status|subject|summary|text_version|what|why|works_from|works_to|zone)$/u;
/** Texts that are none of a member's own words, or go in another way. */
const otherTexts: ReadonlySet<string> = new Set([
  // The community's own, and its managers'.
  ...['days_off', 'holidays', 'name', 'room_channel'].map((column) => `communities.${column}`),
  ...['circles.name', 'community_tags.merged_into', 'credentials.secret_sealed', 'digest_settings.settings'],
  ...['audit.salt', 'frozen_totals.until', 'meetup_feeds.url_sealed'],
  // Ids, topics of the lexicon, answers of a closed list.
  ...['drafts.shown', 'intro_requests.do_not_ask', 'member_digests.asks_how', 'member_terms.term'],
  // Numbers made of what was said.
  'member_digests.said',
  ...['members.muted', 'shares.topic', 'suggestions.answer', 'suggestions.topic', 'tag_corrections.tag'],
  ...['tag_doubts.tag', 'vouches.tag'],
  // Emptied as soon as it was handled; what failed is removed in a week.
  'inbox.payload_sealed',
  // A playground's people are made up.
  ...['playground_posts.author', 'playground_posts.channel', 'playground_posts.content_sealed'],
  ...['playground_rooms.id', 'playground_rooms.people', 'playground_rooms.title'],
]);

const isThere = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;

const account = (member: MemberId, externalId: string) => ({
  platform: 'slack' as const,
  place: 'T1',
  externalId,
  member,
  unreachableSince: null,
});

const slackPerson = (externalId: string) => ({
  externalId,
  name: `Ada ${canary}`,
  headline: canary,
  language: null,
  zone: null,
  isAdmin: false,
  isOutside: false,
  isGuest: false,
});
