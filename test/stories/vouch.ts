import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, StoryStage } from './stage.ts';
import { storyStage } from './storyStage.ts';

const hourMs = 3_600_000;
const sentence = 'Tłumaczy KSeF tak, że zostaje w głowie.';

/**
 * What members say of each other comes to them in their weekly letter, they decide what becomes of it, and it ends by
 * itself: on any platform, in both languages.
 */
export function vouchStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language);
  const stage = storyStage(open);
  const { later, person, receives } = stage;
  /** When the recommendation was given. */
  let said = '';
  const [ada, sam, grace, reader] = [person(0), person(1), person(2), person(3)];
  const known = (when: 'thisMonth' | 'earlier', month: string) =>
    words.vouches.known(words.vouches.froms.client, words.vouches.whens[when].toLowerCase(), month);
  const profileOf = (whom: string) => stage.type(reader(), `profile <@${whom}>`);

  it('Ada says that she knows Sam and Grace, and recommends Sam', async () => {
    for (const who of [sam(), grace()]) await stage.type(who, 'digest');
    await later(3 * 24);
    for (const whom of [sam(), grace()]) {
      await stage.type(ada(), `know <@${whom}>`);
      await stage.press(ada(), 'ties.say', words.ties.strengths.good);
    }
    expect(await stage.type(ada(), `vouch <@${sam()}>`)).toBe('');
    said = words.month(await stage.now());
    await stage.submit(ada(), { topic: 'KSeF', from: ['client'], when: ['thisMonth'], words: sentence });
    expect(await profileOf(sam())).not.toContain(sentence);
  });

  it('both are told in their weekly letter; Grace refuses there, and Ada hears nothing of it', async () => {
    const letter = await receives(grace(), 'ties.say');
    expect(letter.text).toContain(words.ties.theySay);
    await stage.press(grace(), 'ties.say', words.ties.never);
    const seen = await stage.type(ada(), 'network');
    expect(seen).not.toContain(words.network.through.tie);
    expect((await stage.directs(ada())).map((said) => said.text).join()).not.toContain(words.ties.theySay);
  });

  it('Sam confirms there, and both have each other in their network', async () => {
    const letter = await receives(sam(), 'ties.say');
    expect(letter.text).toContain(words.ties.theySay);
    await stage.press(sam(), 'ties.say', words.ties.strengths.good);
    for (const who of [ada(), sam()]) {
      expect(await stage.type(who, 'network')).toContain(words.network.through.tie);
    }
  });

  it('the recommendation stands on his profile by his choice alone, and can be kept for himself again', async () => {
    expect((await receives(sam(), 'vouches.show')).text).toContain(words.vouches.recommends);
    expect(await profileOf(sam())).not.toContain(sentence);
    await stage.press(sam(), 'vouches.show');
    await stage.press(sam(), 'vouches.choose', words.vouches.keep);
    expect(await profileOf(sam())).not.toContain(sentence);
    await stage.type(sam(), 'network');
    await stage.press(sam(), 'vouches.open');
    await stage.press(sam(), 'vouches.show');
    await stage.press(sam(), 'vouches.choose', words.vouches.show);
    const shown = await profileOf(sam());
    for (const part of [sentence, known('thisMonth', said)]) expect(shown).toContain(part);
  });

  const skip = async (days: number) =>
    stage.skipTo(new Date((await stage.now()).getTime() + days * 24 * hourMs));

  it('before its year is over Ada is asked in her letter whether it still holds, and it stands for another', async () => {
    await skip(340);
    expect(await profileOf(sam())).toContain(sentence);
    const letter = await receives(ada(), 'vouches.show');
    expect(letter.text).toContain(words.vouches.renewals(1));
    await stage.press(ada(), 'vouches.show');
    await stage.press(ada(), 'vouches.renew');
    const renewed = words.month(await stage.now());
    await skip(40);
    // That they were in touch lately was said a year ago.
    expect(await profileOf(sam())).toContain(known('earlier', renewed));
  });

  it('it ends by itself a year after it was last said', async () => {
    await skip(310);
    expect(await profileOf(sam())).toContain(sentence);
    await skip(30);
    expect(await profileOf(sam())).not.toContain(sentence);
    expect(stage.faults()).toEqual([]);
  });
};
