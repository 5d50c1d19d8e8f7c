import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { actions } from '../../src/actions/routes.ts';
import { dice } from '../../src/dice.ts';
import { addresses } from '../../src/views/addresses.ts';
import type { Answer, Form } from '../../src/views/form.ts';
import type { Message } from '../../src/views/message.ts';
import { examples } from '../views/examples.ts';
import { answer, connecting, knowEachOther, latest, refer } from './connectorStage.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, type Town } from './stage.ts';

/** Every form into which something is typed, once for each action and set of questions. */
const forms = (): Form[] => {
  const all = examples('en', 'usual').flatMap(({ says }) => ('fields' in says ? [says] : []));
  const typed = all.filter(({ fields }) => fields.some(({ kind }) => kind === 'text'));
  const questions = ({ action, fields }: Form) => `${action}/${fields.map(({ name }) => name)}`;
  return [...new Map(typed.map((form) => [questions(form), form])).values()];
};

const stage = embeddedStage();
let town: Town;
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  for (const name of ['Ada', 'Grace', 'Sam', 'Ewa']) await town.add(name);
  await town.add('Stranger', { status: 'known', joinedAt: null });
  await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Sam')));
});

const pause = (who: string) =>
  stage.store.transaction(town.id, (tx) =>
    tx.pauses.save({
      ...{ member: town.idOf(who), at: tx.now, appealedAt: null, decidedAt: null, decidedBy: null },
      decision: null,
    }),
  );

/** What one hears once a form is gone; null where it stays open, or where something came of it. */
const ending = (reply: Reply): Message | null =>
  reply.reply === 'show' && reply.isNo === true ? reply.message : null;
const said = (message: Message): string => JSON.stringify(message);
const lengthOf = ({ parts }: Message): number =>
  parts.flatMap((part) => ('text' in part ? [part.text].flat() : [])).join('').length;

/** As much as each field takes, so that nothing is too long to be given back. */
const filled = (form: Form) => {
  const texts = form.fields.flatMap((field) =>
    field.kind === 'text'
      ? [[field.name, `${field.name} `.repeat(field.most).slice(0, field.most).trim()]]
      : [],
  );
  const others = form.fields.flatMap((field): [string, Answer][] => {
    if (field.kind === 'person') return [[field.name, { person: town.idOf('Grace') }]];
    if (field.kind !== 'choice') return [];
    const [first] = field.options;
    return [[field.name, field.initial ?? (first === undefined ? [] : [first.value])]];
  });
  return { typed: texts.map(([, words]) => words), answers: Object.fromEntries([...texts, ...others]) };
};

/** States in which a form that was opened earlier comes too late. */
const states: Readonly<Record<string, (form: Form) => Promise<{ who: string; subject: string }>>> = {
  'by somebody who left meanwhile': async () => ({ who: 'Stranger', subject: town.idOf('Grace') }),
  'by somebody paused meanwhile': async () => {
    await pause('Ada');
    return { who: 'Ada', subject: town.idOf('Grace') };
  },
  'about something that is gone': async ({ action }) => ({
    who: actions.get(action)?.managersOnly === true ? 'Sam' : 'Ada',
    subject: dice.id(),
  }),
};

/** Nothing stands in the way of it. */
const always = new Set<string>([addresses.communities.accessForm]);

describe('what was typed into a form that comes too late', () => {
  it.each(forms().map((form) => [form.action, form.fields.map(({ name }) => name).join(), form] as const))(
    'is given back: %s (%s)',
    async (action, _names, form) => {
      const { typed, answers } = filled(form);
      let count = 0;
      for (const [state, prepare] of Object.entries(states)) {
        const { who, subject } = await prepare(form);
        const reply = await town.press(who, action, { subject, answers, surface: 'form' });
        const end = ending(reply);
        if (end !== null || reply.reply === 'correct') count += 1;
        if (end === null) continue;
        for (const words of typed) expect(said(end), state).toContain(JSON.stringify(words));
        expect(lengthOf(end), state).toBeLessThan(3_500);
        expect(end.parts.length, state).toBeLessThanOrEqual(20);
      }
      if (!always.has(action)) expect(count).toBeGreaterThan(0);
    },
    60_000,
  );
});

describe('a limit that is met when a form is sent gives the words back', () => {
  const send = async (action: string, subject: string, answers: Readonly<Record<string, Answer>>) =>
    town.press('Ada', action, { subject, answers, surface: 'form' });
  const late = async (action: string, subject: string, answers: Readonly<Record<string, Answer>>) => {
    let end: Message | null = null;
    for (let tries = 0; tries < 12 && end === null; tries++)
      end = ending(await send(action, subject, answers));
    expect(end).not.toBeNull();
    return end === null ? '' : said(end);
  };

  it('of slips', async () => {
    const slip = {
      description: 'Needs looms.',
      third: 'Jan, jan@example.org',
      consent: ['yes'],
      warmth: ['4'],
    };
    const end = await late(addresses.referrals.giveForm, town.idOf('Grace'), slip);
    expect(end).toContain('Needs looms.');
    expect(end).toContain('Jan, jan@example.org');
  });

  it('of thank-yous', async () => {
    const thanks = { words: 'For the loom.', amount: '500 PLN', shows: ['exact'], public: ['no'] };
    const end = await late(addresses.thanks.sayForm, town.idOf('Grace'), thanks);
    expect(end).toContain('For the loom.');
    expect(end).toContain('500 PLN');
  });

  it('of links', async () => {
    await town.change('Ada', { joinedAt: new Date(start.getTime() - 60 * 86_400_000) });
    const link = { link: 'https://example.org/looms', topic: 'react', note: 'Worth reading.' };
    const end = await late(addresses.share.writeForm, '', link);
    expect(end).toContain('https://example.org/looms');
    expect(end).toContain('Worth reading.');
  });

  it('of previews, asked for by a command', async () => {
    await pause('Ada');
    const ask = { text: 'somebody who repairs looms in Łódź', surface: 'command' } as const;
    const end = ending(await town.press('Ada', addresses.introRequests.ask, ask));
    expect(end === null ? '' : said(end)).toContain(ask.text);
    const short = ending(await town.press('Ada', addresses.introRequests.ask, { ...ask, text: 'looms' }));
    expect(short === null ? '' : said(short)).not.toContain('looms');
  });

  it('of asks', async () => {
    const ask = { kind: ['advice'], why: 'You weave.', blurb: 'How do you weave?', publish: ['no'] };
    await send(addresses.introRequests.meetForm, town.idOf('Grace'), ask);
    const end = await late(addresses.introRequests.meetForm, town.idOf('Ewa'), ask);
    expect(end).toContain('You weave.');
    expect(end).toContain('How do you weave?');
  });
});

describe('a report through "more" of a card that was closed meanwhile', () => {
  const reports = () => stage.store.transaction(town.id, (tx) => tx.reports.list());
  const more = { what: ['report'], reason: ['rude'], note: 'Not nice.' };

  it('is kept, by whoever was asked', async () => {
    await send();
    expect((await latest(town, 'Ada')).candidates[0]?.state).not.toBe('asked');
    const reply = await answer(town, 'Grace', addresses.introRequests.moreSent, 'Ada', more);
    expect(messageOf(reply).summary).toContain('Thank you');
    expect((await reports()).map(({ note }) => note)).toEqual(['Not nice.']);
    expect(await holder()).toBeNull();
  });

  it('is kept, by whoever was to pass it on', async () => {
    await knowEachOther(stage, town, 'Ada', 'Sam');
    await knowEachOther(stage, town, 'Sam', 'Grace');
    await refer(town, 'Ada', 'Grace');
    expect(await connecting(town, 'Ada', ['Sam'])).toBe('Sam');
    await answer(town, 'Sam', addresses.connectors.pass, 'Ada');
    await answer(town, 'Sam', addresses.connectors.moreSent, 'Ada', more);
    expect((await reports()).map(({ note }) => note)).toEqual(['Not nice.']);
  });

  it('is nothing from somebody who never got the card, and nothing else comes of it', async () => {
    await send();
    for (const who of ['Ewa', 'Ada']) {
      const reply = await answer(town, who, addresses.introRequests.moreSent, 'Ada', more);
      expect(ending(reply)).not.toBeNull();
    }
    const other = { ...more, what: ['person'] };
    expect(
      ending(await answer(town, 'Grace', addresses.introRequests.moreSent, 'Ada', other)),
    ).not.toBeNull();
    expect(await reports()).toEqual([]);
  });

  const holder = () => town.holder('Ada');
  const send = async () => {
    await town.press('Ada', addresses.introRequests.meetForm, {
      subject: town.idOf('Grace'),
      answers: { kind: ['advice'], why: 'You weave.', blurb: 'How do you weave?', publish: ['no'] },
    });
    await answer(town, 'Grace', addresses.introRequests.pass, 'Ada');
  };
});
