import type { Language } from '../core/community.ts';
import type { Answers, Form } from '../views/form.ts';
import { text } from '../views/text.ts';
import type { Action, Choice, Reply } from './action.ts';
import { choicesOf } from './answers.ts';

/** One of these, and it has to come along. */
export const oneOf = (offered: Offered): Choice => ({ least: 1, most: 1, offered: offered.map(String) });

/** One of these, or none. */
export const oneOrNone = (offered: Offered): Choice => ({ ...oneOf(offered), least: 0 });

/** Any number of these. */
export const anyOf = (offered: Offered): Choice => ({ ...oneOrNone(offered), most: offered.length });

/** The same action; an answer that was not offered is refused beside its field, and nothing is put in its place. */
export const onlyOffered = (action: Action): Action => {
  const { choices, run } = action;
  return choices === undefined
    ? action
    : {
        ...action,
        run: async (call, scene) => refused(scene.language, choices, call.answers) ?? run(call, scene),
      };
};

/** The same for a form whose questions depend on whom it is for: drawn once more, it says what it offers. */
export const notOffered = (language: Language, form: Form, answers: Answers): Reply | null =>
  refused(
    language,
    Object.fromEntries(
      form.fields.flatMap((field) => {
        if (field.kind !== 'choice') return [];
        const offered = field.options.map(({ value }) => value);
        return [[field.name, (field.many ? anyOf : field.isRequired ? oneOf : oneOrNone)(offered)]];
      }),
    ),
    answers,
  );

type Offered = readonly (string | number)[];

const refused = (
  language: Language,
  choices: Readonly<Record<string, Choice>>,
  answers: Answers,
): Reply | null => {
  const wrong = Object.entries(choices).filter(([field, choice]) => !isRight(choice, answers, field));
  const { badChoice } = text(language);
  return wrong.length === 0
    ? null
    : { reply: 'correct', errors: Object.fromEntries(wrong.map(([field]) => [field, badChoice])) };
};

const isRight = ({ least, most, offered }: Choice, answers: Answers, field: string): boolean => {
  const chosen = choicesOf(answers, field);
  return chosen.length >= least && chosen.length <= most && chosen.every((value) => offered.includes(value));
};
