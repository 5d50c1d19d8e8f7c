import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RawAnswer } from '../../src/actions/ports/inbox.ts';
import { actions } from '../../src/actions/routes.ts';
import { readDemo } from '../../src/playground/demo/demo.ts';
import type { Post } from '../../src/playground/ports.ts';
import { roomChannel } from '../../src/playground/send.ts';
import { createDirectory } from '../../src/playgroundDesk.ts';
import { directOf, openWorld, read, type Seen, type World } from '../world.ts';

const dayMs = 86_400_000;
const ada = 'ada-nowak';
const people = readDemo().map(({ externalId }) => externalId);

const words = {
  en: {
    ask: 'ask someone who can help me move a React app to TypeScript',
    blurb: 'We have 80,000 lines of React and want to start with the forms.',
    onItsWay: 'Your ask is on its way',
    thanks: 'Thank you! We are opening a conversation for the two of you.',
    bothYes: 'Both said yes',
    checkIn: 'Did you talk?',
    notThisTime: 'not this time',
  },
  pl: {
    ask: 'zapytaj kto pomoże mi przenieść aplikację React na TypeScript',
    blurb: 'Mamy 80 000 linii kodu w React i chcemy zacząć od formularzy.',
    onItsWay: 'Prośba jest w drodze',
    thanks: 'Dziękujemy! Otwieramy wspólną rozmowę',
    bothYes: 'Obie strony mówią „tak”',
    checkIn: 'Czy rozmowa się odbyła?',
    notThisTime: 'Tym razem bez kontaktu',
  },
} as const;

let world: World;
afterEach(() => {
  expect(world.faults).toEqual([]);
});
const open = () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
};

const type = (who: string, typed: string) => world.does(who, { kind: 'command', words: typed });
const press = (who: string, action: string, subject: string, key?: string) =>
  world.does(who, { kind: 'press', action, subject }, key);
const send = (who: string, action: string, subject: string, answers: Readonly<Record<string, RawAnswer>>) =>
  world.does(who, { kind: 'form', action, subject, answers });
const later = async (ms: number) => world.clock.moveTo(new Date((await world.clock.now()).getTime() + ms));

type Shown = { readonly action: string; readonly subject: string };
const buttonsOf = (seen: Pick<Seen, 'message'> | Post | undefined): Shown[] => {
  const message =
    seen === undefined
      ? null
      : 'message' in seen
        ? seen.message
        : seen.content.kind === 'acquaint'
          ? seen.content.message
          : null;
  return (message?.parts ?? []).flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
};
const subjectIn = (seen: Pick<Seen, 'message'> | Post | undefined, action: string): string => {
  const found = buttonsOf(seen).find((button) => button.action === action);
  if (found === undefined) throw new Error(`no button ${action}`);
  return found.subject;
};
const asks = async (who: string, language: 'en' | 'pl', change: Record<string, RawAnswer> = {}) => {
  const drafted = await type(who, words[language].ask);
  const draft = subjectIn(drafted, 'introRequests.form');
  const answers = { kind: ['advice'], blurb: words[language].blurb, publish: ['no'], ...change };
  return { drafted, sent: await send(who, 'introRequests.send', draft, answers) };
};
/** Who holds a card that can be answered, once the mornings of all zones have come. */
const holder = async (): Promise<string> => {
  for (let hours = 0; hours <= 96; hours += 4) {
    for (const who of people) {
      const cards = (await directOf(world, who)).filter((post) =>
        buttonsOf(post).some(({ action }) => action === 'introRequests.accept'),
      );
      if (cards.length > 0) return who;
    }
    await later(4 * 3_600_000);
  }
  throw new Error('nobody was asked');
};
const cardOf = async (who: string): Promise<string> => {
  const cards = await directOf(world, who);
  const card = cards.findLast((post) =>
    buttonsOf(post).some(({ action }) => action === 'introRequests.accept'),
  );
  return subjectIn(card, 'introRequests.accept');
};
const speak = async (language: 'en' | 'pl') => {
  const directory = createDirectory(world.store);
  for (const who of people) await directory.speak(world.place, who, language);
};
const lastOf = async (who: string) => read((await directOf(world, who)).at(-1));

describe.each(['en', 'pl'] as const)('an introduction by topic in the playground, in %s', (language) => {
  const said = words[language];
  open();
  let target = '';

  it('shows who can help without a name, and goes out from a form', async () => {
    await speak(language);
    const { drafted, sent } = await asks(ada, language);
    expect(drafted.text).toContain('React');
    for (const { name } of readDemo()) expect(drafted.text).not.toContain(name);
    expect(sent.text).toContain(said.onItsWay);
  });

  it('asks one person, who says yes: a room for the two, and nobody else was told', async () => {
    target = await holder();
    const others = await Promise.all(people.map((who) => directOf(world, who)));
    expect(others.flat()).toHaveLength(1);
    expect(await lastOf(target)).toContain(said.blurb);
    const yes = await press(target, 'introRequests.accept', await cardOf(target));
    expect(yes.text).toContain(said.thanks);
    expect(await lastOf(ada)).toContain(said.bothYes);
    const [room] = await world.workspace.roomsOf(world.place, ada);
    expect(room?.people.toSorted()).toEqual([ada, target].toSorted());
    const posts = await world.workspace.posts(world.place, roomChannel(room?.id ?? ''));
    expect(read(posts[0])).toContain(said.blurb);
  });

  it('fixes a time that both tap, with a calendar file', async () => {
    const [room] = await world.workspace.roomsOf(world.place, ada);
    const channel = roomChannel(room?.id ?? '');
    const kickoff = (await world.workspace.posts(world.place, channel))[0];
    const slot = subjectIn(kickoff, 'introductions.slot');
    for (const who of [target, ada]) await press(who, 'introductions.slot', slot);
    const files = (await world.workspace.posts(world.place, channel)).flatMap(({ content }) =>
      content.kind === 'acquaint' ? content.attachments : [],
    );
    expect(files.map(({ name }) => name)).toEqual([expect.stringMatching(/\.ics$/u)]);
    expect(new TextDecoder().decode(files[0]?.bytes)).toContain('BEGIN:VCALENDAR');
  });

  it('asks both after a week and after a month, and one tap answers', async () => {
    for (const days of [8, 25]) {
      for (let day = 0; day < days; day++) await later(dayMs);
      for (const who of [ada, target]) {
        expect(await lastOf(who)).toContain(said.checkIn);
        const post = (await directOf(world, who)).at(-1);
        const answered = await press(who, 'introductions.checkIn', subjectIn(post, 'introductions.checkIn'));
        expect(answered.reply).toBe('replace');
      }
    }
  });
});

describe('an ask that somebody declines and somebody leaves unanswered', () => {
  open();

  it('reaches the next person each time, and one sentence at its clock', async () => {
    await asks(ada, 'en');
    const first = await holder();
    await press(first, 'introRequests.pass', await cardOf(first));
    const second = await holder();
    expect(second).not.toBe(first);
    // Three working days of silence, with one nudge.
    for (let day = 0; day < 5 && (await holder()) === second; day++) await later(dayMs);
    expect(await holder()).not.toBe(second);
    expect((await directOf(world, ada)).map(read).join()).not.toMatch(/declin|pass|silen/iu);
  });
});

describe('what others do with a card that is not theirs', () => {
  open();

  it('is refused, whichever button it is, and changes nothing', async () => {
    await asks(ada, 'en');
    const who = await holder();
    const before = await directOf(world, who);
    const stranger = people.find((one) => one !== who && one !== ada) ?? '';
    const posts = [...before, ...(await directOf(world, ada))];
    for (const { action, subject } of posts.flatMap((post) => buttonsOf(post))) {
      if (subject === '') continue;
      const seen = await press(stranger, action, subject);
      expect(seen.text, action).toMatch(/belongs to somebody else|already settled/iu);
    }
    expect(await directOf(world, who)).toEqual(before);
    expect(await holder()).toBe(who);
  });
});

describe('the same thing done twice', () => {
  open();

  it('has one effect, and the second time says nothing', async () => {
    await asks(ada, 'en');
    const who = await holder();
    const card = await cardOf(who);
    const [one, other] = await Promise.all([
      press(who, 'introRequests.accept', card, 'twice'),
      press(who, 'introRequests.accept', card, 'twice'),
    ]);
    expect([one.reply, other.reply].toSorted()).toEqual(['none', 'replace']);
    expect(await world.workspace.roomsOf(world.place, ada)).toHaveLength(1);
  });

  it('pressed twice, is answered twice, with one room', async () => {
    const [room] = await world.workspace.roomsOf(world.place, ada);
    const target = room?.people.find((person) => person !== ada) ?? '';
    const [introduction] = await world.store.transaction(world.place as never, async (tx) => {
      const account = await tx.accounts.byExternalId('playground', ada);
      return account === null ? [] : tx.introductions.of(account.member, new Date(0));
    });
    const again = await press(target, 'introRequests.accept', introduction?.request ?? '');
    expect(again.text).not.toBe('');
    expect(await world.workspace.roomsOf(world.place, ada)).toHaveLength(1);
  });
});

describe('hostile words', () => {
  open();
  const hostile =
    '<!channel> @everyone <@U123> &lt;b&gt; *bold* [link](https://evil.example) \u202Egnp.exe 🤷🏽‍♀️ Zażółć';

  it('reach the other side as plain words, turned around by nothing', async () => {
    const { sent } = await asks(ada, 'en', { blurb: hostile });
    expect(sent.text).toContain(words.en.onItsWay);
    const who = await holder();
    const card = await lastOf(who);
    expect(card).toContain('<!channel> @everyone <@U123> &lt;b&gt; *bold* [link](https://evil.example)');
    expect(card).toContain('🤷🏽‍♀️ Zażółć');
    expect(card).not.toContain('\u202E');
    const posts = await directOf(world, who);
    expect(JSON.stringify(posts.map(({ content }) => content))).not.toContain('"mention":"U123"');
  });

  it.each([
    ['a command of ten thousand letters', `ask ${'x'.repeat(10_000)}`],
    ['a command nobody knows', 'aks somebody'],
    ['no words at all', ''],
    ['a person nobody knows', 'meet <@nobody-at-all>'],
    ['nothing but signs', 'ask !!! ??? …'],
  ])('%s gets a kind answer', async (_, typed) => {
    const seen = await type('sam-okafor', typed);
    expect(seen.text.length + (seen.message === null ? 1 : 0)).toBeGreaterThan(0);
    expect(seen.text.length).toBeLessThan(4_000);
  });
});

describe('a plain direct message', () => {
  open();

  it('is a draft ask', async () => {
    const seen = await world.does(ada, { kind: 'message', text: 'Who knows KSeF and VAT for a small firm?' });
    expect(seen.text).toContain('KSeF');
    expect(buttonsOf(seen).map(({ action }) => action)).toContain('introRequests.form');
  });
});

describe('every button anybody sees', () => {
  open();

  it('leads to an action', async () => {
    await asks(ada, 'en');
    const who = await holder();
    await press(who, 'introRequests.accept', await cardOf(who));
    const seen: (Pick<Seen, 'message'> | Post)[] = [
      ...(await Promise.all(people.map((one) => directOf(world, one)))).flat(),
    ];
    for (const typed of [
      'home',
      'help',
      'mine',
      'profile',
      'find tax',
      'avoid',
      'leave',
      'erase',
      'topics',
      'link',
    ]) {
      seen.push(await type(ada, typed));
    }
    const unknown = seen.flatMap((one) => buttonsOf(one)).filter(({ action }) => !actions.has(action));
    expect(unknown).toEqual([]);
  });
});
