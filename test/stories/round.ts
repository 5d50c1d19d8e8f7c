import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, StoryStage } from './stage.ts';
import { storyStage } from './storyStage.ts';

const minuteMs = 60_000;

/** Who meets hears why just they; who has nobody this time hears why not: on any platform, in both languages. */
export function roundStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`a round on ${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language);
  const stage = storyStage(open);
  const { heard } = stage;
  beforeAll(async () => {
    await stage.manage(stage.people[0] ?? '');
  });
  const ada = stage.person(0);
  const three = (first: number) => stage.people.slice(first, first + 3);
  const tellsTale = /avoid|unika|kept apart/i;

  const kickoffs = async (who: string): Promise<string> =>
    (await stage.rooms(who)).flatMap(({ said }) => said.map((one) => one.text)).join('\n');

  const opens = async (who: string, program: string) => {
    await stage.type(who, 'round');
    await stage.press(who, 'rounds.program', program);
  };
  const makes = async (program: string) => {
    await stage.type(ada(), 'round');
    await stage.press(ada(), 'programs.create');
    const answers = { weeks: ['1'], moment: 'Monday 10:00', size: ['2'], place: ['optIn'] };
    await stage.submit(ada(), { name: program, ...answers });
    await stage.press(ada(), 'rounds.program', program);
    await stage.press(ada(), 'programs.start');
  };
  const runs = async (program: string, people: readonly string[]) => {
    for (const who of people) {
      await opens(who, program);
      await stage.press(who, 'rounds.join');
    }
    await opens(ada(), program);
    await stage.press(ada(), 'programs.run');
    await stage.press(ada(), 'programs.runConfirmed');
    await stage.moveTo(new Date((await stage.now()).getTime() + 10 * minuteMs));
  };
  /** Who of these was told that there is nobody for them in this program. */
  const alone = async (program: string, people: readonly string[]): Promise<string[]> => {
    const summary = words.rounds.notPlacedSummary(program);
    const all = await Promise.all(
      people.map(async (who) => ((await heard(who)).includes(summary) ? [who] : [])),
    );
    return all.flat();
  };

  it('a manager makes three programs', async () => {
    for (const program of ['Kawa', 'Lunch', 'Spacer']) await makes(program);
    expect(await stage.type(ada(), 'round')).toContain('Spacer');
  });

  it('of three where two are kept apart one is left over: the two others read why just they', async () => {
    const [one = '', , other = ''] = three(0);
    await stage.type(one, `avoid <@${other}>`);
    await runs('Kawa', three(0));
    const [left = '', ...more] = await alone('Kawa', three(0));
    expect(more).toEqual([]);
    expect([one, other]).toContain(left);
    expect(await heard(left)).toContain(words.rounds.notPlaced.oddNumber);
    expect(await heard(left)).toContain(words.rounds.firstNextTime);
    expect(await heard(left)).not.toMatch(tellsTale);
    for (const who of three(0).filter((person) => person !== left)) {
      expect(await kickoffs(who)).toContain(words.pairings.why);
    }
  });

  it('whom both others avoid hears that nobody fits, and nothing of who wished it', async () => {
    const [one = '', two = '', out = ''] = three(3);
    for (const who of [one, two]) await stage.type(who, `avoid <@${out}>`);
    await runs('Lunch', three(3));
    expect(await alone('Lunch', three(3))).toEqual([out]);
    expect(await heard(out)).toContain(words.rounds.notPlaced.nobodyFits);
    expect(await heard(out)).not.toMatch(tellsTale);
    // The same sentence as where there simply was somebody better for everybody.
    expect(words.rounds.notPlaced.nobodyFits).toBe(words.rounds.notPlaced.othersFitBetter);
    expect(await kickoffs(one)).toContain(words.pairings.why);
  });

  it('whose hours nobody shares hears just that', async () => {
    const [, , night = ''] = three(6);
    await stage.type(night, 'profile');
    await stage.press(night, 'members.preferences');
    await stage.submit(night, {
      accepts: ['advice'],
      language: [language],
      hours: '21:00-23:30',
      capacity: ['2'],
      listed: ['yes'],
    });
    await runs('Spacer', three(6));
    expect(await alone('Spacer', three(6))).toEqual([night]);
    expect(await heard(night)).toContain(words.rounds.notPlaced.noCommonHours);
    expect(stage.faults()).toEqual([]);
  });
};
