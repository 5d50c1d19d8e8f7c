import { sql } from 'drizzle-orm';
import { asId, type CommunityId } from '../../src/core/ids.ts';
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
    answers: Readonly<Record<string, string | readonly string[]>>,
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
