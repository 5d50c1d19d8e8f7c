import { languages } from '../core/community.ts';
import { type IntroKind, introKinds } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import type { Field } from './form.ts';
import { cut } from './parts.ts';
import type { Text } from './text.ts';

/** What a text field is asked with; `initial` longer than `most` is cut to it. */
export type TextField = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly most: number;
  readonly initial?: string | undefined;
};

/** One line, may stay empty. */
export const shortText = (field: TextField): Field => ({
  ...textField(field),
  isLong: false,
  isRequired: false,
});

/** One line, must be filled in. */
export const requiredText = (field: TextField): Field => ({
  ...textField(field),
  isLong: false,
  isRequired: true,
});

/** A text field for names of topics, separated by commas: completed where the platform can. */
export const topicsField = (field: Field): Field =>
  field.kind === 'text' ? { ...field, isTopics: true } : field;

/** Several lines, may stay empty. */
export const longText = (field: TextField): Field => ({
  ...textField(field),
  isLong: true,
  isRequired: false,
});

/** Several lines, must be filled in. */
export const requiredLongText = (field: TextField): Field => ({
  ...textField(field),
  isLong: true,
  isRequired: true,
});

/** One of the kinds of introduction. */
export const kindField = (text: Text, initial: IntroKind): Field => ({
  kind: 'choice',
  name: 'kind',
  label: text.introRequests.kindLabel,
  isRequired: true,
  many: false,
  // What each means is explained to those who are asked, from their side.
  options: introKinds.map((kind) => ({ value: kind, label: text.kinds[kind] })),
  initial: [initial],
});

/** Any of the kinds: what a member accepts. */
export const acceptsField = (text: Text, initial: Member['accepts']): Field => ({
  kind: 'choice',
  name: 'accepts',
  label: text.members.accepts,
  hint: text.members.acceptsHint,
  isRequired: false,
  many: true,
  options: kindOptions(text),
  initial,
});

/** The language Acquaint speaks to a member; each is called by its own name. */
export const languageField = (text: Text, member: Member): Field => ({
  kind: 'choice',
  name: 'language',
  label: text.members.language,
  isRequired: true,
  many: false,
  options: languages.map((language) => ({ value: language, label: text.ownNames[language] })),
  initial: [member.language],
});

const kindOptions = (text: Text) =>
  introKinds.map((kind) => ({ value: kind, label: `${text.kinds[kind]}: ${text.kindsExplained[kind]}` }));

const textField = ({ name, label, hint, most, initial = '' }: TextField) => ({
  kind: 'text' as const,
  name,
  label,
  hint,
  most,
  ...(initial === '' ? {} : { initial: cut(initial, most) }),
});
