import { addresses } from './addresses.ts';
import type { Form } from './form.ts';
import type { Message } from './message.ts';
import { button, buttons, line, message } from './parts.ts';
import type { Text } from './text.ts';

/** Who brought you here? */
export const broughtForm = (text: Text): Form => ({
  title: text.visitors.formTitle,
  action: addresses.visitors.sayForm,
  subject: '',
  submit: text.visitors.submit,
  intro: text.visitors.formIntro,
  fields: [{ kind: 'person', name: 'person', label: text.visitors.person, isRequired: true }],
});

/** Noted. */
export const broughtSaid = (text: Text): Message =>
  message(
    text.visitors.said,
    line(text.visitors.said),
    buttons(button(text.home.button, addresses.home.open)),
  );
