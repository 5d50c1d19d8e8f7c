import type { MemberId } from '../core/ids.ts';
import type { OneToOne } from '../core/oneToOne.ts';
import { addresses } from './addresses.ts';
import type { Form } from './form.ts';
import type { Message } from './message.ts';
import { button, buttons, line, message, note, primary } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.oneToOnes;

/** With whom? */
export const talkForm = (text: Text): Form => ({
  title: text.oneToOnes.formTitle,
  action: to.logForm,
  subject: '',
  submit: text.oneToOnes.submit,
  intro: text.oneToOnes.formIntro,
  fields: [{ kind: 'person', name: 'person', label: text.oneToOnes.person, isRequired: true }],
});

/** To whoever logged it: it counts when the other says so. */
export const talkLogged = (text: Text, about: { readonly with: MemberId }): Message =>
  message(
    text.oneToOnes.logged,
    line(text.oneToOnes.logged, ' ', { mention: about.with }),
    line(text.oneToOnes.loggedNext),
    buttons(
      button(text.scorecard.heading, addresses.scorecard.open),
      button(text.home.button, addresses.home.open),
    ),
  );

/** To the other: did it take place? */
export const talkQuestion = (text: Text, about: { readonly talk: OneToOne }): Message =>
  message(
    text.oneToOnes.question,
    line(text.oneToOnes.says, ' ', { mention: about.talk.by }, ' · ', { on: about.talk.at }),
    line(text.oneToOnes.question),
    buttons(
      primary(text.oneToOnes.yes, to.answer, `${about.talk.id}/confirmed`),
      button(text.oneToOnes.no, to.answer, `${about.talk.id}/denied`),
    ),
    note(text.oneToOnes.questionNote),
  );

/** In its place. */
export const talkAnswered = (text: Text, about: { readonly talk: OneToOne }): Message =>
  message(
    text.oneToOnes.thanks[about.talk.answer === 'confirmed' ? 'confirmed' : 'denied'],
    line(text.oneToOnes.thanks[about.talk.answer === 'confirmed' ? 'confirmed' : 'denied']),
    buttons(
      button(text.scorecard.heading, addresses.scorecard.open),
      button(text.home.button, addresses.home.open),
    ),
  );
