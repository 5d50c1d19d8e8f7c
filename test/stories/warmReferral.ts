import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, StoryStage } from './stage.ts';
import { storyStage } from './storyStage.ts';

const vouch = 'Dotrzymuje słowa, zażółć gęślą jaźń.';
const blurb = 'We build scheduling for clinics, 30 minutes would help.';

/**
 * Ada asks for Grace through somebody who knows both: the best declines, the second recommends, Grace says yes, and
 * what comes of it comes back to whoever brought them together. On any platform.
 */
export function warmReferralStories(
  where: string,
  open: OpenStage,
  languages: readonly Language[] = ['en', 'pl'],
): void {
  describe.each(languages)(`${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language);
  const stage = storyStage(open);
  const { heard, later, person, receives } = stage;
  const [ada, sam, ola, jan, grace] = [person(0), person(1), person(2), person(3), person(5)];
  const know = async (one: string, other: string, strength: 'weak' | 'good' | 'strong') => {
    for (const [who, whom] of [
      [one, other],
      [other, one],
    ] as const) {
      await stage.type(who, `know <@${whom}>`);
      await stage.press(who, 'ties.say', words.ties.strengths[strength]);
    }
  };
  const recommend = 'connectors.recommend';

  it('three know both of them, each to a different degree', async () => {
    for (const [who, strength] of [
      [sam(), 'strong'],
      [ola(), 'good'],
      [jan(), 'weak'],
    ] as const) {
      await know(ada(), who, strength);
      await know(who, grace(), strength);
    }
  });

  it('Ada asks for Grace, and hears only that we ask around', async () => {
    const before = await stage.directs(ada());
    expect(await stage.type(ada(), `refer <@${grace()}>`)).toBe('');
    const answers = { kind: ['advice'], why: 'You know clinics.', blurb, company: ['usual'] };
    await stage.submit(ada(), answers);
    expect(await stage.directs(ada())).toEqual(before);
  });

  it('Sam knows both best and is asked first, and declines; nobody hears of it', async () => {
    const card = await receives(sam(), recommend);
    for (const said of [blurb, words.connectors.cardHeading, words.connectors.silenceIsPass]) {
      expect(card.text).toContain(said);
    }
    for (const other of [ola(), jan(), grace()]) expect(await heard(other)).not.toContain(blurb);
    const before = await stage.directs(ada());
    await stage.press(sam(), 'connectors.pass');
    expect(await stage.directs(ada())).toEqual(before);
  });

  it('the second recommends her in their own words', async () => {
    await receives(ola(), recommend);
    await stage.press(ola(), recommend);
    const answers = { how: ['client'], when: ['thisYear'], words: vouch, mayName: ['yes'] };
    await stage.submit(ola(), answers);
    expect(await heard(ola())).toContain(words.connectors.forwarded);
    expect(await heard(jan())).not.toContain(blurb);
  });

  it('Grace reads it as their words and says yes; the room names who brought them together', async () => {
    const card = await receives(grace(), 'introRequests.accept');
    for (const said of [blurb, vouch, words.connectors.recommends]) expect(card.text).toContain(said);
    await stage.press(grace(), 'introRequests.accept');
    const [room] = await stage.rooms(ada());
    expect(room?.people.toSorted()).toEqual([ada(), grace()].toSorted());
    expect(room?.said.map((said) => said.text).join('\n')).toContain(words.connectors.broughtBy);
  });

  it('both find in their network through whom they met', async () => {
    for (const who of [ada(), grace()]) {
      expect(await stage.type(who, 'network')).toContain(` · ${words.network.via} `);
    }
    expect(await stage.type(sam(), 'network')).not.toContain(words.network.via);
  });

  it('they meet, and whoever brought them together hears that the talk took place, once', async () => {
    for (const who of [ada(), grace()]) {
      await receives(who, 'introductions.checkIn', 20);
      await stage.press(who, 'introductions.checkIn');
    }
    await receives(ola(), 'connectors.record');
    for (let days = 0; days < 3; days++) await later(24);
    const report = words.connectors.results.talked;
    expect((await heard(ola())).split(report)).toHaveLength(2);
    expect(await heard(sam())).not.toContain(report);
    expect(await stage.type(ola(), 'network')).not.toBe('');
  });

  it('a slip follows, it is won, and by the choice of its receiver they hear that too, without sums', async () => {
    await later(8 * 24);
    expect(await stage.type(ada(), `slip <@${grace()}>`)).toBe('');
    const description = 'Przychodnia szuka księgowości od stycznia.';
    await stage.submit(ada(), {
      description,
      consent: ['yes'],
      third: 'Żaneta, +48 600 100 200',
      warmth: ['5'],
    });
    await receives(grace(), 'referrals.move');
    for (const _ of ['contacted', 'meeting', 'won']) await stage.press(grace(), 'referrals.move');
    await stage.press(grace(), 'connectors.credit');
    for (let hours = 0; hours < 48; hours += 6) await later(6);
    expect(await heard(ola())).toContain(words.connectors.credit);
    expect(await heard(ola())).not.toContain(description);
    expect(await heard(sam())).not.toContain(words.connectors.credit);
  });

  it('both are thanked, and the scorecards agree', async () => {
    await stage.press(grace(), 'thanks.say');
    await stage.submit(grace(), { words: 'React', amount: '12 345 zł', shows: ['band'], public: ['no'] });
    await receives(ada(), 'thanks.keep');
    await stage.press(ada(), 'thanks.keep');
    await stage.type(ada(), `thanks <@${ola()}>`);
    await stage.submit(ada(), { words: 'Dzięki za polecenie', shows: ['hidden'], public: ['no'] });
    await receives(ola(), 'thanks.keep');
    const line = (label: string, value: string) => new RegExp(`${label}[^\\d]{0,8}${value}`, 'u');
    const won = ` \\(${words.scorecard.won(1)}\\)`;
    expect(await stage.type(ada(), 'scorecard')).toMatch(line(words.scorecard.given, `1${won}`));
    expect(await stage.type(grace(), 'scorecard')).toMatch(line(words.scorecard.received, `1${won}`));
    expect((await heard(ola())).replaceAll(/<@\w+>/gu, '')).not.toContain('345');
    expect(stage.faults()).toEqual([]);
  });
};
