import type { MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { type MyTie, type TieQuestion, type TieStrength, tieStrengths } from '../core/tie.ts';
import { addresses } from './addresses.ts';
import type { DigestSection } from './digest.ts';
import type { Form } from './form.ts';
import type { Button, Inline, Message, Part } from './message.ts';
import { button, buttons, heading, line, message, note, primary } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

const to = addresses.ties;

/** How many of one's own ties stand on a page, and how many questions at once. */
export const tiesOnPage = 5;
export const questionsAtOnce = 3;

/** Of a larger pairing only so many are asked about. */
const metAtOnce = 4;

/** Where a word was pressed: what is shown in reply hangs on it. */
export const tiePlaces = ['page', 'card', 'met', 'person', 'digest'] as const;
export type TiePlace = (typeof tiePlaces)[number];

/** Who, and how well? */
export const knowForm = (text: Text): Form => ({
  title: text.ties.formTitle,
  action: to.knowForm,
  subject: '',
  submit: text.ties.submit,
  intro: `${text.ties.purpose} ${text.ties.onlyYou}`,
  fields: [
    { kind: 'person', name: 'person', label: text.ties.person, isRequired: true },
    {
      kind: 'choice',
      name: 'strength',
      label: text.ties.strength,
      isRequired: true,
      many: false,
      options: tieStrengths.map((value) => ({ value, label: text.ties.strengths[value] })),
    },
  ],
});

/** One person: how well? Where something stands already, it can be taken back; a question can also be left. */
export const howWell = (
  text: Text,
  about: {
    readonly person: Member;
    readonly said: TieStrength | null;
    readonly question: TieQuestion | null;
  },
): Message => {
  const { person, said, question } = about;
  return message(
    text.ties.howWell,
    heading(nameOf(text, person)),
    question === null ? line(text.ties.howWell) : questionLine(text, question),
    buttons(
      ...strengthButtons(text, person.id, 'person', said),
      said === null ? null : button(text.ties.takeBack, to.say, `${person.id}/back/person`),
      ...(question === null ? [] : leaveButtons(text, person.id, 'person')),
    ),
    question === null ? null : note(text.ties.answerNote),
    note(`${text.ties.purpose} ${text.ties.onlyYou}`),
  );
};

/** Noted, and what it takes to count. */
export const tieNoted = (text: Text, about: { readonly tie: MyTie }): Message => {
  const { person, strength, isMutual } = about.tie;
  return message(
    `${text.ties.noted} ${text.ties.strengths[strength]}`,
    line(text.ties.noted, ' ', { mention: person }, ` · ${text.ties.strengths[strength]}`),
    line(isMutual ? text.ties.bothSay : text.ties.onlyYouSay),
    wayOn(text),
  );
};

/** "Not now", "do not ask", or taken back: nobody is told. */
export const tieLeft = (text: Text, about: { readonly what: 'later' | 'never' | 'back' }): Message =>
  message(text.ties.done[about.what], line(text.ties.done[about.what]), wayOn(text));

/** Questions that wait, and whom one named; `page` counts from 0. */
export const myTies = (
  text: Text,
  about: {
    readonly questions: readonly TieQuestion[];
    readonly mine: readonly MyTie[];
    readonly page: number;
  },
): Message => {
  const { questions, mine } = about;
  const first = about.page * tiesOnPage;
  const shown = mine.slice(first, first + tiesOnPage);
  const rest = mine.length - first - shown.length;
  return message(
    text.ties.heading,
    heading(text.ties.heading),
    ...(about.page === 0 ? questionParts(text, questions) : []),
    line(mine.length === 0 ? text.ties.none : text.ties.count(mine.length)),
    ...shown.map((tie, index) => tieLine(text, tie, index)),
    buttons(...shown.map(({ person }, index) => button(text.ties.change(index + 1), to.know, person))),
    buttons(
      primary(text.ties.suggest, to.suggest),
      button(text.ties.add, to.know),
      rest > 0 ? button(text.ties.further(rest), to.open, String(about.page + 1)) : null,
      about.page > 0 ? button(text.network.first, to.open) : null,
      button(text.home.button, addresses.home.open),
    ),
    note(text.ties.onlyYou),
  );
};

/** Five members one may know, one tap each; `page` counts from 0. */
export const doYouKnow = (
  text: Text,
  about: { readonly people: readonly MemberId[]; readonly page: number; readonly hasMore: boolean },
): Message =>
  message(
    text.ties.suggest,
    heading(text.ties.suggest),
    line(about.people.length === 0 ? text.ties.suggestNone : text.ties.suggestIntro),
    ...about.people.flatMap((person): Part[] => [
      line({ mention: person }),
      buttons(...strengthButtons(text, person, `card/${about.page}`, null)),
    ]),
    buttons(
      about.hasMore ? button(text.ties.others, to.suggest, String(about.page + 1)) : null,
      button(
        about.people.length === 0 ? text.ties.add : text.ties.enough,
        about.people.length === 0 ? to.know : to.open,
      ),
    ),
    note(text.ties.onlyYou),
  );

/** Questions, at most three: what somebody (or a list) says, and every answer. */
const questionParts = (text: Text, questions: readonly TieQuestion[]): Part[] =>
  questions.length === 0
    ? []
    : [
        line({ strong: text.ties.waiting(questions.length) }),
        ...questions
          .slice(0, questionsAtOnce)
          .flatMap((question): Part[] => [
            questionLine(text, question),
            buttons(...answerButtons(text, question.about, 'page')),
          ]),
        note(text.ties.answerNote),
      ];

/** What of the questions that wait stands in a digest: one with its answers, more with the way to each. */
export const tieDigest = (
  text: Text,
  about: { readonly questions: readonly TieQuestion[]; readonly more: number },
): DigestSection => {
  const { questions, more } = about;
  const [only, ...others] = questions;
  return {
    heading: text.ties.waiting(questions.length + more),
    lines: questions.map((question) => questionInline(text, question)),
    buttons:
      only !== undefined && others.length === 0
        ? answerButtons(text, only.about, 'digest')
        : questions.map((question, index) => button(text.ties.answer(index + 1), to.know, question.about)),
    more,
    urgency: 30,
  };
};

/** After a talk: how well do you know each other by now? For each of these people a row. */
export const metParts = (text: Text, people: readonly MemberId[]): Part[] =>
  people.length === 0
    ? []
    : [
        line(text.ties.metQuestion),
        ...people
          .slice(0, metAtOnce)
          .flatMap((person): Part[] => [
            ...(people.length > 1 ? [line({ mention: person })] : []),
            buttons(...strengthButtons(text, person, 'met', null)),
          ]),
        note(text.ties.metNote),
      ];

const questionInline = (text: Text, { about, from }: TieQuestion): readonly Inline[] => [
  { mention: about },
  ` ${from === 'them' ? text.ties.theySay : text.ties.listSays}`,
];

const questionLine = (text: Text, question: TieQuestion): Part => line(...questionInline(text, question));

const answerButtons = (text: Text, about: MemberId, place: TiePlace): readonly Button[] => [
  ...strengthButtons(text, about, place, null),
  ...leaveButtons(text, about, place),
];

const leaveButtons = (text: Text, about: MemberId, place: TiePlace): readonly Button[] => [
  button(text.ties.later, to.say, `${about}/later/${place}`),
  button(text.ties.never, to.say, `${about}/never/${place}`),
];

const strengthButtons = (
  text: Text,
  person: MemberId,
  place: string,
  said: TieStrength | null,
): readonly Button[] =>
  tieStrengths.map((strength) => {
    const draw = strength === said ? primary : button;
    return draw(text.ties.strengths[strength], to.say, `${person}/${strength}/${place}`);
  });

const tieLine = (text: Text, { person, strength, isMutual }: MyTie, index: number): Part =>
  line(
    `${index + 1}. `,
    { mention: person },
    ` · ${text.ties.strengths[strength]} · ${isMutual ? text.ties.mutual : text.ties.mine}`,
  );

const wayOn = (text: Text): Part =>
  buttons(button(text.ties.heading, to.open), button(text.home.button, addresses.home.open));
