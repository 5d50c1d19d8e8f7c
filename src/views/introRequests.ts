import type { DraftId, MemberId } from '../core/ids.ts';
import { type IntroKind, type IntroRequest, introRequestLimits } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import { type TagLabels, tagList } from './expertise.ts';
import { kindField, requiredLongText } from './fields.ts';
import type { Field, Form } from './form.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, danger, facts, heading, line, message, note, primary, rows } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

const to = addresses.introRequests;

/** One text, for those who came by a button. */
export const askForm = (text: Text): Form => ({
  title: text.introRequests.askTitle,
  action: to.draft,
  subject: '',
  submit: text.introRequests.askSubmit,
  fields: [
    requiredLongText({
      name: 'text',
      label: text.introRequests.askLabel,
      hint: text.introRequests.askHint,
      most: 300,
    }),
  ],
});

/** The one form of an ask by topic. */
export const sendForm = (
  text: Text,
  about: {
    readonly draft: DraftId;
    readonly blurb: string;
    readonly kind: IntroKind;
    readonly company: string;
  },
): Form => ({
  title: text.introRequests.formTitle,
  action: to.send,
  subject: about.draft,
  submit: text.introRequests.send,
  fields: [
    kindField(text, about.kind),
    blurbField(text, about.blurb),
    {
      kind: 'choice',
      name: 'publish',
      label: text.introRequests.publish,
      hint: text.introRequests.publishHint,
      isRequired: true,
      many: false,
      options: (['no', 'withoutName', 'withName'] as const).map((value) => ({
        value,
        label: text.introRequests.publishOptions[value],
      })),
      initial: ['no'],
    },
    optionsField(text, about.company !== ''),
  ],
});

/** The form of an ask for a person; the person is a field where nobody was named before. */
export const meetForm = (
  text: Text,
  about: { readonly person: Member | null; readonly blurb: string },
): Form => ({
  title: text.introRequests.meetTitle,
  action: to.meetForm,
  subject: about.person?.id ?? '',
  submit: text.introRequests.send,
  intro:
    about.person === null
      ? text.introRequests.meetIntro
      : text.introRequests.meetIntroFor(nameOf(text, about.person)),
  fields: [
    ...(about.person === null
      ? [{ kind: 'person' as const, name: 'person', label: text.introRequests.person, isRequired: true }]
      : []),
    kindField(text, 'advice'),
    requiredLongText({
      name: 'why',
      label: text.introRequests.why,
      hint: text.introRequests.whyHint,
      most: introRequestLimits.why,
    }),
    blurbField(text, about.blurb),
    {
      kind: 'choice',
      name: 'through',
      label: text.connectors.through,
      isRequired: true,
      many: false,
      options: (['directly', 'connector'] as const).map((value) => ({
        value,
        label: text.connectors.throughOptions[value],
      })),
      initial: ['directly'],
    },
  ],
});

/** Sent: what happens now and until when. The same whoever was asked, or nobody. */
export const sent = (text: Text, about: { readonly settlesAt: Date }): Message =>
  message(
    text.introRequests.sentSummary,
    heading(text.introRequests.sentSummary),
    line(...text.introRequests.asking(about.settlesAt)),
    note(text.introRequests.sentNote),
    buttons(button(text.introRequests.mine, to.mine), button(text.home.button, addresses.home.open)),
  );

/** One ask of the reader's own. Nothing in it says who was asked. */
export type AskLine = Pick<IntroRequest, 'id' | 'kind' | 'topics' | 'status' | 'settlesAt'> & {
  /** Whom the requester named, or was introduced to; null while an ask by topic goes on. */
  readonly person: MemberId | null;
};

/** The reader's asks, latest first; at most 6 are shown. */
export const mine = (
  text: Text,
  about: { readonly asks: readonly AskLine[]; readonly labels: TagLabels },
): Message => {
  const asks = about.asks.slice(0, 6);
  const words = text.introRequests;
  return message(
    words.mine,
    heading(words.mine),
    ...(asks.length === 0
      ? [line(words.none)]
      : asks.map((ask, index) => askLine(text, about.labels, ask, index + 1))),
    ...withdrawRow(text, asks),
    buttons(primary(words.ask, to.ask), button(text.home.button, addresses.home.open)),
  );
};

/** One ask as a line: what for, with whom, how it stands. */
export const askLine = (text: Text, labels: TagLabels, ask: AskLine, number: number): Part =>
  line(...askInlines(text, labels, ask, number));

/** The same as pieces of a line. */
export const askInlines = (text: Text, labels: TagLabels, ask: AskLine, number: number): Inline[] => {
  const topics = tagList(text, labels, ask.topics.slice(0, 3));
  const what = topics === '' ? text.kinds[ask.kind] : `${text.kinds[ask.kind]}: ${topics}`;
  const who: Inline[] = ask.person === null ? [] : [' · ', { mention: ask.person }];
  return [`${number}. `, { strong: what }, ...who, ' · ', ...status(text, ask)];
};

/** Withdrawn; always the same, whatever had happened. */
export const withdrawn = (text: Text): Message =>
  message(
    text.introRequests.withdrawn,
    line(text.introRequests.withdrawn),
    buttons(button(text.introRequests.mine, to.mine), button(text.home.button, addresses.home.open)),
  );

/** To the requester, at the clock; the same whatever the cause. */
export const notThisTime = (
  text: Text,
  about: { readonly request: Pick<IntroRequest, 'kind' | 'topics' | 'askedAt'>; readonly labels: TagLabels },
): Message => {
  const { kind, topics, askedAt } = about.request;
  const list = tagList(text, about.labels, topics.slice(0, 3));
  return message(
    text.introRequests.notThisTime,
    heading(text.introRequests.notThisTime),
    facts(
      [text.introRequests.yourAsk, [list === '' ? text.kinds[kind] : `${text.kinds[kind]}: ${list}`]],
      [text.introRequests.askedOn, [{ on: askedAt }]],
    ),
    line(text.introRequests.notThisTimeNext),
    buttons(primary(text.introRequests.askAgain, to.ask), button(text.home.button, addresses.home.open)),
  );
};

const withdrawRow = (text: Text, asks: readonly AskLine[]): Part[] =>
  rows(
    asks
      .map((ask, index) => ({ ask, number: index + 1 }))
      .filter(({ ask }) => ask.status === 'asking')
      .map(({ ask, number }) => danger(text.introRequests.withdraw(number), to.withdraw, ask.id)),
  );

const status = (text: Text, ask: AskLine): readonly Inline[] => {
  const words = text.introRequests.status;
  switch (ask.status) {
    case 'asking':
      return words.asking(ask.settlesAt);
    case 'introduced':
      return [words.introduced];
    case 'settled':
      return [words.settled];
    case 'withdrawn':
      return [words.withdrawn];
  }
};

const blurbField = (text: Text, initial: string): Field =>
  requiredLongText({
    name: 'blurb',
    label: text.introRequests.blurb,
    hint: text.introRequests.blurbHint,
    most: introRequestLimits.blurb,
    initial,
  });

const optionsField = (text: Text, hasCompany: boolean): Field => ({
  kind: 'choice',
  name: 'options',
  label: text.introRequests.options,
  hint: text.introRequests.optionsHint,
  isRequired: false,
  many: true,
  options: [
    { value: 'hideName', label: text.introRequests.hideName },
    ...(hasCompany ? [{ value: 'skipMyCompany', label: text.introRequests.skipMyCompany }] : []),
  ],
});
