import type { MemberId, TagSlug } from '../core/ids.ts';
import { type DuePerson, type Keep, keepLimits, touchCadences } from '../core/keepInTouch.ts';
import type { Member } from '../core/member.ts';
import type { Acquaintance } from '../core/network/mine.ts';
import { addresses } from './addresses.ts';
import type { DigestSection } from './digest.ts';
import { type TagLabels, tagList } from './expertise.ts';
import type { Form } from './form.ts';
import type { Button, Inline, Message } from './message.ts';
import { button, buttons, facts, heading, line, message, note, primary, quote } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

const to = addresses.keep;

/** People on one page of the list. */
export const keptOnPage = 8;

/** Somebody on the list, with when the two last had to do with each other. */
export type KeptLine = { readonly keep: Keep; readonly lastAt: Date | null };

/** With whom, and how often? */
export const keepForm = (
  text: Text,
  about: { readonly person: Member | null; readonly keep: Keep | null },
): Form => ({
  title: text.keep.formTitle,
  action: to.setForm,
  subject: about.person?.id ?? '',
  submit: text.keep.submit,
  intro: about.person === null ? text.keep.formIntro : text.keep.formFor(nameOf(text, about.person)),
  fields: [
    ...(about.person === null
      ? [{ kind: 'person' as const, name: 'person', label: text.keep.person, isRequired: true }]
      : []),
    {
      kind: 'choice',
      name: 'cadence',
      label: text.keep.cadence,
      isRequired: true,
      many: false,
      options: touchCadences.map((value) => ({ value, label: text.keep.cadences[value] })),
      initial: [about.keep?.cadence ?? 'quarterly'],
    },
  ],
});

/** Everybody one keeps in touch with. `page` counts from 0. */
export const keptList = (
  text: Text,
  about: { readonly lines: readonly KeptLine[]; readonly page: number },
): Message => {
  const { lines, page } = about;
  const first = page * keptOnPage;
  const shown = lines.slice(first, first + keptOnPage);
  const rest = lines.length - first - shown.length;
  const open = shown.map(({ keep }, index) => button(text.keep.show(index + 1), to.show, keep.person));
  return message(
    text.keep.heading,
    heading(text.keep.heading),
    lines.length === 0 ? line(text.keep.none) : null,
    ...shown.map((one, index) => line(`${index + 1}. `, ...kept(text, one))),
    buttons(...open.slice(0, 5)),
    buttons(...open.slice(5)),
    buttons(
      rest > 0 ? button(text.keep.further(rest), to.list, String(page + 1)) : null,
      page > 0 ? button(text.keep.first, to.list) : null,
      primary(text.keep.add, to.set),
      button(text.network.heading, addresses.network.open),
      button(text.home.button, addresses.home.open),
    ),
    note(text.keep.onlyYou),
  );
};

/** One person on the list, and what can be done. */
export const keptPerson = (text: Text, { keep, lastAt }: KeptLine): Message =>
  message(
    text.keep.heading,
    heading(text.keep.heading),
    facts(
      [text.keep.withWhom, [{ mention: keep.person }]],
      [text.keep.howOften, [keep.cadence === null ? '' : text.keep.cadences[keep.cadence]]],
      [text.keep.lastContact, [lastAt === null ? text.keep.noLast : { on: lastAt }]],
    ),
    buttons(...personButtons(text, keep.person)),
    buttons(
      button(text.keep.change, to.set, keep.person),
      button(text.keep.heading, to.list),
      button(text.home.button, addresses.home.open),
    ),
    note(text.keep.onlyYou),
  );

/** Chosen, done, put off or ended. */
export const keepDone = (
  text: Text,
  about: { readonly person: MemberId; readonly done: 'set' | 'noted' | 'snoozed' | 'stopped' },
): Message =>
  message(
    text.keep[about.done],
    line(text.keep[about.done]),
    line(`${text.keep.withWhom}: `, { mention: about.person }),
    buttons(button(text.keep.heading, to.list), button(text.home.button, addresses.home.open)),
  );

/** Words and common times as a text to copy; nothing is sent. */
export const proposal = (
  text: Text,
  about: { readonly person: MemberId; readonly slots: readonly Date[]; readonly zone: string },
): Message => {
  const times = about.slots.map((at) => `• ${text.dateTime(at, about.zone)} (${about.zone})`);
  const words = [text.keep.words, ...(times.length === 0 ? [] : [text.keep.slots, ...times])];
  return message(
    text.keep.proposal,
    heading(text.keep.proposal),
    line(`${text.keep.withWhom}: `, { mention: about.person }),
    quote(words.join('\n'), 600),
    line(text.keep.proposalHow),
    line(text.keep.askHow),
    buttons(
      primary(text.keep.ask, to.ask, about.person),
      button(text.keep.talked, to.talked, about.person),
      button(text.keep.heading, to.list),
      button(text.home.button, addresses.home.open),
    ),
  );
};

/** For the digest: who is due, most overdue first; with one person everything can be done at once. */
export const dueSection = (text: Text, about: { readonly due: readonly DuePerson[] }): DigestSection => {
  const shown = about.due.slice(0, keepLimits.dueInDigest);
  const [only, second] = shown;
  return {
    heading: text.keep.due(about.due.length),
    lines: shown.map((one, index) => [...(shown.length > 1 ? [`${index + 1}. `] : []), ...kept(text, one)]),
    buttons:
      only !== undefined && second === undefined
        ? personButtons(text, only.keep.person)
        : shown.map(({ keep }, index) => button(text.keep.show(index + 1), to.show, keep.person)),
    more: about.due.length - shown.length,
    about: shown.map(({ dueAt }) => dueAt.toISOString()).join(),
    urgency: 35,
  };
};

/** For the digest: somebody to get in touch with again, and why. */
export const reconnectSection = (
  text: Text,
  about: { readonly known: Acquaintance; readonly both: readonly TagSlug[]; readonly labels: TagLabels },
): DigestSection => {
  const { known, both, labels } = about;
  const topics = tagList(text, labels, both.slice(0, 3));
  return {
    heading: text.keep.suggestion,
    lines: [
      [
        { mention: known.person },
        ` · ${text.keep.metBy[known.through.by]} · ${text.keep.last} `,
        { on: known.lastAt },
        ...(topics === '' ? [] : [` · ${text.keep.both(topics)}`]),
      ],
    ],
    buttons: [
      primary(text.keep.write, to.write, known.person),
      button(text.keep.talked, to.talked, known.person),
      button(text.keep.heading, to.set, known.person),
    ],
    more: 0,
    urgency: 15,
  };
};

const kept = (text: Text, { keep, lastAt }: KeptLine): Inline[] => [
  { mention: keep.person },
  keep.cadence === null ? '' : ` · ${text.keep.cadences[keep.cadence]}`,
  ...(lastAt === null ? [` · ${text.keep.noLast}`] : [` · ${text.keep.last} `, { on: lastAt }]),
];

const personButtons = (text: Text, person: MemberId): Button[] => [
  primary(text.keep.write, to.write, person),
  button(text.keep.talked, to.talked, person),
  button(text.keep.snooze, to.snooze, person),
  button(text.keep.stop, to.stop, person),
];
