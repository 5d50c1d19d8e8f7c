import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { bandOf, writeBand } from '../../src/core/money.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, StoryStage } from './stage.ts';
import { storyStage } from './storyStage.ts';

const hourMs = 3_600_000;
const contact = 'Żaneta Łęcka, +48 600 100 200';
const description = 'Przychodnia szuka księgowości od stycznia, zażółć gęślą jaźń.';

/** From an introduction that took place to a slip, to a thank-you: on any platform, in both languages. */
export function referralStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language);
  const stage = storyStage(open);
  const { heard, receives } = stage;
  const ada = stage.person(0);
  const grace = stage.person(5);

  it('two are introduced, and both say that they talked', async () => {
    expect(await stage.type(ada(), `meet <@${grace()}>`)).toBe('');
    await stage.submit(ada(), { kind: ['advice'], why: 'You know clinics.', blurb: 'We build for them.' });
    await receives(grace(), 'introRequests.accept');
    await stage.press(grace(), 'introRequests.accept');
    for (const who of [ada(), grace()]) {
      await receives(who, 'introductions.checkIn');
      await stage.press(who, 'introductions.checkIn');
    }
  });

  it('a slip follows: its receiver gets the contact, its giver each step, and the credit is linked', async () => {
    await stage.moveTo(new Date((await stage.now()).getTime() + 8 * 24 * hourMs));
    expect(await stage.type(ada(), `slip <@${grace()}>`)).toBe('');
    await stage.submit(ada(), { description, consent: ['yes'], third: contact, warmth: ['5'] });
    const card = await receives(grace(), 'referrals.move');
    for (const said of [description, contact, words.referrals.warmths[5]]) expect(card.text).toContain(said);
    for (const step of ['contacted', 'meeting', 'won'] as const) {
      await stage.press(grace(), 'referrals.move');
      await receives(ada(), 'referrals.show');
      expect(await heard(ada())).toContain(words.referrals.statuses[step]);
    }
    expect(await heard(ada())).not.toContain(contact);
    for (const other of stage.people.filter((who) => who !== grace())) {
      expect(await heard(other)).not.toContain(description);
    }
  });

  it('it was won: thanks arrive with a range, and stand on the profile with a yes', async () => {
    await stage.press(grace(), 'thanks.say');
    await stage.submit(grace(), { words: 'React', amount: '12 345 zł', shows: ['band'], public: ['yes'] });
    const arrived = await receives(ada(), 'thanks.keep');
    const band = writeBand(bandOf({ minor: 1_234_500, currency: 'PLN' }), language);
    const plain = (said: string) => said.replace(/\s/gu, ' ');
    expect(plain(arrived.text)).toContain(plain(band));
    expect(arrived.text.replaceAll(/<@\w+>/gu, '')).not.toContain('345');
    await stage.press(ada(), 'thanks.keep');
    expect(await stage.type(ada(), 'profile')).toContain(words.thanks.thankedFor);
  });

  it('both scorecards agree', async () => {
    const line = (label: string, value: string) => new RegExp(`${label}[^\\d]{0,8}${value}`, 'u');
    const won = ` \\(${words.scorecard.won(1)}\\)`;
    const [hers, theirs] = [await stage.type(ada(), 'scorecard'), await stage.type(grace(), 'scorecard')];
    expect(hers).toMatch(line(words.scorecard.given, `1${won}`));
    expect(theirs).toMatch(line(words.scorecard.received, `1${won}`));
    expect(hers).toMatch(line(words.scorecard.thanked, '1'));
    expect(theirs).toMatch(line(words.scorecard.thanksSaid, '1'));
    for (const card of [hers, theirs]) expect(card).toMatch(line(words.scorecard.meetings, '1'));
    expect(stage.faults()).toEqual([]);
  });
};
