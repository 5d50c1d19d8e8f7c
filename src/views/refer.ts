import { introRequestLimits } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import { kindField, longText, requiredLongText } from './fields.ts';
import type { Form } from './form.ts';
import type { Message } from './message.ts';
import { button, buttons, heading, line, message, note, primary } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

const to = addresses.connectors;

/** May people of the requester's company be asked to connect? `usual`: not for job and investment. */
export const companyChoices = ['usual', 'never', 'may'] as const;

/** Whom would you like to be introduced to? For those who came without a name. */
export const referWhomForm = (text: Text): Form => ({
  title: text.connectors.referTitle,
  action: to.referWhom,
  subject: '',
  submit: text.introRequests.next,
  intro: text.connectors.referIntro,
  fields: [{ kind: 'person', name: 'person', label: text.introRequests.person, isRequired: true }],
});

/** Somebody was named: the form comes next. */
export const referNext = (text: Text, about: { readonly person: Member }): Message =>
  message(
    text.connectors.referTitle,
    heading(text.connectors.referTitle),
    line(text.connectors.referTo, ' ', { strong: nameOf(text, about.person) }),
    note(text.connectors.referIntro),
    buttons(
      primary(text.connectors.write, to.refer, about.person.id),
      button(text.home.button, addresses.home.open),
    ),
  );

/** The one form: what for, why, in what words, whom not to ask. */
export const referForm = (text: Text, about: { readonly person: Member; readonly blurb: string }): Form => ({
  title: text.connectors.referTitle,
  action: to.referForm,
  subject: about.person.id,
  submit: text.introRequests.send,
  intro: text.connectors.referIntroFor(nameOf(text, about.person)),
  fields: [
    kindField(text, 'advice'),
    requiredLongText({
      name: 'why',
      label: text.introRequests.why,
      hint: text.introRequests.whyHint,
      most: introRequestLimits.why,
    }),
    requiredLongText({
      name: 'blurb',
      label: text.connectors.blurb,
      hint: text.connectors.blurbHint,
      most: introRequestLimits.blurb,
      initial: about.blurb,
    }),
    {
      kind: 'choice',
      name: 'company',
      label: text.connectors.company,
      isRequired: true,
      many: false,
      options: companyChoices.map((value) => ({ value, label: text.connectors.companyOptions[value] })),
      initial: ['usual'],
    },
    longText({
      name: 'people',
      label: text.connectors.notPeople,
      hint: text.connectors.notPeopleHint,
      most: 300,
    }),
  ],
});

/** Sent: what happens now and until when. The same whoever was asked, or nobody. */
export const referSent = (text: Text, about: { readonly settlesAt: Date }): Message =>
  message(
    text.introRequests.sentSummary,
    heading(text.introRequests.sentSummary),
    line(...text.connectors.askingAround(about.settlesAt)),
    note(text.introRequests.sentNote),
    buttons(
      button(text.introRequests.mine, addresses.introRequests.mine),
      button(text.home.button, addresses.home.open),
    ),
  );
