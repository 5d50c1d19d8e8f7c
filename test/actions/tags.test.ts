import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { findCandidates } from '../../src/actions/candidates.ts';
import type { TagSlug } from '../../src/core/ids.ts';
import type { Member } from '../../src/core/member.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, subjectOf, type Town } from './stage.ts';

const to = addresses.tags;
const stage = embeddedStage();
let town: Town;

const tag = (slug: string) => slug as TagSlug;
const offers = (...slugs: string[]): Partial<Member> => ({
  offers: slugs.map((slug) => ({ tag: tag(slug), level: 2, isPublic: true })),
});

/** The community made the words `kubernets` and `orkiestracja chmur`. */
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  await stage.store.transaction(town.id, async (tx) => {
    await tx.expertise.addTag({ slug: tag('kubernets'), label: 'kubernets', aliases: [] });
    await tx.expertise.addTag({ slug: tag('orkiestracja-chmur'), label: 'orkiestracja chmur', aliases: [] });
  });
  await town.add('Manager', offers());
  await town.add('Ada', offers());
  await town.add('Grace', offers('orkiestracja-chmur'));
  await town.add('Sam', offers('kubernetes', 'orkiestracja-chmur'));
});

const merge = (from: string, into: string): Promise<Reply> =>
  town.press('Manager', to.mergeForm, { answers: { from, into } });
const fits = (topic: string) =>
  stage.store.transaction(town.id, async (tx) => {
    const ada = await tx.members.get(town.idOf('Ada'));
    if (ada === null) throw new Error('no Ada');
    const ids = await findCandidates(tx, ada, { text: topic, topics: [tag(topic)] });
    return ['Grace', 'Sam'].filter((name) => ids.includes(town.idOf(name)));
  });
const tagsOf = async (who: string) =>
  (await stage.store.transaction(town.id, (tx) => tx.members.get(town.idOf(who))))?.offers.map(
    (offer) => offer.tag,
  );

describe('two topics that mean the same', () => {
  it('are one after a manager joined them: whoever has either is found', async () => {
    expect(await fits('kubernetes')).toEqual(['Sam']);
    const said = messageOf(await merge('Orkiestracja chmur', 'K8s'));
    expect(said.summary).toBe('Joined: orkiestracja chmur now means Kubernetes.');
    expect(await fits('kubernetes')).toEqual(['Grace', 'Sam']);
  });

  it('are called as members wrote them, capitals and diacritics too', async () => {
    await stage.store.transaction(town.id, (tx) =>
      tx.expertise.addTag({ slug: tag('zywnosc-z-niemiec'), label: 'żywność z Niemiec', aliases: [] }),
    );
    const said = messageOf(await merge('żywność z Niemiec', 'K8s'));
    expect(said.summary).toBe('Joined: żywność z Niemiec now means Kubernetes.');
  });

  it('stand once on a profile that had both', async () => {
    await merge('orkiestracja chmur', 'kubernetes');
    expect(await tagsOf('Sam')).toEqual(['kubernetes']);
  });

  it('count together among those who are alike', async () => {
    await merge('orkiestracja chmur', 'kubernetes');
    const alike = stage.store.transaction(town.id, (tx) =>
      tx.members.countAlike({ tag: tag('kubernetes') }, town.idOf('Ada')),
    );
    expect(await alike).toBe(2);
  });

  it('are two again when it is undone, as members wrote them', async () => {
    const joined = await merge('orkiestracja chmur', 'kubernetes');
    await town.press('Manager', to.unmerge, { subject: subjectOf(joined, to.unmerge) });
    expect(await tagsOf('Grace')).toEqual(['orkiestracja-chmur']);
    expect(await tagsOf('Sam')).toEqual(['kubernetes', 'orkiestracja-chmur']);
    expect(await fits('kubernetes')).toEqual(['Sam']);
  });

  it('follow when the one they were joined to is joined to a third', async () => {
    await merge('kubernets', 'orkiestracja chmur');
    await merge('orkiestracja chmur', 'kubernetes');
    await town.add('Ewa', offers('kubernets'));
    expect(await tagsOf('Ewa')).toEqual(['kubernetes']);
  });

  it.each([
    ['kubernetes', 'K8s', { into: 'These are already the same topic.' }],
    ['zzzz', 'kubernetes', { from: 'Nobody uses this topic, and it is not in the list.' }],
  ])('are refused beside the field: %s, %s', async (from, into, errors) => {
    expect(await merge(from, into)).toEqual({ reply: 'correct', errors });
  });
});

describe('one more name', () => {
  const name = (topic: string, alias: string) =>
    town.press('Manager', to.aliasForm, { answers: { topic, alias } });

  it('leads to the topic', async () => {
    await name('kubernetes', 'klastry w chmurze');
    const drafted = await town.press('Ada', addresses.introRequests.draft, { text: 'klastry w chmurze' });
    expect(JSON.stringify(messageOf(drafted))).toContain('Kubernetes');
  });

  it('that belongs to another topic is refused', async () => {
    expect(await name('kubernetes', 'React')).toMatchObject({ reply: 'correct' });
  });
});

describe('the board of topics', () => {
  it('counts uses from five members up, offers what reads alike, and is for managers', async () => {
    for (const name of ['Ewa', 'Jan', 'Lech']) await town.add(name, offers('orkiestracja-chmur'));
    const said = messageOf(await town.press('Manager', to.board));
    const all = JSON.stringify(said);
    expect(all).toContain('"orkiestracja chmur","value":["5 members"]');
    expect(all).not.toContain('"Kubernetes","value"');
    expect(all).toContain('kubernets → Kubernetes');
    expect(all).toContain('Members have added 2 topics of their own.');
  });
});

describe('words that members say the meaning of', () => {
  /** Somebody asks, takes off what was understood, and names what was meant. */
  const correct = async (who: string, words: string, meant: string) => {
    const drafted = await town.press(who, 'introRequests.ask', { text: `Who knows ${words}?` });
    const removing = subjectOf(drafted, 'introRequests.removeTopic');
    const without = await town.press(who, 'introRequests.removeTopic', { subject: removing });
    const draft = subjectOf(without, 'introRequests.addTopic');
    await town.press(who, 'introRequests.addTopicForm', { subject: draft, answers: { topic: meant } });
  };
  const people = ['Ada', 'Grace', 'Sam'];

  it('are told to managers once three said so, without their names, and become a name on a tap', async () => {
    for (const [at, who] of people.entries()) {
      expect(JSON.stringify(await town.press('Manager', to.board))).not.toContain('means');
      expect(at).toBeLessThan(3);
      await correct(who, 'kubernets', 'Kubernetes');
      await correct(who, 'kubernets', 'Kubernetes');
    }
    const board = await town.press('Manager', to.board);
    const said = JSON.stringify(board);
    expect(said).toContain('“kubernets” means Kubernetes');
    for (const who of people) expect(said).not.toContain(who);
    const accepted = messageOf(
      await town.press('Manager', to.accept, { subject: subjectOf(board, to.accept) }),
    );
    expect(accepted.summary).toBe('Added: Kubernetes is also called “kubernets”.');
    expect(JSON.stringify(await town.press('Manager', to.board))).not.toContain('“kubernets” means');
    const names = async () =>
      (await stage.store.transaction(town.id, (tx) => tx.expertise.tags())).find(
        ({ slug }) => slug === 'kubernetes',
      )?.aliases;
    expect(await names()).toEqual(['kubernets']);
    await town.press('Manager', to.unname, { subject: 'kubernetes/kubernets' });
    expect(await names()).toEqual([]);
  });

  it('are gone when a manager says no, when a member erases theirs, and are no button of one’s own making', async () => {
    for (const who of people) await correct(who, 'kubernets', 'Kubernetes');
    const subject = subjectOf(await town.press('Manager', to.board), to.accept);
    const forged = await town.press('Manager', to.accept, { subject: 'react/kubernets' });
    expect(JSON.stringify(forged)).not.toContain('Added');
    await town.press('Ada', addresses.members.eraseConfirmed);
    expect(JSON.stringify(await town.press('Manager', to.accept, { subject }))).not.toContain('Added');
    await town.add('Ewa', offers());
    await correct('Ewa', 'kubernets', 'Kubernetes');
    await town.press('Manager', to.dismiss, { subject });
    expect(JSON.stringify(await town.press('Manager', to.board))).not.toContain('means Kubernetes');
  });
});
