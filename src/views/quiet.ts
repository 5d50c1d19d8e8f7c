import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import { requiredText } from './fields.ts';
import type { Form } from './form.ts';
import type { Message } from './message.ts';
import { button, buttons, heading, line, message, note, rows } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

const to = addresses.members;

/** Until when? */
export const snoozeForm = (text: Text): Form => ({
  title: text.members.snoozeTitle,
  action: to.snoozeForm,
  subject: '',
  submit: text.members.snoozeSubmit,
  fields: [
    requiredText({
      name: 'until',
      label: text.members.until,
      hint: text.members.untilHint,
      most: 30,
      initial: text.members.untilInitial,
    }),
  ],
});

/** Quiet until then. */
export const snoozed = (text: Text, about: { readonly until: Date }): Message =>
  message(
    text.members.snoozedSummary,
    line(...text.members.snoozed(about.until)),
    line(text.members.snoozedNote),
    buttons(button(text.members.resume, to.snooze, 'off'), button(text.home.button, addresses.home.open)),
  );

/** The pause is over. */
export const resumed = (text: Text): Message =>
  message(
    text.members.resumed,
    line(text.members.resumed),
    buttons(button(text.home.button, addresses.home.open)),
  );

/** Whom to keep apart. */
export const avoidForm = (text: Text): Form => ({
  title: text.members.avoidTitle,
  action: to.avoidForm,
  subject: '',
  submit: text.members.avoidSubmit,
  intro: text.members.avoidIntro,
  fields: [{ kind: 'person', name: 'person', label: text.members.avoidLabel, isRequired: true }],
});

/** Kept apart from now on; by name, never by mention: nobody is told. */
export const avoided = (text: Text, about: { readonly member: Member }): Message =>
  message(
    text.members.avoidedSummary,
    line(text.members.avoidedSummary, ' ', { strong: nameOf(text, about.member) }),
    line(text.members.avoidedNote),
    buttons(button(text.undo, to.unavoid, about.member.id), button(text.members.avoidList, to.avoided)),
  );

/** No longer kept apart. */
export const unavoided = (text: Text, about: { readonly member: Member }): Message =>
  message(
    text.members.unavoidedSummary,
    line(text.members.unavoidedSummary, ' ', { strong: nameOf(text, about.member) }),
    buttons(button(text.members.avoidList, to.avoided), button(text.home.button, addresses.home.open)),
  );

/** The private list. More than ten are counted. */
export const avoidList = (text: Text, about: { readonly members: readonly Member[] }): Message => {
  const shown = about.members.slice(0, 10);
  const more = about.members.length - shown.length;
  return message(
    text.members.avoidList,
    heading(text.members.avoidList),
    shown.length === 0
      ? line(text.members.avoidNobody)
      : line(shown.map((member) => nameOf(text, member)).join(', ')),
    more > 0 ? note(text.andMore(more)) : null,
    note(text.members.avoidListNote),
    ...rows(
      shown.map((member) => button(text.members.remove(nameOf(text, member, 40)), to.unavoid, member.id)),
    ),
    buttons(button(text.members.avoidAdd, to.avoid), button(text.home.button, addresses.home.open)),
  );
};
