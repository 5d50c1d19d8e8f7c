import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, StoryStage } from './stage.ts';
import { storyStage } from './storyStage.ts';

const blurb = 'Szukam kogoś od alpak, zażółć gęślą jaźń.';
const typed = { en: 'ask somebody who breeds alpacas', pl: 'zapytaj kto hoduje alpaki' } as const;

/** An ask that nobody fits goes on to whoever may know somebody, and nobody can tell whether there was anybody. */
export function askAroundStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language);
  const stage = storyStage(open);
  const { person, receives } = stage;
  const [ada, sam, jan, alone] = [person(0), person(1), person(2), person(3)];
  const ask = async (who: string): Promise<string> => {
    const drafted = await stage.type(who, typed[language]);
    await stage.press(who, 'introRequests.form', words.introRequests.askAround);
    await stage.submit(who, { kind: ['advice'], blurb, publish: ['no'] });
    return `${drafted}\n${await stage.type(who, 'mine')}`;
  };

  it('Ada and Sam know each other; somebody else knows nobody', async () => {
    for (const [who, whom] of [
      [ada(), sam()],
      [sam(), ada()],
    ] as const) {
      await stage.type(who, `know <@${whom}>`);
      await stage.press(who, 'ties.say', words.ties.strengths.strong);
    }
  });

  it('nobody fits: both ask around, and read the same', async () => {
    const seen = await ask(ada());
    expect(await ask(alone())).toBe(seen);
    expect(await stage.directs(ada())).toEqual([]);
  });

  it('Sam is asked whom he knows, and names Jan', async () => {
    const card = await receives(sam(), 'connectors.suggest');
    for (const said of [blurb, words.connectors.scoutHeading]) expect(card.text).toContain(said);
    await stage.press(sam(), 'connectors.suggest');
    await stage.submit(sam(), { person: jan(), shows: ['acquaintance'] });
    expect(await stage.directs(ada())).toEqual([]);
  });

  it('Jan reads that an acquaintance thought of him, not who, and says yes: the two meet', async () => {
    const card = await receives(jan(), 'introRequests.accept');
    for (const said of [blurb, words.connectors.byAcquaintance, words.introRequests.becauseFits]) {
      expect(card.text).toContain(said);
    }
    await stage.press(jan(), 'introRequests.accept');
    const [room, ...others] = await stage.rooms(ada());
    expect(others).toEqual([]);
    expect(room?.people.toSorted()).toEqual([ada(), jan()].toSorted());
    expect(room?.said.map((said) => said.text).join('\n')).not.toContain(words.connectors.broughtBy);
    expect(await stage.rooms(alone())).toEqual([]);
    expect(stage.faults()).toEqual([]);
  });
};
