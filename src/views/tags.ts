import type { TagSlug } from '../core/ids.ts';
import { addresses } from './addresses.ts';
import type { TagLabels } from './expertise.ts';
import { requiredText, topicsField } from './fields.ts';
import type { Form } from './form.ts';
import type { Message } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, rows } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.tags;
const labelMost = 36;

/** How many members use a topic. */
export type TagUse = { readonly label: string; readonly count: number };

/** What managers know of the community's words. */
export type TagBoard = {
  readonly used: readonly TagUse[];
  readonly own: number;
  readonly suggestions: readonly { readonly from: TagSlug; readonly into: TagSlug }[];
  /** Words of which several members said what they mean. */
  readonly said: readonly { readonly words: string; readonly tag: TagSlug; readonly members: number }[];
  readonly merged: readonly { readonly slug: TagSlug; readonly label: string }[];
  readonly labels: TagLabels;
};

/** The manager's board of topics: what is used, what may mean the same, what was joined. */
export const tagBoard = (text: Text, about: TagBoard): Message => {
  const label = (slug: TagSlug) => excerpt(about.labels(slug, text.language), labelMost);
  const merges = about.suggestions.map(({ from, into }) =>
    button(excerpt(text.tags.join(label(from), label(into)), 75), to.merge, `${from}/${into}`),
  );
  const undos = about.merged.map((tag) =>
    button(excerpt(text.tags.undo(tag.label), 75), to.unmerge, tag.slug),
  );
  return message(
    text.tags.summary,
    heading(text.tags.summary),
    line(text.tags.own(about.own)),
    facts(
      ...about.used.map(
        ({ label: name, count }) => [excerpt(name, labelMost), [text.tags.members(count)]] as const,
      ),
    ),
    merges.length === 0 ? null : line(text.tags.alike),
    ...rows(merges),
    about.said.length === 0 ? null : line(text.tags.said),
    ...about.said.flatMap(({ words, tag, members }) => [
      line(text.tags.saidLine(excerpt(words, labelMost), label(tag)), ' · ', text.tags.members(members)),
      buttons(
        button(text.tags.accept, to.accept, `${tag}/${words}`),
        button(text.tags.dismiss, to.dismiss, `${tag}/${words}`),
      ),
    ]),
    undos.length === 0 ? null : line(text.tags.joined),
    ...rows(undos),
    buttons(button(text.tags.merge, to.merge), button(text.tags.alias, to.alias)),
    note(text.tags.note),
  );
};

/** Which two are one? */
export const mergeForm = (text: Text, about: { readonly from: string; readonly into: string }): Form => ({
  title: text.tags.mergeTitle,
  action: to.mergeForm,
  subject: '',
  submit: text.tags.mergeSubmit,
  intro: text.tags.mergeIntro,
  fields: [
    topicsField(
      requiredText({
        name: 'from',
        label: text.tags.from,
        hint: text.tags.hint,
        most: labelMost,
        initial: about.from,
      }),
    ),
    topicsField(
      requiredText({
        name: 'into',
        label: text.tags.into,
        hint: text.tags.hint,
        most: labelMost,
        initial: about.into,
      }),
    ),
  ],
});

/** What else is it called? */
export const aliasForm = (text: Text): Form => ({
  title: text.tags.aliasTitle,
  action: to.aliasForm,
  subject: '',
  submit: text.tags.aliasSubmit,
  fields: [
    topicsField(
      requiredText({ name: 'topic', label: text.tags.topic, hint: text.tags.hint, most: labelMost }),
    ),
    requiredText({ name: 'alias', label: text.tags.aliasLabel, hint: text.tags.aliasHint, most: labelMost }),
  ],
});

/** Done, with the way back. */
export const tagChanged = (
  text: Text,
  about: {
    readonly how: 'merged' | 'unmerged' | 'named' | 'unnamed';
    /** The name that was added or taken away. */
    readonly name: string;
    readonly slug: TagSlug;
    readonly label: string;
    readonly into: string;
  },
): Message => {
  const board = button(text.tags.summary, to.board);
  const undo = button(excerpt(text.tags.undo(about.label), 75), to.unmerge, about.slug);
  const unname = button(excerpt(text.tags.undo(about.name), 75), to.unname, `${about.slug}/${about.name}`);
  const other = about.name === '' ? about.into : about.name;
  const said = text.tags[about.how](excerpt(about.label, labelMost), excerpt(other, labelMost));
  const back = about.how === 'merged' ? [undo] : about.how === 'named' ? [unname] : [];
  return message(said, line(said), buttons(...back, board));
};
