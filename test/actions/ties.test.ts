import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { commitIntroduction } from '../../src/actions/commitIntroduction.ts';
import { composeDigest } from '../../src/actions/digests.ts';
import { dataOf } from '../../src/actions/export.ts';
import { failRoom } from '../../src/core/introduction.ts';
import { messageKinds } from '../../src/core/messageKind.ts';
import { tieLimits } from '../../src/core/tie.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage, settledTown } from './embeddedStage.ts';
import { messageOf, start, subjectOf, type Town } from './stage.ts';

const to = addresses.ties;
const dayMs = 86_400_000;

const stage = embeddedStage();

const townOf = (...names: readonly string[]) => settledTown(stage, ...names);
const later = (days: number) => stage.moveTo(new Date(start.getTime() + days * dayMs));
const shown = (reply: Reply): string => JSON.stringify('message' in reply ? reply.message : reply);
const say = (town: Town, who: string, whom: string, word: string, place = 'person') =>
  town.press(who, to.say, { subject: `${town.idOf(whom)}/${word}/${place}` });
const pageOf = async (town: Town, who: string) => shown(await town.press(who, to.open));
const within = <T>(town: Town, work: Parameters<typeof stage.store.transaction<T>>[1]) =>
  stage.store.transaction(town.id, work);
const links = async (town: Town) => (await within(town, (tx) => tx.ties.links())).length;

/** Everything Ada can look at, with the other person's id made the same. */
const adasEyes = async (town: Town, whom: string): Promise<string> => {
  const replies = [
    await town.press('Ada', to.open),
    await town.press('Ada', to.know, { person: town.idOf(whom) }),
    await town.press('Ada', to.suggest),
    await town.press('Ada', addresses.home.open),
    await town.press('Ada', addresses.network.open),
    await town.press('Ada', addresses.members.profile, { person: town.idOf(whom) }),
    await say(town, 'Ada', whom, 'strong'),
    await say(town, 'Ada', whom, 'back'),
    await say(town, 'Ada', whom, 'good'),
  ];
  const data = await within(town, (tx) => dataOf(tx, town.idOf('Ada')));
  return [...replies.map(shown), JSON.stringify({ ...data, community: '', profile: '' })]
    .join('\n')
    .replaceAll(town.idOf(whom), 'X')
    .replaceAll(whom, 'X')
    .replaceAll(town.idOf('Ada'), 'A');
};

describe('whom one knows', () => {
  test('counts once both said so, in either order', async () => {
    for (const [first, second] of [
      ['Ada', 'Sam'],
      ['Sam', 'Ada'],
    ] as const) {
      const town = await townOf('Ada', 'Sam');
      expect(shown(await say(town, first, second, 'good'))).toContain('We do not pass answers on');
      expect(await links(town)).toBe(0);
      expect(await pageOf(town, second)).toContain('says that you know each other');
      expect(shown(await say(town, second, first, 'weak'))).toContain('You both say so');
      expect(await links(town)).toBe(1);
      expect(await pageOf(town, first)).toContain('you both say so');
      expect(await pageOf(town, second)).not.toContain('says that you know');
    }
  });

  test('is asked where it waits, and in two weekly messages; whoever said it hears nothing', async () => {
    const town = await townOf('Ada', 'Sam');
    // Nothing else brings a digest.
    const muted = messageKinds.filter((kind) => kind !== 'digest' && kind !== 'ties');
    for (const who of ['Ada', 'Sam']) await town.change(who, { muted });
    await say(town, 'Ada', 'Sam', 'good');
    expect(shown(await town.press('Sam', addresses.home.open))).toContain('My network (1)');
    expect(shown(await town.press('Sam', addresses.network.open))).toContain('1 question waits');
    const written = new Set<string>();
    for (let days = 7; days <= 42; days += 7) {
      await later(days);
      await within(town, async (tx) => {
        const [sam, last] = [
          await tx.members.get(town.idOf('Sam')),
          await tx.digests.lastOf(town.idOf('Sam')),
        ];
        if (sam === null || last?.outcome !== 'sent' || written.has(last.date)) return;
        written.add(last.date);
        expect(JSON.stringify(await composeDigest(tx, sam, last.date))).toContain(town.idOf('Ada'));
      });
    }
    expect((await town.told('Sam')).map(({ what }) => what)).toEqual(['tell digest', 'tell digest']);
    expect(await town.told('Ada')).toEqual([]);
  });

  test('whatever the other does but yes looks the same, on every page, in the export, and when tried again', async () => {
    const nothing = async () => undefined;
    const ways: Readonly<Record<string, (town: Town) => Promise<unknown>>> = {
      silence: nothing,
      refusal: (town) => say(town, 'Grace', 'Ada', 'never'),
      'not now': (town) => say(town, 'Grace', 'Ada', 'later'),
      avoidance: (town) =>
        town.press('Grace', addresses.members.avoidForm, {
          answers: { person: { person: town.idOf('Ada') } },
        }),
    };
    const seen: Record<string, string> = {};
    for (const [way, act] of Object.entries(ways)) {
      const town = await townOf('Ada', 'Grace');
      await say(town, 'Ada', 'Grace', 'weak');
      await act(town);
      seen[way] = await adasEyes(town, 'Grace');
      expect(await links(town)).toBe(0);
    }
    for (const way of Object.keys(ways)) expect(seen[way]).toBe(seen['silence']);
  });

  test('a confirmed one that is taken back looks as before to the other, and carries nothing', async () => {
    const seen: string[] = [];
    for (const isTakenBack of [false, true]) {
      const town = await townOf('Ada', 'Grace');
      await say(town, 'Ada', 'Grace', 'weak');
      await say(town, 'Grace', 'Ada', 'weak');
      if (isTakenBack) await say(town, 'Grace', 'Ada', 'back');
      expect(await links(town)).toBe(isTakenBack ? 0 : 1);
      seen.push(await adasEyes(town, 'Grace'));
      expect(await links(town)).toBe(isTakenBack ? 0 : 1);
    }
    expect(seen[1]).toBe(seen[0]);
  });

  test('a refused person may change their mind by saying it themselves', async () => {
    const town = await townOf('Ada', 'Grace');
    await say(town, 'Ada', 'Grace', 'good');
    await say(town, 'Grace', 'Ada', 'never');
    expect(await pageOf(town, 'Grace')).not.toContain('says that you know');
    await say(town, 'Grace', 'Ada', 'strong');
    expect(await links(town)).toBe(1);
  });

  test('"not now" waits three months', async () => {
    const town = await townOf('Ada', 'Sam');
    await say(town, 'Ada', 'Sam', 'good');
    expect(shown(await say(town, 'Sam', 'Ada', 'later', 'page'))).not.toContain('says that you know');
    await later(tieLimits.notNowDays - 0.1);
    expect(await pageOf(town, 'Sam')).not.toContain('says that you know');
    await later(tieLimits.notNowDays + 0.1);
    expect(await pageOf(town, 'Sam')).toContain('says that you know');
  });

  test('nobody lists another one’s: not by command, by page, or by pressing what is not theirs', async () => {
    const town = await townOf('Ada', 'Sam', 'Grace', 'Mallory');
    await say(town, 'Ada', 'Sam', 'good');
    await say(town, 'Sam', 'Ada', 'good');
    for (const reply of [
      await town.press('Mallory', to.open),
      await town.press('Mallory', to.know, { person: town.idOf('Ada') }),
      await town.press('Mallory', addresses.members.profile, { person: town.idOf('Sam') }),
      await town.press('Mallory', addresses.network.open),
    ]) {
      const [ada, sam] = [town.idOf('Ada'), town.idOf('Sam')].map((id) => shown(reply).includes(id));
      expect(ada && sam).toBe(false);
      expect(shown(reply)).not.toContain('you both say so');
    }
  });

  test('is said only of listed members, at most twenty a day, and by members', async () => {
    const town = await townOf('Ada', 'Sam', 'Hidden');
    await town.change('Hidden', { isHidden: true });
    await town.add('Known', { status: 'known' });
    await town.add('Left', { status: 'left' });
    const answers = await Promise.all(
      ['Hidden', 'Known', 'Left'].map(async (whom) => shown(await say(town, 'Ada', whom, 'good'))),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('does not take requests');
    expect(shown(await say(town, 'Ada', 'Ada', 'good'))).toContain('you');
    expect(shown(await say(town, 'Left', 'Sam', 'good'))).toContain('join');
    for (let count = 0; count < tieLimits.claimsPerDay; count++) {
      await town.add(`P${count}`);
      await say(town, 'Ada', `P${count}`, 'weak');
    }
    expect(shown(await say(town, 'Ada', 'Sam', 'good'))).toContain('20 people a day');
    expect(shown(await say(town, 'Ada', 'P0', 'strong'))).toContain('Noted');
    await later(1.01);
    expect(shown(await say(town, 'Ada', 'Sam', 'good'))).toContain('Noted');
  });

  test('stays out of the way where one side left, and is there again when they are back', async () => {
    const town = await townOf('Ada', 'Sam');
    await say(town, 'Ada', 'Sam', 'good');
    await say(town, 'Sam', 'Ada', 'good');
    await town.press('Sam', addresses.members.leaveConfirmed);
    expect([await links(town), await pageOf(town, 'Ada')]).toEqual([
      0,
      expect.not.stringContaining(town.idOf('Sam')),
    ]);
    await town.change('Sam', { status: 'joined' });
    expect(await links(town)).toBe(1);
  });
});

describe('the card with five', () => {
  const onCard = async (town: Town, who: string): Promise<string[]> => {
    const { parts } = messageOf(await town.press(who, to.suggest));
    const subjects = parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
    return [
      ...new Set(
        subjects.filter(({ action }) => action === to.say).map(({ subject }) => subject.slice(0, 36)),
      ),
    ];
  };

  test('holds the likeliest first: met, of the same company, with the same topics; and goes on as they are answered', async () => {
    const town = await townOf('Ada', 'Grace');
    await town.change('Ada', { company: 'Looms Ltd' });
    for (let count = 0; count < 7; count++) await town.add(`C${count}`, { company: 'looms ltd', offers: [] });
    await town.add('Elsewhere', { company: 'Other', offers: [], seeks: [] });
    const card = await onCard(town, 'Ada');
    expect(card).toHaveLength(5);
    const colleagues = Array.from({ length: 7 }, (_, count) => town.idOf(`C${count}`));
    expect(colleagues).toEqual(expect.arrayContaining(card));
    const after = await town.press('Ada', to.say, { subject: `${card[0]}/good/card/0` });
    expect(after.reply).toBe('replace');
    expect(shown(after)).not.toContain(card[0]);
    expect(await onCard(town, 'Ada')).toHaveLength(5);
    expect(await onCard(town, 'Ada')).not.toContain(town.idOf('Elsewhere'));
  });

  test('never holds whoever is avoided, hides, left, was named or refused, or asks', async () => {
    const fates = [
      'avoided',
      'avoids',
      'hidden',
      'left',
      'known',
      'named',
      'refused',
      'asks',
      'plain',
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...fates), { minLength: 1, maxLength: 5 }), async (given) => {
        const town = await townOf('Ada');
        await town.change('Ada', { company: 'Looms' });
        const avoid = (by: string, whom: string) =>
          within(town, (tx) => tx.limits.avoid(town.idOf(by), town.idOf(whom), tx.now));
        for (const [index, fate] of given.entries()) {
          const who = `P${index}`;
          await town.add(who, { company: 'Looms' });
          if (fate === 'avoided') await avoid('Ada', who);
          if (fate === 'avoids') await avoid(who, 'Ada');
          if (fate === 'hidden') await town.change(who, { isHidden: true });
          if (fate === 'left' || fate === 'known') await town.change(who, { status: fate });
          if (fate === 'named') await say(town, 'Ada', who, 'weak');
          if (fate === 'refused') await say(town, 'Ada', who, 'never');
          if (fate === 'asks') await say(town, who, 'Ada', 'weak');
        }
        // Whoever avoids Ada is on it like anybody, or she could tell.
        const plain = given.flatMap((fate, index) =>
          fate === 'plain' || fate === 'avoids' ? [town.idOf(`P${index}`)] : [],
        );
        expect((await onCard(town, 'Ada')).toSorted()).toEqual(plain.toSorted());
      }),
      { numRuns: 15 },
    );
  });
});

describe('after a talk', () => {
  /** Ada asked for Grace, who said yes; a week went by. */
  const townOfTwo = async (): Promise<Town> => {
    const town = await townOf('Ada', 'Grace');
    await town.press('Ada', addresses.introRequests.meetForm, {
      subject: town.idOf('Grace'),
      answers: { kind: ['advice'], why: 'You wrote the first compiler.', blurb: 'We write the second.' },
    });
    const [request] = await town.asks('Ada');
    await town.press('Grace', addresses.introRequests.accept, { subject: request?.id ?? '' });
    await within(town, async (tx) => {
      const [made] = await tx.introductions.of(town.idOf('Ada'), new Date(0));
      if (made !== undefined) await commitIntroduction(tx, made, failRoom(made, tx.now));
    });
    return town;
  };
  const introductionOf = async (town: Town) =>
    (await within(town, (tx) => tx.introductions.of(town.idOf('Ada'), new Date(0))))[0]?.id ?? '';
  const answer = async (town: Town, who: string, outcome: string) =>
    town.press(who, addresses.introductions.checkIn, {
      subject: `${await introductionOf(town)}/7/${outcome}`,
    });
  const evidenceOf = (town: Town) =>
    within(town, async (tx) => (await tx.ties.get(town.idOf('Ada'), town.idOf('Grace'))).evidence);

  test('whoever says "met" may name the other in one tap; both must, each on their own', async () => {
    const town = await townOfTwo();
    await later(8);
    expect(shown(await answer(town, 'Ada', 'notYet'))).not.toContain(to.say);
    const asked = await answer(town, 'Ada', 'met');
    const [before] = subjectOf(asked, to.say).split('/');
    expect(before).toBe(town.idOf('Grace'));
    expect(await links(town)).toBe(0);
    // Hidden people may be named by whom they met.
    await town.change('Grace', { isHidden: true });
    expect((await town.press('Ada', to.say, { subject: subjectOf(asked, to.say) })).reply).toBe('show');
    expect(shown(await answer(town, 'Ada', 'met'))).not.toContain(to.say);
    const theirs = await answer(town, 'Grace', 'met');
    expect(await links(town)).toBe(0);
    await town.press('Grace', to.say, { subject: subjectOf(theirs, to.say) });
    expect(await links(town)).toBe(1);
  });

  test('nobody is asked again about somebody they refused, and a talk confirms nothing', async () => {
    const town = await townOfTwo();
    await say(town, 'Ada', 'Grace', 'good');
    await say(town, 'Grace', 'Ada', 'never');
    await later(8);
    await answer(town, 'Ada', 'met');
    expect(shown(await answer(town, 'Grace', 'met'))).not.toContain(to.say);
    expect((await evidenceOf(town)).map(({ kind }) => kind)).toEqual(['met']);
    expect(await links(town)).toBe(0);
  });

  test('a meeting, a talk and a slip that goes on speak for the tie, each once', async () => {
    const town = await townOfTwo();
    await later(8);
    await answer(town, 'Ada', 'met');
    await answer(town, 'Grace', 'met');
    await town.press('Ada', addresses.oneToOnes.log, { person: town.idOf('Grace') });
    await town.press('Grace', addresses.oneToOnes.log, { person: town.idOf('Ada') });
    await town.press('Ada', addresses.referrals.giveForm, {
      subject: town.idOf('Grace'),
      answers: { description: 'A clinic.', consent: ['no'], warmth: ['3'] },
    });
    const slip = (await within(town, (tx) => tx.referrals.of(town.idOf('Ada'), new Date(0))))[0]?.id;
    expect((await evidenceOf(town)).map(({ kind }) => kind).toSorted()).toEqual(['met', 'talk']);
    for (const step of ['contacted', 'meeting', 'won']) {
      await town.press('Grace', addresses.referrals.move, { subject: `${slip}/${step}` });
    }
    expect((await evidenceOf(town)).map(({ kind }) => kind).toSorted()).toEqual(['met', 'slip', 'talk']);
  });
});
