import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/actions/ports.ts';
import { asId, type CommunityId } from '../../src/core/ids.ts';
import type { Introduction } from '../../src/core/introduction.ts';
import { dice } from '../../src/dice.ts';
import { createCipher } from '../../src/store/cipher.ts';
import { credentialsOf } from '../../src/store/credentials.ts';
import { createWorkspace } from '../../src/store/playground.ts';
import { cardOf, start, subjectOf } from '../actions/stage.ts';
import { openedStage } from '../contracts/storeContract.ts';
import { feed } from '../contracts/storeContractMeetups.ts';
import { storePlaces } from '../contracts/storeContractPlaces.ts';
import {
  arrival,
  draft,
  forwardedBy,
  made,
  minutes,
  person,
  post,
  report,
  request,
  share,
  slip,
  thankYou,
  vouchFor,
} from '../contracts/storeContractSamples.ts';

const cipher = createCipher(['c81e728d9d4c2f636f067f89cc14862c2f1b7a90e35d6c4ff0a3b79d15e8c264']);
const canary = 'canary-4711';

/** What people say in confidence, and tokens: never readable in the database, and only where it belongs. */
describe.each(storePlaces)('private words %s', (_, open) => {
  const on = openedStage(open);
  const { stage, community } = on;
  const within = <T>(here: CommunityId, work: (tx: Transaction) => Promise<T>) =>
    stage().store.transaction(here, work);
  const workspace = () => createWorkspace<string>(stage().database, cipher);
  const credentials = () => credentialsOf(stage().database, cipher, 'slack');

  /** Every row of every table as text, with everybody's eyes. */
  const everything = async (...communities: CommunityId[]): Promise<string[]> => {
    const { database } = stage();
    const names = await database.transaction({ owner: true }, ({ db }) =>
      db.execute(sql`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = relnamespace
        where relkind in ('r', 'p', 'm') and nspname not in ('pg_catalog', 'information_schema')`),
    );
    const rows: string[] = [];
    const eyes = [
      { owner: true },
      { router: true },
      ...communities.map((id) => ({ community: id })),
    ] as const;
    for (const context of eyes) {
      for (const { name } of names) {
        const query = sql.raw(`select t::text as row from ${String(name)} t`);
        const found = await database.transaction(context, ({ db }) => db.execute(query)).catch(() => []);
        rows.push(...found.map(({ row }) => `${name} ${row}`));
      }
    }
    return rows;
  };
  const readable = (rows: readonly string[], words: string): string[] => {
    const codes = ['utf8', 'hex', 'base64', 'base64url'] as const;
    const forms = codes.map((code) => Buffer.from(words).toString(code).replace(/=+$/u, '').toLowerCase());
    return rows.filter((row) => forms.some((form) => row.toLowerCase().includes(form)));
  };

  /** One row of every sealed column, with words of its own; how each is read again. */
  const sealedRows = async (here: CommunityId, words: string) => {
    const [ada, grace] = [person('Ada'), person('Grace')];
    const asked = request(ada.id, {
      why: words,
      blurb: words,
      connectors: [forwardedBy(grace.id, null, words)],
    });
    const introduction: Introduction = { ...made(asked, grace.id), status: 'opening' };
    const [ask, note] = [
      draft(ada.id, { text: words, correcting: words }),
      report(ada.id, grace.id, { note: words }),
    ];
    const [passed, thanked] = [slip(ada.id, grace.id, words), thankYou(grace.id, ada.id, words)];
    const [onBoard, link] = [
      post(ada.id, grace.id, words),
      { ...share(ada.id, words), address: `https://example.org/${words}` },
    ];
    const [vouch, calendar] = [
      vouchFor(grace.id, ada.id, words),
      feed({ url: `https://cal.example/${words}.ics` }),
    ];
    const [key, place] = [`arrival ${dice.id()}`, `T${dice.id()}`];
    await within(here, async (tx) => {
      await tx.members.saveMany([ada, grace]);
      await tx.drafts.save(ask);
      await tx.expertise.correct(ada.id, words, asId('react'));
      await tx.introRequests.save(asked);
      await tx.introductions.save(introduction);
      await tx.introductions.shareContact(introduction.id, ada.id, words);
      await tx.reports.add(note);
      await tx.referrals.save(passed);
      await tx.thanks.save(thanked);
      await tx.board.save(onBoard);
      await tx.shares.save(link);
      await tx.vouches.add(vouch);
      await tx.meetupFeeds.save(calendar);
      await tx.links.add(words, { kind: 'member', community: here, member: ada.id }, minutes(15));
    });
    await stage().store.inbox.put(arrival(key, { what: { kind: 'message', text: words } }), here);
    await credentials().put(place, here, words, start);
    await credentials().putState(words, 60_000);
    const posted = await workspace().post(here, {
      channel: 'general',
      author: null,
      key: `post ${key}`,
      content: words,
    });
    const row = (id: string) => `id = '${id}'`;
    const shared = `introduction_id = '${introduction.id}' and member_id = '${ada.id}'`;
    const readAsked = () => within(here, (tx) => tx.introRequests.get(asked.id));
    return [
      ['drafts.text_sealed', row(ask.id), () => within(here, (tx) => tx.drafts.get(ask.id))],
      ['drafts.correcting_sealed', row(ask.id), () => within(here, (tx) => tx.drafts.get(ask.id))],
      [
        'tag_corrections.words_sealed',
        `member_id = '${ada.id}'`,
        () => within(here, (tx) => tx.expertise.corrections(1)),
      ],
      ['intro_requests.why_sealed', row(asked.id), readAsked],
      ['intro_requests.blurb_sealed', row(asked.id), readAsked],
      ['intro_connectors.words_sealed', `request_id = '${asked.id}'`, readAsked],
      ['reports.note_sealed', row(note.id), () => within(here, (tx) => tx.reports.get(note.id))],
      [
        'shared_contacts.contact_sealed',
        shared,
        () => within(here, (tx) => tx.introductions.contactOf(introduction.id, ada.id)),
      ],
      [
        'referrals.description_sealed',
        row(passed.id),
        () => within(here, async (tx) => (await tx.referrals.get(passed.id))?.description),
      ],
      [
        'referrals.third_sealed',
        row(passed.id),
        () => within(here, async (tx) => (await tx.referrals.get(passed.id))?.third),
      ],
      ['thanks.words_sealed', row(thanked.id), () => within(here, (tx) => tx.thanks.get(thanked.id))],
      ['board_posts.text_sealed', row(onBoard.id), () => within(here, (tx) => tx.board.get(onBoard.id))],
      ['shares.address_sealed', row(link.id), () => within(here, (tx) => tx.shares.get(link.id))],
      ['shares.note_sealed', row(link.id), () => within(here, (tx) => tx.shares.get(link.id))],
      ['vouches.words_sealed', row(vouch.id), () => within(here, (tx) => tx.vouches.get(vouch.id))],
      [
        'meetup_feeds.url_sealed',
        row(calendar.id),
        () => within(here, (tx) => tx.meetupFeeds.get(calendar.id)),
      ],
      ['inbox.payload_sealed', `key = '${key}'`, () => stage().store.inbox.claim(key)],
      ['credentials.secret_sealed', `place = '${place}'`, () => credentials().get(place)],
      ['playground_posts.content_sealed', `id = ${posted}`, () => workspace().get(here, posted)],
    ] as const;
  };

  it('are in no column of any table, in no spelling', async () => {
    const here = await community();
    const rows = await sealedRows(here, canary);
    const all = await everything(here);
    expect(all.length).toBeGreaterThan(20);
    expect(readable(all, canary)).toEqual([]);
    expect(readable(all, 'Grace').length).toBeGreaterThan(0);
    // What is not to be found was there.
    for (const [column, , read] of rows)
      expect([column, JSON.stringify(await read())]).toEqual([column, expect.stringContaining(canary)]);
  });

  it('are in no column of any table after an introduction as people make it', async () => {
    const town = await stage().openCommunity();
    for (const name of ['Ada', 'Grace', 'Sam', 'Ewa', 'Jan', 'Lech', 'Mona']) {
      // Grace is asked by Mona alone: with two cards a week nobody could tell who else asks her.
      await town.add(name, name === 'Grace' ? { offers: [] } : { bio: 'React developer' });
    }
    const blurb = `We start with the forms ${canary}.`;
    const drafted = await town.press('Ada', 'introRequests.ask', {
      text: `someone who knows React ${canary}`,
    });
    const form = { kind: ['advice'], blurb, publish: ['no'], options: [] };
    await town.press('Ada', 'introRequests.send', {
      subject: subjectOf(drafted, 'introRequests.form'),
      answers: form,
      surface: 'form',
    });
    await town.press('Ada', 'introRequests.ask', { text: `another React draft ${canary}` });
    const why = { kind: ['advice'], why: `You wrote ${canary}.`, blurb };
    await town.press('Mona', 'introRequests.meetForm', {
      subject: town.idOf('Grace'),
      answers: why,
      surface: 'form',
    });
    await town.press('Grace', 'introRequests.moreSent', {
      subject: await cardOf(town, 'Mona'),
      answers: { what: ['report'], reason: ['rude'], note: `They wrote ${canary}.` },
    });
    const [asked, met, reports] = [
      await town.asks('Ada'),
      await town.asks('Mona'),
      await within(town.id, (tx) => tx.reports.list()),
    ];
    const holder = (await town.holder('Ada')) ?? '';
    await town.press(holder, 'introRequests.accept', { subject: await cardOf(town, 'Ada') });
    expect((await town.asks('Ada')).map(({ status }) => status)).toEqual(['introduced']);
    for (const kept of [asked, met, reports]) expect(JSON.stringify(kept)).toContain(canary);
    expect(readable(await everything(town.id), canary)).toEqual([]);
  });

  it('stand in the columns that are tried here', async () => {
    const columns = await stage().database.transaction({ owner: true }, ({ db }) =>
      db.execute(sql`select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public' and column_name like '%sealed%'`),
    );
    const tried = (await sealedRows(await community(), 'in all columns')).map(([column]) => column);
    expect(columns.map(({ name }) => name).toSorted()).toEqual(tried.toSorted());
  });

  it('do not open in another row, nor in another community', async () => {
    const [here, there] = [await community(), await community()];
    const rows = [
      await sealedRows(here, 'first'),
      await sealedRows(here, 'second'),
      await sealedRows(there, 'third'),
    ] as const;
    for (const [index, [column, to, read]] of rows[0].entries()) {
      const [table = '', name = ''] = column.split('.');
      const own = await textOf(here, table, name, to);
      for (const [from, donor] of [
        [here, rows[1][index]],
        [there, rows[2][index]],
      ] as const) {
        const moved = await textOf(from, table, name, donor?.[1] ?? '');
        expect(moved).toMatch(/^(?:own\.)?v1\./u);
        await put(here, table, name, to, moved);
        expect([
          column,
          await read().then(
            () => 'opened',
            () => 'refused',
          ),
        ]).toEqual([column, 'refused']);
      }
      await put(here, table, name, to, own);
      expect([column, await read().then((found) => JSON.stringify(found))]).toEqual([
        column,
        expect.stringContaining('first'),
      ]);
    }
  });

  it('do not open in a row of the same name in another community', async () => {
    const [here, there] = [await community(), await community()];
    const same = draft(person('Ada').id);
    for (const [id, text] of [
      [here, 'ours'],
      [there, 'theirs'],
    ] as const) {
      await within(id, (tx) => tx.drafts.save({ ...same, text }));
    }
    const where = `id = '${same.id}'`;
    await put(here, 'drafts', 'text_sealed', where, await textOf(there, 'drafts', 'text_sealed', where));
    await expect(within(here, (tx) => tx.drafts.get(same.id))).rejects.toThrow();
  });

  it('do not open in another column of the same row', async () => {
    const here = await community();
    const rows = await sealedRows(here, 'in one column');
    const [, where = '', read] = rows.find(([column]) => column === 'intro_requests.why_sealed') ?? rows[1];
    await put(
      here,
      'intro_requests',
      'why_sealed',
      where,
      await textOf(here, 'intro_requests', 'blurb_sealed', where),
    );
    await expect(read()).rejects.toThrow();
  });

  it('do not open with another key', async () => {
    const here = await community();
    const [[, where]] = await sealedRows(here, 'with one key');
    const text = (await textOf(here, 'drafts', 'text_sealed', where)).replace('own.', '');
    const place = { community: here, table: 'drafts', column: 'text', row: where.slice(6, -1) };
    expect(() => cipher.open(text, place)).toThrow('not among the keys given');
  });

  /** As the router where the community itself has no eyes. */
  const contextOf = (here: CommunityId, table: string) =>
    table === 'credentials' ? ({ router: true } as const) : { community: here };
  const textOf = async (here: CommunityId, table: string, column: string, where: string): Promise<string> => {
    const query = sql.raw(`select ${column} as text from ${table} where ${where}`);
    const [row] = await stage().database.transaction(contextOf(here, table), ({ db }) => db.execute(query));
    return String(row?.['text']);
  };
  const put = (here: CommunityId, table: string, column: string, where: string, text: string) =>
    stage().database.transaction(contextOf(here, table), ({ db }) =>
      db.execute(sql.raw(`update ${table} set ${column} = '${text}' where ${where}`)),
    );
});
