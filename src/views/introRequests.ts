import type { Level } from '../core/expertise.ts';
import type { DraftId, MemberId, TagSlug } from '../core/ids.ts';
import { type IntroKind, type IntroRequest, introKinds, introRequestLimits } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { reportReasons } from '../core/report.ts';
import { addresses } from './addresses.ts';
import { type TagLabels, tagList, tagName } from './expertise.ts';
import type { Field, Form } from './form.ts';
import { rows } from './members.ts';
import type { Inline, Message, Part } from './message.ts';
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
  quote,
} from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.introRequests;

/**
 * Somebody who fits, without a name: only what at least four others share (null: not said).
 * `position` is the place in `draft.shown`.
 */
export type Preview = {
  readonly position: number;
  readonly topic: TagSlug;
  readonly level: Level | null;
  /** ISO 639-1. */
  readonly language: string | null;
  readonly zone: string | null;
};

/** An ask being prepared, with who fits it. */
export type DraftFacts = {
  readonly draft: DraftId;
  readonly text: string;
  readonly topics: readonly TagSlug[];
  readonly previews: readonly Preview[];
  /** How many more fit who cannot be described without giving them away. */
  readonly undescribed: number;
  /** The position the member put first; null lets Acquaint choose. */
  readonly first: number | null;
  readonly labels: TagLabels;
};

/** Chips, who fits, whom to ask first. Without topics it asks for one; without people it says so. */
export const draft = (text: Text, about: DraftFacts): Message => {
  const words = text.introRequests;
  if (about.topics.length === 0) return draftWithoutTopic(text, about);
  const fit = about.previews.length + about.undescribed;
  if (fit === 0) return nobodyFits(text, about);
  const previews = about.previews.slice(0, 5);
  return message(
    words.canHelp(fit),
    heading(words.canHelp(fit)),
    quote(excerpt(about.text, 300)),
    ...chips(text, about),
    ...previews.map((preview, index) => previewLine(text, about, preview, index + 1)),
    about.undescribed > 0 && previews.length > 0 ? line(words.moreCanHelp(about.undescribed)) : null,
    chooseRow(text, about, previews),
    note(words.draftNote),
    buttons(primary(words.next, to.form, about.draft)),
  );
};

/** Nobody in this community fits now. */
export const nobodyFits = (text: Text, about: DraftFacts): Message =>
  message(
    text.introRequests.nobodyFits,
    heading(text.introRequests.nobodyFits),
    quote(excerpt(about.text, 300)),
    ...chips(text, about),
    line(text.introRequests.nobodyFitsWhat),
  );

/** One text, for those who came by a button. */
export const askForm = (text: Text): Form => ({
  title: text.introRequests.askTitle,
  action: to.draft,
  subject: '',
  submit: text.introRequests.askSubmit,
  fields: [textField('text', text.introRequests.askLabel, text.introRequests.askHint, 300, '')],
});

/** One more topic for a draft. */
export const addTopicForm = (text: Text, about: { readonly draft: DraftId }): Form => ({
  title: text.introRequests.addTopicTitle,
  action: to.addTopicForm,
  subject: about.draft,
  submit: text.introRequests.add,
  fields: [textField('topic', text.introRequests.topicLabel, text.introRequests.topicHint, 60, '', false)],
});

/** The word added is not known; these are near. A tap takes one. */
export const topicSuggestions = (
  text: Text,
  about: {
    readonly draft: DraftId;
    readonly typed: string;
    readonly near: readonly TagSlug[];
    readonly labels: TagLabels;
  },
): Message =>
  message(
    text.introRequests.whichTopic,
    line(text.introRequests.notKnown(excerpt(about.typed, 40))),
    ...rows(
      about.near
        .slice(0, 4)
        .map((tag) => button(tagName(text, about.labels, tag), to.addTopic, `${about.draft}/${tag}`)),
    ),
    buttons(
      button(text.introRequests.addTopic, to.addTopic, about.draft),
      button(text.back, to.draft, about.draft),
    ),
  );

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
      : text.introRequests.meetIntroFor(excerpt(about.person.name, 60)),
  fields: [
    ...(about.person === null
      ? [{ kind: 'person' as const, name: 'person', label: text.introRequests.person, isRequired: true }]
      : []),
    kindField(text, 'advice'),
    textField('why', text.introRequests.why, text.introRequests.whyHint, introRequestLimits.why, ''),
    blurbField(text, about.blurb),
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
export const askLine = (text: Text, labels: TagLabels, ask: AskLine, number: number): Part => {
  const topics = tagList(text, labels, ask.topics.slice(0, 3));
  const what = topics === '' ? text.kinds[ask.kind] : `${text.kinds[ask.kind]}: ${topics}`;
  const who: Inline[] = ask.person === null ? [] : [' · ', { mention: ask.person }];
  return line(`${number}. `, { strong: what }, ...who, ' · ', ...status(text, ask));
};

/** Withdrawn; always the same, whatever had happened. */
export const withdrawn = (text: Text): Message =>
  message(
    text.introRequests.withdrawn,
    line(text.introRequests.withdrawn),
    buttons(button(text.introRequests.mine, to.mine), button(text.home.button, addresses.home.open)),
  );

/** What the target reads. */
export type AskCardFacts = {
  readonly request: Pick<IntroRequest, 'id' | 'route' | 'kind' | 'topics' | 'why' | 'blurb' | 'showsName'>;
  readonly requester: Member;
  /** The target's own tags that led here; empty for an ask for a person. */
  readonly matched: readonly TagSlug[];
  readonly dueAt: Date;
  readonly again: 'first' | 'nudge' | 'reminder';
  readonly labels: TagLabels;
};

/** Somebody asks to meet the reader. */
export const askCard = (text: Text, about: AskCardFacts): Message => {
  const { request, requester, labels } = about;
  const words = text.introRequests;
  const kind = text.kinds[request.kind];
  const name = excerpt(requester.name, 60);
  const isNamed = request.showsName;
  return message(
    isNamed ? words.cardSummary(kind, name) : words.cardSummaryUnnamed(kind),
    heading(words.cardHeading[about.again]),
    facts(
      [words.from, isNamed ? [{ mention: requester.id }] : [words.unnamed]],
      [words.headline, isNamed ? [excerpt(requester.headline, 120)] : []],
      [words.kind, [kind]],
      [words.topics, [tagList(text, labels, request.topics)]],
    ),
    request.why === '' ? null : line(words.whyYou),
    quote(request.why),
    line(words.inTheirWords),
    quote(request.blurb),
    line(
      request.route === 'person' || about.matched.length === 0
        ? words.becausePerson
        : words.becauseTags(tagList(text, labels, about.matched)),
    ),
    line(...(request.route === 'person' ? words.yesMeansPerson(about.dueAt) : words.yesMeans(about.dueAt))),
    note(words.silenceIsPass),
    buttons(
      primary(words.accept, to.accept, request.id),
      button(words.pass, to.pass, request.id),
      button(words.remind, to.remind, request.id),
      button(words.more, to.more, request.id),
    ),
  );
};

/** Further answers to a card. Each closes it, like a pass. */
export const moreForm = (
  text: Text,
  about: { readonly request: Pick<IntroRequest, 'id' | 'kind' | 'topics'>; readonly labels: TagLabels },
): Form => {
  const words = text.introRequests;
  const topics = tagList(text, about.labels, about.request.topics.slice(0, 1));
  const options = [
    { value: 'pause', label: words.moreOptions.pause },
    ...(topics === '' ? [] : [{ value: 'topic', label: words.moreTopic(topics) }]),
    { value: 'kind', label: words.moreKind(text.kinds[about.request.kind]) },
    { value: 'person', label: words.moreOptions.person },
    { value: 'report', label: words.moreOptions.report },
  ];
  return {
    title: words.moreTitle,
    action: to.moreSent,
    subject: about.request.id,
    submit: words.moreSubmit,
    intro: words.moreIntro,
    fields: [
      { kind: 'choice', name: 'what', label: words.moreWhat, isRequired: true, many: false, options },
      textField(
        'until',
        words.moreUntil,
        text.members.untilHint,
        30,
        text.members.untilInitial,
        false,
        false,
      ),
      {
        kind: 'choice',
        name: 'reason',
        label: text.reports.reason,
        isRequired: false,
        many: false,
        options: reportReasons.map((reason) => ({ value: reason, label: text.reports.reasons[reason] })),
      },
      textField('note', text.reports.note, text.reports.noteHint, 500, '', true, false),
    ],
  };
};

/** In place of the card: yes. */
export const accepted = (text: Text): Message =>
  message(
    text.introRequests.accepted,
    line(text.introRequests.accepted),
    note(text.introRequests.acceptedNote),
  );

/** In place of the card: passed. */
export const passed = (text: Text): Message =>
  message(text.introRequests.passed, line(text.introRequests.passed), note(text.introRequests.passedNote));

/** In place of the card until tomorrow. */
export const reminded = (text: Text, about: { readonly at: Date }): Message =>
  message(text.introRequests.remindedSummary, line(...text.introRequests.reminded(about.at)));

/** What was chosen under "more…". */
export type MoreDone =
  | { readonly what: 'pause'; readonly until: Date }
  | { readonly what: 'topic'; readonly topic: TagSlug; readonly labels: TagLabels }
  | { readonly what: 'kind'; readonly kind: IntroKind }
  | { readonly what: 'person' }
  | { readonly what: 'report' };

/** In place of the card: what was chosen, and that it closed the card. */
export const moreDone = (text: Text, done: MoreDone): Message => {
  const said = moreDoneLine(text, done);
  return message(text.introRequests.moreDoneSummary, line(...said), note(text.introRequests.passedNote));
};

/** A card that can no longer be answered; the same whatever the cause. */
export const askCardClosed = (text: Text): Message =>
  message(text.introRequests.cardClosed, line(text.introRequests.cardClosed));

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
      [text.introRequests.askedOn, [{ at: askedAt }]],
    ),
    line(text.introRequests.notThisTimeNext),
    buttons(primary(text.introRequests.askAgain, to.ask), button(text.home.button, addresses.home.open)),
  );
};

const draftWithoutTopic = (text: Text, about: DraftFacts): Message =>
  message(
    text.introRequests.whichTopic,
    heading(text.introRequests.whichTopic),
    quote(excerpt(about.text, 300)),
    line(text.introRequests.noTopic),
    buttons(
      primary(text.introRequests.addTopic, to.addTopic, about.draft),
      button(text.introRequests.rewrite, to.ask),
    ),
  );

const chips = (text: Text, about: DraftFacts): Part[] => [
  line(text.introRequests.understoodAs, ' ', { strong: tagList(text, about.labels, about.topics) }),
  ...rows([
    ...about.topics
      .slice(0, 8)
      .map((tag) => button(`✕ ${tagName(text, about.labels, tag)}`, to.removeTopic, `${about.draft}/${tag}`)),
    button(text.introRequests.addTopic, to.addTopic, about.draft),
  ]),
];

const previewLine = (text: Text, about: DraftFacts, preview: Preview, number: number): Part => {
  const described = [
    preview.level === null ? '' : text.introRequests.levelSaid[preview.level],
    preview.language === null ? '' : text.introRequests.speaks(text.languageName(preview.language)),
    preview.zone === null ? '' : text.zone(preview.zone),
  ].filter((said) => said !== '');
  const chosen = about.first === preview.position ? [` · ${text.introRequests.askedFirst}`] : [];
  return line(
    `${number}. `,
    { strong: tagName(text, about.labels, preview.topic) },
    ...described.map((said) => ` · ${said}`),
    ...chosen,
  );
};

const chooseRow = (text: Text, about: DraftFacts, previews: readonly Preview[]): Part | null => {
  const words = text.introRequests;
  if (previews.length === 0) return null;
  const pick = previews
    .map((preview, index) => ({ preview, number: index + 1 }))
    .filter(({ preview }) => preview.position !== about.first)
    .slice(0, 4)
    .map(({ preview, number }) =>
      button(words.askFirst(number), to.choose, `${about.draft}/${preview.position}`),
    );
  return buttons(
    ...pick,
    about.first === null ? null : button(words.letChoose, to.choose, `${about.draft}/any`),
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

const moreDoneLine = (text: Text, done: MoreDone): readonly Inline[] => {
  const words = text.introRequests;
  switch (done.what) {
    case 'pause':
      return text.members.snoozed(done.until);
    case 'topic':
      return [words.topicClosed(tagName(text, done.labels, done.topic))];
    case 'kind':
      return [words.kindClosed(text.kinds[done.kind])];
    case 'person':
      return [words.personClosed];
    case 'report':
      return [text.reports.thanks];
  }
};

const kindField = (text: Text, initial: IntroKind): Field => ({
  kind: 'choice',
  name: 'kind',
  label: text.introRequests.kindLabel,
  isRequired: true,
  many: false,
  options: introKinds.map((kind) => ({
    value: kind,
    label: `${text.kinds[kind]}: ${text.kindsExplained[kind]}`,
  })),
  initial: [initial],
});

const blurbField = (text: Text, initial: string): Field =>
  textField(
    'blurb',
    text.introRequests.blurb,
    text.introRequests.blurbHint,
    introRequestLimits.blurb,
    initial,
    true,
  );

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

const textField = (
  name: string,
  label: string,
  hint: string,
  most: number,
  initial: string,
  isLong = true,
  isRequired = true,
): Field => ({
  kind: 'text',
  name,
  label,
  hint,
  isLong,
  isRequired,
  most,
  ...(initial === '' ? {} : { initial: [...initial].slice(0, most).join('') }),
});
