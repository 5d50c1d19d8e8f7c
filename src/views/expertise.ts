import type { Language } from '../core/community.ts';
import { languages } from '../core/community.ts';
import type { Level, Offer, Seek } from '../core/expertise.ts';
import type { TagSlug } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import { requiredText, shortText } from './fields.ts';
import type { Field, Form } from './form.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, excerpt, heading, line, message, note, primary } from './parts.ts';
import { nameOf } from './people.ts';
import { type Text, text as textIn } from './text.ts';

/** What a tag is called in a language: the lexicon's label, or the community's own. */
export type TagLabels = (tag: TagSlug, language: Language) => string;

/** A longer list of tags is cut in messages; profiles hold at most 8. */
const tagsShown = 8;
const labelMost = 40;

/** `React, TypeScript`, in the reader's language. */
export const tagList = (text: Text, labels: TagLabels, tags: readonly TagSlug[]): string =>
  tags
    .slice(0, tagsShown)
    .map((tag) => tagName(text, labels, tag))
    .join(', ');

/** One tag's label, short enough for a button. */
export const tagName = (text: Text, labels: TagLabels, tag: TagSlug): string =>
  excerpt(labels(tag, text.language), labelMost);

/** `React (expert), SQL`: what others may see of somebody's offers. */
export const publicOffers = (
  text: Text,
  labels: TagLabels,
  offers: readonly Offer[],
  most = tagsShown,
): string =>
  offers
    .filter((offer) => offer.isPublic)
    .slice(0, most)
    .map((offer) => tagName(text, labels, offer.tag) + inBrackets(levelWords(text, offer.level)))
    .join(', ');

/** What others may see of what somebody looks for. */
export const publicSeeks = (
  text: Text,
  labels: TagLabels,
  seeks: readonly Seek[],
  most = tagsShown,
): string =>
  tagList(
    text,
    labels,
    seeks
      .filter((seek) => seek.isPublic)
      .slice(0, most)
      .map((seek) => seek.tag),
  );

/** All offers as their owner writes them: `React (expert), SQL (basics, private)`. `readTags` understands it. */
export const writeOffers = (text: Text, labels: TagLabels, offers: readonly Offer[]): string =>
  offers
    .map(({ tag, level, isPublic }) =>
      labels(tag, text.language).concat(
        inBrackets([...levelWords(text, level), ...(isPublic ? [] : [text.expertise.private])]),
      ),
    )
    .join(', ');

/** All that is looked for, as its owner writes it. */
export const writeSeeks = (text: Text, labels: TagLabels, seeks: readonly Seek[]): string =>
  seeks
    .map(({ tag, isPublic }) =>
      labels(tag, text.language).concat(inBrackets(isPublic ? [] : [text.expertise.private])),
    )
    .join(', ');

/** A tag as somebody typed it, with what they added in brackets. */
export type TypedTag = {
  readonly label: string;
  readonly level: Level;
  readonly isPublic: boolean;
  /** In quotation marks: meant exactly so, whatever it resembles. */
  readonly isExact: boolean;
};

/** Read tags separated by commas or semicolons; the words in brackets are those of any language. */
export const readTags = (typed: string): TypedTag[] =>
  typed
    .split(/[,;\n](?![^(]*\))/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(readTag);

/** What was found in the directory: listed members, by what they offer in public. */
export type Finding = {
  readonly query: string;
  readonly labels: TagLabels;
  readonly people: readonly Member[];
};

/** The directory's answer, with a way to each person. */
export const found = (text: Text, finding: Finding): Message => {
  const words = text.expertise;
  const people = finding.people.slice(0, 5);
  if (people.length === 0) return nobodyFound(text);
  return message(
    words.found(people.length),
    heading(words.found(people.length)),
    ...people.map((member, index) => personLine(text, finding.labels, member, index + 1)),
    buttons(
      ...people.map((member, index) =>
        button(words.meet(index + 1), addresses.introRequests.meet, member.id),
      ),
    ),
    note(words.foundNote),
  );
};

/** One person of a list: name, headline, what they offer in public. */
export const personLine = (text: Text, labels: TagLabels, member: Member, number: number): Part => {
  const headline = excerpt(member.headline, 80);
  const offers = publicOffers(text, labels, member.offers, 3);
  const rest: Inline[] = [
    headline === '' ? '' : ` · ${headline}`,
    offers === '' ? '' : ` · ${text.expertise.offers}: ${offers}`,
  ];
  return line(`${number}. `, { strong: nameOf(text, member) }, ...rest.filter((inline) => inline !== ''));
};

/** Nobody listed fits the words; an ask still may. */
export const nobodyFound = (text: Text): Message =>
  message(
    text.expertise.nobody,
    line(text.expertise.nobody),
    buttons(
      primary(text.expertise.askInstead, addresses.introRequests.ask),
      button(text.expertise.searchAgain, addresses.expertise.find),
    ),
  );

/** What are you looking for? For those who came by a button; `more` are further fields. */
export const findForm = (text: Text, more: readonly Field[] = []): Form => ({
  title: text.expertise.findTitle,
  action: addresses.expertise.findForm,
  subject: '',
  submit: text.expertise.findSubmit,
  fields: [
    (more.length === 0 ? requiredText : shortText)({
      name: 'text',
      label: text.expertise.findLabel,
      hint: text.expertise.findHint,
      most: 120,
    }),
    ...more,
  ],
});

/** One sentence beside a tag box: the tag as typed is not known, these are near. */
export const didYouMean = (text: Text, labels: TagLabels, typed: string, near: readonly TagSlug[]): string =>
  near.length === 0
    ? text.expertise.unknownTag(excerpt(typed, labelMost))
    : text.expertise.didYouMean(excerpt(typed, labelMost), tagList(text, labels, near.slice(0, 3)));

const levelWords = (text: Text, level: Level): string[] => {
  const word = text.expertise.levels[level];
  return word === '' ? [] : [word];
};

const inBrackets = (words: readonly string[]): string => (words.length === 0 ? '' : ` (${words.join(', ')})`);

const wordsOf = (read: (text: Text) => string): ReadonlySet<string> =>
  new Set(languages.map((language) => read(textIn(language))));

const basics = wordsOf((text) => text.expertise.levels[1]);
const experts = wordsOf((text) => text.expertise.levels[3]);
const privates = wordsOf((text) => text.expertise.private);
const brackets = new Set([...basics, ...experts, ...privates]);

const readTag = (typed: string): TypedTag => {
  const [, before = typed, inside = ''] = /^(.*?)\s*\(([^()]*)\)$/u.exec(typed) ?? [];
  const words = inside.split(/[,;]/u).map((word) => word.trim().toLowerCase());
  const isOurs = words.every((word) => word === '' || brackets.has(word));
  const label = isOurs ? before : typed;
  const quoted = /^["„“”«»](.+)["„“”«»]$/u.exec(label)?.[1]?.trim();
  return {
    label: quoted ?? label,
    level: isOurs ? readLevel(words) : 2,
    isPublic: !(isOurs && words.some((word) => privates.has(word))),
    isExact: quoted !== undefined,
  };
};

const readLevel = (words: readonly string[]): Level => {
  if (words.some((word) => experts.has(word))) return 3;
  return words.some((word) => basics.has(word)) ? 1 : 2;
};
