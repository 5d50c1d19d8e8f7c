import type { Level } from '../core/expertise.ts';
import type { DraftId, TagSlug } from '../core/ids.ts';
import { addresses } from './addresses.ts';
import { type TagLabels, tagList, tagName } from './expertise.ts';
import { requiredText, topicsField } from './fields.ts';
import type { Form } from './form.ts';
import type { Message, Part } from './message.ts';
import { button, buttons, excerpt, heading, line, message, note, primary, quote, rows } from './parts.ts';
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
  /** Topics near in meaning where the words name none. */
  readonly near: readonly TagSlug[];
  readonly labels: TagLabels;
};

/** Chips, who fits, whom to ask first. Without topics it asks for one; without people it offers to ask around. */
export const draft = (text: Text, about: DraftFacts): Message => {
  const words = text.introRequests;
  if (about.topics.length === 0) return draftWithoutTopic(text, about);
  const fit = about.previews.length + about.undescribed;
  if (fit === 0) return nobodyFits(text, about);
  const groups = alike(about.previews).slice(0, 5);
  return message(
    words.canHelp(fit),
    heading(words.canHelp(fit)),
    quote(about.text, 300),
    ...chips(text, about),
    ...groups.map((group, index) => previewLine(text, about, group, index + 1)),
    undescribed(text, about),
    chooseRow(text, about, groups),
    note(words.draftNote),
    buttons(primary(words.next, to.form, about.draft)),
  );
};

/** Nobody fits now: somebody may know who would. The same whoever there is to be asked, or nobody. */
export const nobodyFits = (text: Text, about: DraftFacts): Message =>
  message(
    text.introRequests.nobodyFits,
    heading(text.introRequests.nobodyFits),
    quote(about.text, 300),
    ...chips(text, about),
    line(text.introRequests.nobodyFitsWhat),
    note(text.introRequests.draftNote),
    buttons(primary(text.introRequests.askAround, to.form, about.draft)),
  );

/** One more topic for a draft. */
export const addTopicForm = (text: Text, about: { readonly draft: DraftId }): Form => ({
  title: text.introRequests.addTopicTitle,
  action: to.addTopicForm,
  subject: about.draft,
  submit: text.introRequests.add,
  fields: [
    topicsField(
      requiredText({
        name: 'topic',
        label: text.introRequests.topicLabel,
        hint: text.introRequests.topicHint,
        most: 60,
      }),
    ),
  ],
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

/** What a preview says beside its topic: level, language, zone, each after a dot. */
export const previewSaid = (text: Text, preview: Preview): string[] =>
  [
    preview.level === null ? '' : text.introRequests.levelSaid[preview.level],
    preview.language === null ? '' : text.introRequests.speaks(text.languageName(preview.language)),
    preview.zone === null ? '' : text.zone(preview.zone),
  ]
    .filter((said) => said !== '')
    .map((said) => ` · ${said}`);

const undescribed = (text: Text, about: DraftFacts): Part | null => {
  if (about.undescribed === 0) return null;
  const words = text.introRequests;
  return line(about.previews.length === 0 ? words.notDescribed : words.moreCanHelp(about.undescribed));
};

const draftWithoutTopic = (text: Text, about: DraftFacts): Message =>
  message(
    text.introRequests.whichTopic,
    heading(text.introRequests.whichTopic),
    quote(about.text, 300),
    line(text.introRequests.noTopic),
    ...rows(
      about.near
        .slice(0, 4)
        .map((tag) => button(tagName(text, about.labels, tag), to.addTopic, `${about.draft}/${tag}`)),
    ),
    buttons(
      primary(text.introRequests.addTopic, to.addTopic, about.draft),
      button(text.introRequests.rewrite, to.ask),
      button(text.introRequests.askAround, to.form, about.draft),
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

/** People of whom the same is said: nobody could choose between them. */
type Alike = { readonly preview: Preview; readonly positions: readonly number[] };

const alike = (previews: readonly Preview[]): Alike[] => {
  const groups = new Map<string, Alike>();
  for (const preview of previews) {
    const { topic, level, language, zone } = preview;
    const key = JSON.stringify([topic, level, language, zone]);
    const before = groups.get(key);
    groups.set(key, {
      preview: before?.preview ?? preview,
      positions: [...(before?.positions ?? []), preview.position],
    });
  }
  return [...groups.values()];
};

const isFirst = ({ first }: DraftFacts, { positions }: Alike): boolean =>
  first !== null && positions.includes(first);

const previewLine = (text: Text, about: DraftFacts, group: Alike, number: number): Part => {
  const { preview, positions } = group;
  return line(
    `${number}. `,
    { strong: tagName(text, about.labels, preview.topic) },
    ...previewSaid(text, preview),
    ...(positions.length > 1 ? [` · ${text.introRequests.alike(positions.length)}`] : []),
    ...(isFirst(about, group) ? [` · ${text.introRequests.askedFirst}`] : []),
  );
};

const chooseRow = (text: Text, about: DraftFacts, groups: readonly Alike[]): Part | null => {
  const words = text.introRequests;
  // With only one to choose there is no choice, unless others fit of whom nothing can be said.
  if (groups.length + Math.min(about.undescribed, 1) < 2) return null;
  const pick = groups
    .map((group, index) => ({ group, number: index + 1 }))
    .filter(({ group }) => !isFirst(about, group))
    .map(({ group, number }) =>
      button(words.askFirst(number), to.choose, `${about.draft}/${group.preview.position}`),
    );
  return buttons(
    ...pick,
    about.first === null ? null : button(words.letChoose, to.choose, `${about.draft}/any`),
  );
};
