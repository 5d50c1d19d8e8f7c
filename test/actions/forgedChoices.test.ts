import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Call, Reply } from '../../src/actions/action.ts';
import { actions } from '../../src/actions/routes.ts';
import { type Language, languages } from '../../src/core/community.ts';
import { asId, type MemberId, type TagSlug } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import type { Answers, Field, Form } from '../../src/views/form.ts';
import { text } from '../../src/views/text.ts';
import { examples } from '../views/examples.ts';
import { answer, knowEachOther, latest, refer } from './connectorStage.ts';
import { embeddedStage } from './embeddedStage.ts';
import type { Stage, Town } from './stage.ts';

type Choice = Extract<Field, { readonly kind: 'choice' }>;

/** Every form there is, once for each action and set of questions. */
const forms = (): Form[] => {
  const all = examples('en', 'usual').flatMap(({ says }) => ('fields' in says ? [says] : []));
  const questions = ({ action, fields }: Form) => `${action}/${fields.map(({ name }) => name)}`;
  return [...new Map(all.map((form) => [questions(form), form])).values()];
};
const choices = ({ fields }: Form): Choice[] =>
  fields.filter((field): field is Choice => field.kind === 'choice');
const keyOf = (form: Form) => `${form.action} (${choices(form).map(({ name }) => name)})`;
const closed = forms().filter((form) => choices(form).length > 0);

/** What a changed page or another client could send where something else is offered. */
const forgeries = ({ options, isRequired, many }: Choice): (readonly string[] | undefined)[] => {
  const [first, second] = options.map(({ value }) => value);
  return [
    ['forged'],
    [''],
    [`${first} `],
    [
      String(first)
        .toUpperCase()
        .replace(/^([0-9]+)$/u, '$1.5'),
    ],
    [...(first === undefined ? [] : [first]), 'forged'],
    ...(many || first === undefined || second === undefined ? [] : [[first, second]]),
    ...(isRequired ? [undefined, []] : []),
  ].filter((one) => one === undefined || one.some((value) => value !== first) || one.length !== 1);
};

describe('a choice that was not offered', () => {
  const stage = embeddedStage();
  let town: Town;
  /** Whoever sends a form here, about what, and what they may choose where it depends on them. */
  const about = new Map<string, { who?: string; subject?: string; answers?: Record<string, string[]> }>();
  beforeAll(async () => {
    town = await stage.openCommunity();
    const react = asId<TagSlug>('react');
    const offers = [{ tag: react, level: 2, isPublic: true }] as const;
    for (const name of ['Ada', 'Grace', 'Sam', 'Ewa', 'Ola', 'Jan', 'Max', 'Iga'])
      await town.add(name, { offers });
    await town.add('Newcomer', { status: 'known', joinedAt: null, offers: [] });
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Ola')));
    await prepare();
  });

  const prepare = async () => {
    const made = `new/${dice.id()}`;
    const settings = { name: 'Coffee', moment: 'Monday 10:00', weeks: ['2'], size: ['2'], place: ['optIn'] };
    await town.press('Ola', 'programs.settingsForm', { subject: made, answers: settings });
    await town.press('Ola', 'circles.nameForm', { answers: { name: 'Founders' } });
    const within = <T>(
      work: (tx: Parameters<Parameters<Stage['store']['transaction']>[1]>[0]) => Promise<T>,
    ) => stage.store.transaction(town.id, work);
    const [program] = await within((tx) => tx.programs.list());
    const [circle] = await within((tx) => tx.circles.list());
    await town.press('Ada', 'introRequests.meetForm', {
      subject: town.idOf('Grace'),
      answers: { why: 'You know React.', blurb: 'We build.', kind: ['advice'], through: ['directly'] },
    });
    const asked = (await latest(town, 'Ada')).id;
    await knowEachOther(stage, town, 'Ewa', 'Sam');
    await knowEachOther(stage, town, 'Sam', 'Grace');
    await refer(town, 'Ewa', 'Grace');
    const referred = (await latest(town, 'Ewa')).id;
    await knowEachOther(stage, town, 'Jan', 'Max');
    await knowEachOther(stage, town, 'Max', 'Iga');
    await refer(town, 'Jan', 'Iga');
    const said = { how: ['client'], when: ['thisYear'], words: 'Good at it.', mayName: ['no'] };
    await answer(town, 'Max', 'connectors.recommendForm', 'Jan', said);
    const passedOn = (await latest(town, 'Jan')).id;
    const circles = [String(circle?.id)];
    about.set('members.joinForm', { who: 'Newcomer', answers: { offers: ['react'], seeks: ['react'] } });
    about.set('members.standingForm', { answers: { topics: ['react'] } });
    about.set('introRequests.moreSent', { who: 'Grace', subject: asked });
    about.set('introRequests.reportForm (reason)', { who: 'Grace', subject: asked });
    about.set('introRequests.reportForm', { who: 'Iga', subject: passedOn });
    about.set('connectors.moreSent', { who: 'Sam', subject: referred });
    about.set('programs.rulesForm', { subject: String(program?.id) });
    about.set('rounds.cadenceForm', { subject: String(program?.id), answers: { weeks: ['4'] } });
    about.set('circles.mineForm', { answers: { mine: circles, shown: circles } });
    about.set('circles.limitForm', { subject: String(program?.id), answers: { circle: circles } });
    about.set('expertise.findForm', { answers: { circle: circles } });
    about.set('reports.readForm', { subject: town.idOf('Ada') });
    expect(await answer(town, 'Sam', 'connectors.card', 'Ewa')).toHaveProperty('reply', 'show');
  };

  /** Everything that is kept, but for the place of the clock. */
  const kept = () =>
    stage.database.transaction({ community: town.id }, async ({ db }) => {
      const tables = await db.execute(sql`select c.relname as name from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id' where c.relkind = 'r'`);
      const all: string[] = [];
      for (const { name } of tables) {
        const query = `select t::text as row from "${name}" t where community_id = '${town.id}'`;
        for (const { row } of await db.execute(sql.raw(query)).catch(() => [])) all.push(`${name} ${row}`);
      }
      return all.toSorted();
    });

  /** What would be right: what stands in the form, or its first choice. */
  const right = (form: Form): Record<string, string | readonly string[] | { person: MemberId }> => {
    const own = (about.get(keyOf(form)) ?? about.get(form.action))?.answers ?? {};
    const answers = form.fields.map((field) => {
      if (field.kind === 'person') return [field.name, { person: town.idOf('Grace') }];
      if (field.kind === 'text') return [field.name, field.initial ?? 'Some words'];
      const [first] = field.options;
      return [field.name, own[field.name] ?? field.initial ?? (first === undefined ? [] : [first.value])];
    });
    return Object.fromEntries(answers);
  };

  const send = (form: Form, answers: Answers, language: Language): Promise<Reply> => {
    const action = actions.get(form.action);
    if (action === undefined) throw new Error(form.action);
    const { who, subject } = about.get(keyOf(form)) ?? about.get(form.action) ?? {};
    const call: Call = {
      ...{ community: town.id, who: town.idOf(who ?? (action.managersOnly ? 'Ola' : 'Ada')), answers },
      ...{ platform: 'playground', channel: null, action: form.action, text: '', person: null },
      ...{ subject: subject ?? '', surface: 'form' },
    };
    return stage.store.transaction(town.id, (tx) => action.run(call, { tx, dice, language }));
  };

  it('can be forged in many forms', () => {
    expect(closed.length).toBeGreaterThan(25);
    expect(closed.flatMap(choices).length).toBeGreaterThan(45);
  });

  it.each(closed.map((form) => [keyOf(form), form] as const))(
    'is refused beside its field in %s, and nothing is kept',
    async (_name, form) => {
      const before = await kept();
      for (const field of choices(form)) {
        for (const forged of forgeries(field)) {
          for (const language of languages) {
            const { [field.name]: _, ...others } = right(form);
            const answers = forged === undefined ? others : { ...others, [field.name]: forged };
            const reply = await send(form, answers, language);
            const said = `${field.name}: ${JSON.stringify(forged)}: ${JSON.stringify(reply)}`;
            expect(reply.reply, said).toBe('correct');
            if (reply.reply !== 'correct') continue;
            expect(reply.errors[field.name], said).toBe(text(language).badChoice);
          }
        }
      }
      expect(await kept()).toEqual(before);
    },
    60_000,
  );

  it.each(closed.map((form) => [form.action, form] as const))(
    'is another than what %s offers',
    async (_name, form) => {
      const reply = await send(form, right(form), 'en');
      const errors = reply.reply === 'correct' ? reply.errors : {};
      expect(Object.values(errors)).not.toContain(text('en').badChoice);
    },
    60_000,
  );
});
