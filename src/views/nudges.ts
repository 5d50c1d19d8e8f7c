import type { Member } from '../core/member.ts';
import { type MessageKind, messageKinds } from '../core/messageKind.ts';
import { hears } from '../core/nudge.ts';
import { addresses } from './addresses.ts';
import type { Form } from './form.ts';
import type { Message, Part } from './message.ts';
import { button, buttons, line, message, note } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.quiet;

/** Why a message of this kind came, and a button that ends them. Every notice of a kind gets it when it is sent. */
export const whyAndStop = (text: Text, kind: MessageKind): readonly Part[] => [
  note(text.nudges.why[kind]),
  buttons(button(text.nudges.stop, to.stop, kind)),
];

/** A message with that at its end. */
export const withStop = (text: Text, said: Message, kind: MessageKind): Message => ({
  ...said,
  parts: [...said.parts, ...whyAndStop(text, kind)],
});

/** No more of these. */
export const stopped = (text: Text, about: { readonly kind: MessageKind }): Message =>
  message(
    text.nudges.stopped,
    line(text.nudges.stopped, ' ', { strong: text.nudges.kinds[about.kind] }),
    buttons(button(text.undo, to.resume, about.kind), button(text.nudges.list, to.kinds)),
  );

/** They come again. */
export const resumedKind = (text: Text, about: { readonly kind: MessageKind }): Message =>
  message(
    text.nudges.resumed,
    line(text.nudges.resumed, ' ', { strong: text.nudges.kinds[about.kind] }),
    buttons(button(text.nudges.list, to.kinds)),
  );

/** Which kinds may come. */
export const kindsForm = (text: Text, about: { readonly member: Member }): Form => ({
  title: text.nudges.title,
  action: to.kindsForm,
  subject: '',
  submit: text.save,
  intro: text.nudges.intro,
  fields: [
    {
      kind: 'choice',
      name: 'kinds',
      label: text.nudges.label,
      isRequired: false,
      many: true,
      options: messageKinds.map((kind) => ({ value: kind, label: text.nudges.kinds[kind] })),
      initial: messageKinds.filter((kind) => hears(about.member, kind)),
    },
  ],
});

/** What may come from now on. */
export const kindsSaved = (text: Text, about: { readonly member: Member }): Message => {
  const heard = messageKinds.filter((kind) => hears(about.member, kind));
  const names = heard.map((kind) => text.nudges.kinds[kind]).join(', ');
  return message(
    text.nudges.saved,
    line(text.nudges.saved),
    line(
      heard.length === messageKinds.length
        ? text.nudges.all
        : heard.length === 0
          ? text.nudges.none
          : `${text.nudges.heard} ${names}`,
    ),
    note(text.nudges.always),
    buttons(button(text.nudges.list, to.kinds), button(text.home.button, addresses.home.open)),
  );
};
