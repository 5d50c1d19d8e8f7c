import { sql } from 'drizzle-orm';
import type { RawAnswer } from '../../src/actions/ports/inbox.ts';
import { freshDigests } from '../../src/core/digest.ts';
import { asId, type CommunityId, type MemberId } from '../../src/core/ids.ts';
import { claimTie, noTie } from '../../src/core/tie.ts';
import { dice } from '../../src/dice.ts';
import { readDemo } from '../../src/playground/demo/demo.ts';
import type { Message } from '../../src/views/message.ts';
import type { Seen, World } from '../world.ts';

/** What becomes of the card somebody holds. */
export type Fate = 'accept' | 'pass' | 'silent';

/** Some weeks of the demo community's life, lived through as people would: asks, answers, silence, rounds, talks. */
export type Life = {
  readonly people: readonly string[];
  readonly manager: string;
  readonly press: (who: string, action: string, subject?: string) => Promise<Seen>;
  readonly form: (
    who: string,
    action: string,
    subject: string,
    answers: Readonly<Record<string, RawAnswer>>,
  ) => Promise<Seen>;
  readonly ask: (who: string, words: string, blurb: string) => Promise<void>;
  /** Whoever holds a card answers it, as `fate` says. */
  readonly answer: (fate: (holder: string, asked: number) => Fate) => Promise<void>;
  readonly talk: (share: number) => Promise<void>;
  readonly later: (hours: number) => Promise<void>;
  readonly query: (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
};

const wishes = [
  'kto pomoże przenieść aplikację React na TypeScript',
  'szukam pomocy w KSeF i fakturowaniu',
  'who knows fundraising for a seed round',
  'kto zna się na marketingu i SEO',
  'someone who can help with hiring engineers',
  'kto pomoże z RODO i umowami',
  'who can help with UX design',
  'kto zna sprzedaż B2B',
];

export const lifeOf = (world: World): Life => {
  const people = readDemo().map(({ externalId }) => externalId);
  const [manager = ''] = people;
  const query: Life['query'] = (text) =>
    world.database.transaction({ community: asId<CommunityId>(world.place) }, ({ db }) =>
      db.execute(sql.raw(text)),
    );
  const press: Life['press'] = (who, action, subject = '') =>
    world.does(who, { kind: 'press', action, subject });
  const form: Life['form'] = (who, action, subject, answers) =>
    world.does(who, { kind: 'form', action, subject, answers });
  let asked = 0;
  return {
    people,
    manager,
    press,
    form,
    query,
    ask: async (who, words, blurb) => {
      const draft = await world.does(who, { kind: 'command', words: `ask ${words}` });
      const subject = subjectOf(draft.message, 'introRequests.form');
      if (subject === null) return;
      await form(who, 'introRequests.send', subject, { kind: ['advice'], blurb, publish: ['no'] });
    },
    answer: async (fate) => {
      const open = await query(`select c.request_id as request, a.external_id as who from intro_candidates c
        join intro_requests r on r.community_id = c.community_id and r.id = c.request_id and r.status = 'asking'
        join accounts a on a.community_id = c.community_id and a.member_id = c.member_id
        where c.state = 'asked' order by c.asked_at, c.request_id`);
      for (const { request, who } of open) {
        const what = fate(String(who), asked++);
        if (what !== 'silent') await press(String(who), `introRequests.${what}`, String(request));
      }
    },
    talk: async (share) => {
      const rooms =
        await query(`select i.id, 'introductions' as kind, a.external_id as who from introductions i
          join accounts a on a.community_id = i.community_id and a.member_id = i.requester_id
          where i.status in ('open', 'roomless') and jsonb_array_length(i.state->'signs') = 0
        union all select p.id, 'pairings', a.external_id from pairings p
          join accounts a on a.community_id = p.community_id and a.member_id = (p.state->>'starter')::uuid
          where p.status in ('open', 'roomless') and jsonb_array_length(p.state->'signs') = 0
        order by 1`);
      for (const [index, { id, kind, who }] of rooms.entries()) {
        if ((index * 0.618) % 1 < share) await press(String(who), `${kind}.sign`, `${id}/talked`);
      }
    },
    later: async (hours) =>
      world.clock.moveTo(new Date((await world.clock.now()).getTime() + hours * 3_600_000)),
  };
};

/** A program that is running, every week or two. */
export const startProgram = async (life: Life, name: string, weeks = '1', size = '2'): Promise<string> => {
  await life.form(life.manager, 'programs.settingsForm', '', {
    name,
    weeks: [weeks],
    moment: 'Monday 10:00',
    size: [size],
    place: ['everyone'],
  });
  const [program] = await life.query(
    `select id from programs where state->>'name' = '${name}' order by created_at desc limit 1`,
  );
  const id = String(program?.['id']);
  await life.press(life.manager, 'programs.start', id);
  return id;
};

/** So many weeks, each with some asks and some answers. */
export const live = async (life: Life, weeks: number, asksAWeek: number): Promise<void> => {
  let turn = 0;
  for (let week = 0; week < weeks; week++) {
    for (let ask = 0; ask < asksAWeek; ask++) {
      const who = life.people[(7 + turn * 11) % life.people.length] ?? '';
      await life.ask(
        who,
        wishes[turn % wishes.length] ?? '',
        `Zażółć gęślą jaźń ${turn}: we would like to begin soon.`,
      );
      turn += 1;
    }
    await life.later(30);
    await life.answer((_, index) => (index % 5 === 4 ? 'silent' : index % 3 === 2 ? 'pass' : 'accept'));
    await life.later(48);
    await life.answer((_, index) => (index % 4 === 3 ? 'silent' : index % 2 === 1 ? 'pass' : 'accept'));
    await life.talk(0.6);
    await life.later(90);
  }
};

const subjectOf = (message: Message | null, action: string): string | null =>
  (message?.parts ?? [])
    .flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
    .find((button) => button.action === action)?.subject ?? null;

/** What stands beside asks and rounds: ties, requests through somebody, talks of two, posts, events, digests. */
export const liveMore = async (life: Life, world: World): Promise<void> => {
  const { people, manager, form, press, query } = life;
  const place = asId<CommunityId>(world.place);
  const ids = await query('select member_id as id, external_id as who from accounts');
  const idOf = (who: string) => asId<MemberId>(String(ids.find((row) => row['who'] === who)?.['id']));
  const pairs = people.slice(0, 40).flatMap((one, at) => {
    const [other, third] = [people[(at + 1) % people.length], people[(at * 7 + 3) % people.length]];
    return [other, third].flatMap((with_) => (with_ === undefined || with_ === one ? [] : [[one, with_]]));
  });
  const said = { strength: 'strong', source: 'said' } as const;
  await world.store.transaction(place, async (tx) => {
    for (const [one = '', other = ''] of pairs) {
      const [a, b] = [idOf(one), idOf(other)];
      await tx.ties.save(claimTie(claimTie(noTie(a, b), a, said, tx.now), b, said, tx.now));
    }
    const channel = { platform: 'playground', place: world.place, id: 'general', name: 'general' } as const;
    const fresh = freshDigests(tx.community, tx.now);
    await tx.digests.saveSettings({
      ...fresh,
      channel: { ...fresh.channel, isOn: true, channels: [channel] },
    });
    const feed = { etag: null, lastModified: null, failures: 0, isTold: false, addedAt: tx.now };
    const url = 'https://calendar.example.org/secret-7f3a';
    await tx.meetupFeeds.save({ ...feed, id: dice.id(), url: `${url}.ics`, readAt: tx.now, why: null });
    await tx.meetupFeeds.save({ ...feed, id: dice.id(), url: `${url}/b`, readAt: null, why: 'notFound' });
  });
  for (const [at, title] of ['Śniadanie przedsiębiorców', 'KSeF w praktyce: warsztat'].entries()) {
    const day = new Date((await world.clock.now()).getTime() + (9 + at * 5) * 86_400_000);
    await form(manager, 'meetups.form', '', {
      ...{ title, place: 'Kraków, Rynek 1', moment: `${day.toISOString().slice(0, 10)} 10:00 - 12:00` },
      ...{ description: '', topics: 'Marketing' },
    });
  }
  for (const [at, text] of ['Kto zna się na marketingu w Niemczech?', 'Kto pomoże z KSeF?'].entries()) {
    for (const who of people.slice(10 + at * 3, 13 + at * 3)) {
      await form(who, 'board.writeForm', '', {
        ...{ kind: ['ask'], text, name: ['meet'], weeks: ['4'], publish: ['no'] },
      });
      const [post] = await query("select id from board_posts where status = 'draft' limit 1");
      await press(who, 'board.publish', String(post?.['id']));
    }
  }
  for (const [at, who] of people.slice(0, 16).entries()) {
    const target = people[at + 2] ?? '';
    await form(who, 'connectors.referForm', idOf(target), {
      ...{ kind: ['advice'], why: 'You know clinics.', blurb: 'We build for them.', company: ['usual'] },
    });
  }
  for (const [at, who] of people.slice(30, 40).entries()) {
    await form(who, 'oneToOnes.logForm', '', { person: { externalId: people[at + 41] ?? '' } });
  }
  await query(`update one_to_ones set state = state || '{"answer": "confirmed"}'`);
};
