import { type Belonging, type Circle, circleLimits, type nameTrouble } from '../core/circle.ts';
import { roundedCount } from '../core/figures.ts';
import type { CircleId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import type { Program } from '../core/program.ts';
import { addresses } from './addresses.ts';
import { personLine, type TagLabels } from './expertise.ts';
import { requiredText } from './fields.ts';
import type { Field, Form } from './form.ts';
import type { Inline, Message } from './message.ts';
import {
  button,
  buttons,
  danger,
  excerpt,
  facts,
  heading,
  line,
  message,
  note,
  primary,
  rows,
} from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.circles;
/** How many people stand on one page of a circle. */
export const circlePageSize = 5;

/** Every circle, what the reader belongs to, and a manager's button. */
export const circleList = (
  text: Text,
  about: {
    readonly circles: readonly Circle[];
    readonly mine: readonly Belonging[];
    readonly isManager: boolean;
  },
): Message => {
  const { circles, mine, isManager } = about;
  const words = text.circles;
  const named = (isShown: boolean) =>
    circleNames(
      circles,
      mine.filter((one) => one.isShown === isShown),
    );
  return message(
    words.heading,
    heading(words.heading),
    line(words.about),
    circles.length === 0 ? line(words.none) : null,
    circles.length === 0 && isManager ? note(words.noneForManager) : null,
    facts([words.others, [named(true)]], [words.own, [named(false)]]),
    ...rows(circles.map(({ id, name }) => button(nameIn(name), to.show, id))),
    buttons(
      circles.length === 0 ? null : primary(words.choose, to.mine),
      isManager && circles.length < circleLimits.circles ? button(words.create, to.create) : null,
      button(text.members.profile, addresses.members.profile),
    ),
  );
};

/** `Accountants, Kraków chapter`: the circles of these belongings, by name. */
export const circleNames = (circles: readonly Circle[], belongings: readonly Belonging[]): string =>
  circles
    .filter(({ id }) => belongings.some(({ circle }) => circle === id))
    .map(({ name }) => nameIn(name))
    .join(', ');

/** One circle: who shows that they belong, five a page, and a manager's buttons. */
export const circlePage = (
  text: Text,
  about: {
    readonly circle: Circle;
    readonly people: readonly Member[];
    readonly page: number;
    /** How many belong, shown or not; only for managers. */
    readonly count: number | null;
    readonly labels: TagLabels;
  },
): Message => {
  const { circle, people, page, count, labels } = about;
  const words = text.circles;
  const before = page * circlePageSize;
  const shown = people.slice(before, before + circlePageSize);
  const rest = people.length - before - shown.length;
  const title = `${words.heading}: ${nameIn(circle.name)}`;
  return message(
    title,
    heading(title),
    line(people.length === 0 ? words.nobody : words.members(people.length)),
    ...shown.map((member, index) => personLine(text, labels, member, before + index + 1)),
    buttons(
      ...shown.map((member, index) =>
        button(text.expertise.meet(before + index + 1), addresses.introRequests.meet, member.id),
      ),
    ),
    count === null ? null : facts([words.belong, [countIn(text, count)]]),
    buttons(
      rest > 0 ? button(words.next(rest), to.show, `${circle.id}/${page + 1}`) : null,
      page > 0 ? button(words.first, to.show, circle.id) : null,
      count === null ? null : button(words.rename, to.rename, circle.id),
      count === null ? null : button(words.remove, to.remove, circle.id),
      button(words.heading, to.open),
    ),
    note(words.listNote),
  );
};

/** Which do you belong to, and what may others see of it? */
export const myCirclesForm = (
  text: Text,
  about: { readonly circles: readonly Circle[]; readonly mine: readonly Belonging[] },
): Form => {
  const words = text.circles;
  const field = (name: string, label: string, hint: string, initial: readonly Belonging[]): Field => ({
    kind: 'choice',
    name,
    label,
    hint,
    isRequired: false,
    many: true,
    options: optionsOf(about.circles),
    initial: initial.map(({ circle }) => circle),
  });
  return {
    title: words.formTitle,
    action: to.mineForm,
    subject: '',
    submit: text.save,
    intro: words.formIntro,
    fields: [
      field('mine', words.mine, words.mineHint, about.mine),
      field(
        'shown',
        words.show,
        words.showHint,
        about.mine.filter(({ isShown }) => isShown),
      ),
    ],
  };
};

/** A new circle, or the name of one written otherwise. */
export const circleForm = (text: Text, { circle }: { readonly circle: Circle | null }): Form => ({
  title: text.circles.nameTitle,
  action: to.nameForm,
  subject: circle?.id ?? '',
  submit: text.save,
  fields: [
    requiredText({
      name: 'name',
      label: text.circles.name,
      hint: circle === null ? text.circles.nameHint : text.circles.renameHint,
      most: circleLimits.name,
      initial: circle?.name,
    }),
  ],
});

/** What is wrong with a name, beside its field. */
export const circleTrouble = (
  text: Text,
  trouble: NonNullable<ReturnType<typeof nameTrouble>> | 'another',
): string => {
  const said = text.circles.trouble;
  if (trouble === 'long') return said.long(circleLimits.name);
  return trouble === 'many' ? said.many(circleLimits.circles) : said[trouble];
};

/** Once more, before a circle is gone. */
export const circleRemoval = (text: Text, { circle }: { readonly circle: Circle }): Message =>
  message(
    text.circles.removeQuestion(nameIn(circle.name)),
    line({ strong: text.circles.removeQuestion(nameIn(circle.name)) }),
    line(text.circles.removeWhat),
    buttons(
      danger(text.circles.removeYes, to.removeConfirmed, circle.id),
      button(text.back, to.show, circle.id),
    ),
  );

/** Removed, or why it cannot be. */
export const circleSaid = (text: Text, said: 'removed' | 'hasProgram'): Message =>
  message(
    text.circles[said],
    line(text.circles[said]),
    buttons(button(text.circles.heading, to.open), button(text.rounds.summary, addresses.rounds.open)),
  );

/** For managers: whom a program is for. */
export const limitForm = (
  text: Text,
  about: { readonly program: Program; readonly circles: readonly Circle[] },
): Form => ({
  title: text.circles.limitTitle,
  action: to.limitForm,
  subject: about.program.id,
  submit: text.save,
  fields: [
    oneOf(about.circles, {
      name: 'circle',
      label: text.circles.limitField,
      hint: text.circles.limitHint,
      none: text.circles.everybody,
      chosen: about.program.circle ?? null,
    }),
  ],
});

/** In which circle to look, for the directory's form; nothing where there are none. */
export const circleFields = (text: Text, circles: readonly Circle[]): Field[] =>
  circles.length === 0
    ? []
    : [
        oneOf(circles, {
          name: 'circle',
          label: text.circles.findField,
          hint: text.circles.listNote,
          none: text.circles.findAnywhere,
          chosen: null,
        }),
      ];

/** The value of the choice that stands for no circle. */
export const noCircle = 'none';

/** A circle's name where there is little room. */
export const nameIn = (name: string): string => excerpt(name, circleLimits.name);

const countIn = (text: Text, count: number): Inline => {
  const rounded = roundedCount(count);
  return rounded === null ? text.circles.fewer : text.circles.atLeast(rounded);
};

const optionsOf = (circles: readonly Circle[]) =>
  circles.slice(0, circleLimits.circles).map(({ id, name }) => ({ value: String(id), label: nameIn(name) }));

const oneOf = (
  circles: readonly Circle[],
  field: {
    readonly name: string;
    readonly label: string;
    readonly hint: string;
    readonly none: string;
    readonly chosen: CircleId | null;
  },
): Field => ({
  kind: 'choice',
  name: field.name,
  label: field.label,
  hint: field.hint,
  isRequired: true,
  many: false,
  options: [{ value: noCircle, label: field.none }, ...optionsOf(circles)],
  initial: [field.chosen ?? noCircle],
});
