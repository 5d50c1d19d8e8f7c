import type { Member } from '../core/member.ts';
import { writeBand, writeMoney } from '../core/money.ts';
import { type Amount, amountShows, type Thanks, thanksLimits } from '../core/thanks.ts';
import { addresses } from './addresses.ts';
import { requiredText, shortText } from './fields.ts';
import type { Form } from './form.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, primary, quote } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

const to = addresses.thanks;
/** The longest amount anybody types. */
const amountMost = 30;

/** Say thanks: what for, an amount or none, how much of it may be seen, by whom. */
export const thanksForm = (
  text: Text,
  about: { readonly person: Member | null; readonly subject: string; readonly words?: string | undefined },
): Form => ({
  title: text.thanks.formTitle,
  action: to.sayForm,
  subject: about.subject,
  submit: text.thanks.submit,
  intro: about.person === null ? text.thanks.formIntro : text.thanks.formIntroFor(nameOf(text, about.person)),
  fields: [
    ...(about.person === null
      ? [{ kind: 'person' as const, name: 'person', label: text.thanks.person, isRequired: true }]
      : []),
    requiredText({
      name: 'words',
      label: text.thanks.words,
      hint: text.thanks.wordsHint,
      most: thanksLimits.words,
      initial: about.words === undefined ? undefined : excerpt(about.words, thanksLimits.words),
    }),
    shortText({ name: 'amount', label: text.thanks.amount, hint: text.thanks.amountHint, most: amountMost }),
    {
      kind: 'choice',
      name: 'shows',
      label: text.thanks.shows,
      isRequired: true,
      many: false,
      options: amountShows.map((value) => ({ value, label: text.thanks.showsOptions[value] })),
      initial: ['hidden'],
    },
    {
      kind: 'choice',
      name: 'public',
      label: text.thanks.public,
      isRequired: true,
      many: false,
      options: (['yes', 'no'] as const).map((value) => ({ value, label: text.thanks.publicOptions[value] })),
      initial: ['no'],
    },
  ],
});

/** To whoever says thanks: it is on its way. */
export const thanksSaid = (text: Text, about: { readonly thanks: Thanks }): Message =>
  message(
    text.thanks.said,
    heading(text.thanks.said),
    facts([text.thanks.to, [{ mention: about.thanks.to }]], ...details(text, about.thanks)),
    about.thanks.amount?.shows === 'hidden' ? note(text.thanks.hiddenNote) : null,
    buttons(
      button(text.referrals.heading, addresses.referrals.open),
      button(text.home.button, addresses.home.open),
    ),
  );

/** To whoever is thanked; they say what becomes of it. */
export const thanked = (text: Text, about: { readonly thanks: Thanks }): Message =>
  message(
    text.thanks.arrived,
    heading(text.thanks.arrived),
    ...body(text, about.thanks),
    line(text.thanks.question),
    keepRow(text, about.thanks),
    note(about.thanks.mayBePublic ? text.thanks.theyAgree : text.thanks.theyDoNot),
  );

/** In its place: what becomes of it; the answer can be changed. */
export const thanksKept = (text: Text, about: { readonly thanks: Thanks }): Message =>
  message(
    text.thanks.kept[about.thanks.kept ?? 'counted'],
    heading(text.thanks.arrived),
    ...body(text, about.thanks),
    line(text.thanks.kept[about.thanks.kept ?? 'counted']),
    keepRow(text, about.thanks),
  );

/** An amount as far as it may be seen. */
export const amountText = (text: Text, amount: Amount): string => {
  if (amount.shows === 'hidden') return text.thanks.hidden;
  return amount.shows === 'exact'
    ? writeMoney(amount.money, text.language)
    : writeBand(amount.band, text.language);
};

const body = (text: Text, thanks: Thanks): Part[] => {
  const words = quote(thanks.words, thanksLimits.words);
  return [
    facts([text.thanks.from, [{ mention: thanks.from }]], ...amountFact(text, thanks)),
    ...(words === null ? [] : [words]),
    ...(thanks.referral === null ? [] : [line(text.thanks.forReferral)]),
  ];
};

const details = (text: Text, thanks: Thanks): (readonly [string, readonly Inline[]])[] => [
  [text.thanks.for, [excerpt(thanks.words, thanksLimits.words)]],
  ...amountFact(text, thanks),
];

const amountFact = (text: Text, { amount }: Thanks): (readonly [string, readonly Inline[]])[] =>
  amount === null ? [] : [[text.thanks.amountFact, [amountText(text, amount)]]];

const keepRow = (text: Text, thanks: Thanks): Part =>
  buttons(
    thanks.kept === 'shown' ? null : primary(text.thanks.show, to.keep, `${thanks.id}/shown`),
    thanks.kept === 'counted' ? null : button(text.thanks.count, to.keep, `${thanks.id}/counted`),
    thanks.kept === null ? null : button(text.home.button, addresses.home.open),
  );
