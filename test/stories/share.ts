import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, StoryChannel, StoryStage } from './stage.ts';
import { storyStage } from './storyStage.ts';

const address = 'https://example.org/selling-to-hospitals';

/** A link worth sharing reaches those who look for its topic, and everybody's digest. */
export function shareStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`a link shared on ${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language);
  const stage = storyStage(open);
  const { heard } = stage;
  let channel: StoryChannel;
  beforeAll(async () => {
    await stage.type(stage.people[0] ?? '', 'digest');
    channel = await stage.digestChannel();
  });
  const ada = stage.person(0);
  const grace = stage.person(5);
  const sam = stage.person(6);
  const live = (days: number) => stage.later(days * 24);
  const seeks = async (who: string, what: string) => {
    await stage.type(who, 'profile');
    await stage.press(who, 'members.editProfile');
    await stage.submit(who, { headline: '', offers: 'TypeScript', seeks: what, bio: '', links: '' });
  };

  it('is shared by a command with a link and a topic, once one has been there for two weeks', async () => {
    await seeks(grace(), 'sales');
    await seeks(sam(), 'React');
    await live(15);
    await stage.type(ada(), `share ${address} sales`);
    await stage.submit(ada(), { link: address, topic: 'sales', note: 'Worth an hour.' });
    expect(await stage.type(ada(), 'share')).toBe('');
  });

  it('reaches those who look for its topic in their digest, once, and nobody else', async () => {
    await live(6.5);
    const found = (await stage.directs(grace())).filter((said) => said.text.includes('example.org'));
    expect(found).toHaveLength(1);
    expect(found[0]?.text).toContain('Worth an hour.');
    expect(found[0]?.actions).toContain('share.useful');
    for (const who of [ada(), sam(), stage.stranger]) expect(await heard(who)).not.toContain('example.org');
  });

  it('stands in the channel’s digest of that week, and of no other', async () => {
    await live(7);
    const told = (await channel.said()).filter((said) => said.text.includes('example.org'));
    expect(told).toHaveLength(1);
  });

  it('one tap says that it was useful; the digest stays as it is', async () => {
    await stage.press(grace(), 'share.useful');
    const found = (await stage.directs(grace())).filter((said) => said.text.includes('example.org'));
    expect(found).toHaveLength(1);
    expect(await heard(ada())).not.toContain(words.share.heading);
    expect(stage.faults()).toEqual([]);
  });
};
