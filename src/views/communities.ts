import { type Community, holidayCountries, languages } from '../core/community.ts';
import { addresses } from './addresses.ts';
import { requiredText, shortText } from './fields.ts';
import type { Field, Form } from './form.ts';
import type { Message } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, primary } from './parts.ts';
import type { Text } from './text.ts';

/** What a public Join button is about: its answers are for whoever pressed it, the post stays. */
export const fromInvitation = 'invitation';

/** Every setting of a community on one screen. */
export const setupForm = (text: Text, { community }: { readonly community: Community }): Form => ({
  title: text.communities.setupTitle,
  action: addresses.communities.setupForm,
  subject: '',
  submit: text.communities.setupSubmit,
  fields: [
    requiredText({
      name: 'name',
      label: text.communities.name,
      hint: text.communities.nameHint,
      most: 80,
      initial: community.name,
    }),
    requiredText({
      name: 'zone',
      label: text.communities.zone,
      hint: text.communities.zoneHint,
      most: 50,
      initial: community.zone,
    }),
    choice(
      'language',
      text.communities.language,
      languages.map((language) => [language, text.ownNames[language]] as const),
      community.language,
    ),
    choice(
      'holidays',
      text.communities.holidays,
      holidayCountries.map((country) => [country, text.communities.holidaysOf[country]] as const),
      community.holidays,
    ),
    shortText({
      name: 'daysOff',
      label: text.communities.daysOff,
      hint: text.communities.daysOffHint,
      most: 600,
      initial: community.daysOff.join(', '),
    }),
  ],
});

/** Saved: what holds from now on, and what comes next. */
export const setupDone = (text: Text, { community }: { readonly community: Community }): Message =>
  message(
    text.communities.saved,
    heading(text.communities.saved),
    facts(
      [text.communities.name, [excerpt(community.name, 80)]],
      [text.communities.zone, [community.zone]],
      [text.communities.language, [text.ownNames[community.language]]],
      [text.communities.holidays, [text.communities.holidaysOf[community.holidays]]],
      [text.communities.daysOff, [excerpt(community.daysOff.join(', '), 300)]],
    ),
    line(text.communities.next),
    buttons(button(text.tags.summary, addresses.tags.board), button(text.home.button, addresses.home.open)),
  );

/** The one public post of day one: what can you help with, what do you look for? */
export const invitation = (text: Text, about: { readonly community: string }): Message =>
  message(
    text.members.invitation,
    heading(text.members.joinHeading(excerpt(about.community, 80))),
    line(text.members.invitation),
    line(text.members.invitationHow),
    buttons(
      primary(text.members.join, addresses.members.join, fromInvitation),
      button(text.help.button, addresses.help.show),
    ),
    note(text.communities.invitationNote),
  );

const choice = (
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  initial: string,
): Field => ({
  kind: 'choice',
  name,
  label,
  isRequired: true,
  many: false,
  options: options.map(([value, shown]) => ({ value, label: shown })),
  initial: [initial],
});
