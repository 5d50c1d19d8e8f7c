import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, Said, StoryStage } from './stage.ts';

const hourMs = 3_600_000;
const card = 'introRequests.accept';

const typed = {
  en: { ask: 'ask someone who can help me move a React app to TypeScript', kind: ['advice'] },
  pl: { ask: 'zapytaj kto pomoże mi przenieść aplikację React na TypeScript', kind: ['advice'] },
} as const;

/** An introduction from the ask to what came of it, on any platform: who is told what, in both languages. */
export function introductionStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language).introRequests;
  const refusals = text(language).refusals;
  let stage: StoryStage;
  const begin = () => {
    beforeAll(async () => {
      stage = await open();
    });
    afterAll(() => stage.close());
    afterEach(() => expect(stage.faults()).toEqual([]));
  };
  const person = (index: number): string => stage.people[index] ?? '';
  const later = async (hours: number) =>
    stage.moveTo(new Date((await stage.now()).getTime() + hours * hourMs));
  const last = async (who: string): Promise<Said> => {
    const said = (await stage.directs(who)).at(-1);
    if (said === undefined) throw new Error(`${who} was told nothing`);
    return said;
  };
  const blurb = 'We have 80,000 lines, zażółć gęślą jaźń.';
  const askByTopic = async (who: string, more: Readonly<Record<string, string>> = {}) => {
    await stage.type(who, typed[language].ask);
    await stage.press(who, 'introRequests.form');
    await stage.submit(who, { kind: ['advice'], blurb, publish: ['no'], ...more });
  };
  const askFor = async (who: string, whom: string) => {
    const answer = await stage.type(who, `meet <@${whom}>`);
    if (answer !== '') return answer;
    await stage.submit(who, { kind: ['advice'], why: 'A colleague said you know this.', blurb });
    return '';
  };
  const holds = async (who: string) =>
    (await stage.directs(who)).some(({ actions }) => actions.includes(card));
  /** Whoever holds a card, once the morning has come; not one of those who held it before. */
  const holder = async (...before: readonly string[]): Promise<string> => {
    for (let hours = 0; hours <= 8 * 24; hours += 6) {
      for (const who of stage.people) if (!before.includes(who) && (await holds(who))) return who;
      await later(6);
    }
    throw new Error('nobody holds a card');
  };
  const receives = async (who: string, action: string) => {
    for (let hours = 0; hours <= 40 * 24; hours += 6) {
      if ((await stage.directs(who)).at(-1)?.actions.includes(action)) return;
      await later(6);
    }
    throw new Error(`${who} never had ${action}`);
  };

  describe('an ask by topic that is put off, declined, left unanswered and then welcome', () => {
    begin();
    const held: string[] = [];
    const asker = () => person(0);

    it('comes back the next day where somebody wants to be reminded', async () => {
      await askByTopic(asker());
      const first = await holder();
      held.push(first);
      expect((await last(first)).text).toContain(blurb);
      await stage.press(first, 'introRequests.remind');
      expect(await holds(first)).toBe(false);
      await receives(first, card);
      expect((await last(first)).text).toContain(words.cardHeading.reminder);
      expect(await stage.directs(asker())).toEqual([]);
    });

    it('goes on to the next person after a pass, and one at a time', async () => {
      const [first = ''] = held;
      await stage.press(first, 'introRequests.pass');
      expect((await last(first)).text).toContain(words.passed);
      const second = await holder(first);
      held.push(second);
      expect(await holds(first)).toBe(false);
    });

    it('is nudged about once, then goes on, and leaves no button behind', async () => {
      const [first = '', second = ''] = held;
      const third = await holder(first, second);
      held.push(third);
      const told = (await stage.directs(second)).map(({ text: one }) => one);
      expect(told).toHaveLength(2);
      expect(new Set(told)).toEqual(new Set([told[0]]));
      expect(told[0]).toContain(words.cardClosed);
      expect(await holds(second)).toBe(false);
      expect(await stage.directs(asker())).toEqual([]);
    });

    it('becomes a room for the two at the first yes, and nobody else hears of it', async () => {
      const third = held[2] ?? '';
      await stage.press(third, card);
      expect((await last(third)).text).toContain(words.accepted);
      const [room, ...others] = await stage.rooms(asker());
      expect(others).toEqual([]);
      expect(room?.people.toSorted()).toEqual([asker(), third].toSorted());
      expect(room?.said.map((said) => said.text).join()).toContain(blurb);
      for (const who of stage.people.filter((one) => one !== asker() && one !== third)) {
        expect(await stage.rooms(who), who).toEqual([]);
        expect((await stage.directs(who)).length > 0, who).toBe(held.includes(who));
      }
    });

    it('asks both after a week and after a month how it went, and hears it with one tap', async () => {
      for (const _ of [7, 30]) {
        for (const who of [asker(), held[2] ?? '']) {
          await receives(who, 'introductions.checkIn');
          await stage.press(who, 'introductions.checkIn');
          expect((await last(who)).text).toContain(text(language).introductions.changeNote);
        }
      }
    });
  });

  describe('everything behind "more…"', () => {
    begin();

    it('closes the card like a pass, and the ask goes on', async () => {
      await askByTopic(person(0));
      const held: string[] = [];
      const further = [{ what: ['pause'], until: '2 weeks' }, { what: ['topic'] }, { what: ['person'] }];
      for (const answers of further) {
        const who = await holder(...held);
        held.push(who);
        await stage.press(who, 'introRequests.more');
        await stage.submit(who, answers);
        expect(await holds(who), answers.what[0]).toBe(false);
      }
      expect(await stage.directs(person(0))).toEqual([]);
    });
  });

  describe('asks for a person that come to nothing', () => {
    begin();
    const causes = ['declined', 'silent', 'snoozed', 'snoozed at night', 'avoided', 'left'] as const;
    const asker = (index: number) => person(index);
    const target = (index: number) => person(causes.length + index);

    it('look the same to whoever asked, to the letter and at the same time', async () => {
      await stage.type(target(causes.indexOf('snoozed')), 'snooze 2 months');
      const avoided = causes.indexOf('avoided');
      await stage.type(target(avoided), `avoid <@${asker(avoided)}>`);
      while ((await stage.now()).getUTCHours() !== 21) await later(1);
      for (const index of causes.keys()) expect(await askFor(asker(index), target(index))).toBe('');
      const atNight = target(causes.indexOf('snoozed at night'));
      await stage.type(atNight, 'snooze 2 months');
      for (let hours = 0; hours < 96 && !(await holds(target(0))); hours += 6) await later(6);
      await stage.press(target(causes.indexOf('declined')), 'introRequests.pass');
      const leaving = target(causes.indexOf('left'));
      await stage.type(leaving, 'leave');
      await stage.press(leaving, 'members.leaveConfirmed');
      expect(await holds(leaving)).toBe(false);
      const seen = causes.map((): string[] => []);
      for (let hour = 0; hour < 8 * 24; hour += 3) {
        await later(3);
        for (const [index, lines] of seen.entries()) {
          const told = (await stage.directs(asker(index))).slice(lines.length);
          // The moment of sending differs, and nothing else may.
          lines.push(...told.map((one) => `${hour}: ${one.text.replace(/\d\d:\d\d|\d{10}/gu, '')}`));
        }
      }
      expect(await stage.directs(atNight)).toEqual([]);
      const [first] = seen;
      expect(first).toHaveLength(1);
      expect(first?.[0]).toContain(words.notThisTime);
      for (const [index, cause] of causes.entries()) expect(seen[index], cause).toEqual(first);
    });
  });

  describe('what else can happen on the way', () => {
    begin();

    it('whoever is asked for by name and says yes is introduced', async () => {
      await askFor(person(0), person(5));
      await receives(person(5), card);
      expect((await last(person(5))).text).toContain('A colleague said you know this.');
      await stage.press(person(5), card);
      expect((await stage.rooms(person(0)))[0]?.people).toContain(person(5));
    });

    it('a withdrawn ask closes its card, and nothing is told later', async () => {
      await askFor(person(1), person(6));
      await receives(person(6), card);
      await stage.press(person(6), 'introRequests.remind');
      await receives(person(6), card);
      await stage.type(person(1), 'mine');
      await stage.press(person(1), 'introRequests.withdraw');
      await later(1);
      expect((await last(person(6))).text).toContain(words.cardClosed);
      expect(await holds(person(6))).toBe(false);
      await later(8 * 24);
      expect(await stage.directs(person(1))).toEqual([]);
    });

    it('whoever asked and leaves takes the card away', async () => {
      await askFor(person(2), person(7));
      await receives(person(7), card);
      await stage.type(person(2), 'leave');
      await stage.press(person(2), 'members.leaveConfirmed');
      await later(1);
      expect((await last(person(7))).text).toContain(words.cardClosed);
      await later(8 * 24);
      expect(await stage.directs(person(2))).toEqual([]);
    });

    it('whoever leaves after a yes is missed kindly', async () => {
      await stage.type(person(5), 'leave');
      await stage.press(person(5), 'members.leaveConfirmed');
      await later(1);
      expect((await last(person(0))).text).not.toContain(words.notThisTime);
    });

    it('nobody can be asked who never joined, and nobody learns why', async () => {
      expect(await askFor(person(3), stage.stranger)).toContain(refusals.takesNoRequests);
    });

    it('whoever has as many open asks as there may be is told so, kindly', async () => {
      // Everybody has been here for more than two weeks by now.
      for (const index of [8, 9, 10, 11]) await askFor(person(4), person(index));
      await later(72);
      for (const index of [8, 9, 10]) expect(await stage.directs(person(index)), `${index}`).not.toEqual([]);
      expect(await stage.directs(person(11))).toEqual([]);
    });

    it('an ask about what nobody knows is no dead end', async () => {
      const answer = await stage.type(person(9), 'ask who can tune a harpsichord in Ulan Bator');
      expect(answer.length).toBeGreaterThan(20);
      expect(answer.length).toBeLessThan(2_000);
    });
  });

  describe('hostile words', () => {
    begin();

    it('arrive as plain words, and turn nothing around', async () => {
      const hostile = '<!channel> @everyone <@U123> *bold* \u202Egnp.exe 🤷🏽 zażółć';
      await stage.type(person(0), typed[language].ask);
      await stage.press(person(0), 'introRequests.form');
      await stage.submit(person(0), { kind: ['advice'], blurb: hostile, publish: ['no'] });
      const said = await last(await holder());
      const plain = said.text.replace(/[\\\u200B-\u200D\u2060]/gu, '');
      for (const word of ['<!channel>', '@everyone', '<@U123>', '*bold*', '🤷🏽', 'zażółć']) {
        expect(plain).toContain(word);
      }
      expect(said.text).not.toContain('\u202E');
    });
  });
};
