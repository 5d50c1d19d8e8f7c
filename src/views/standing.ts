import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import { type TagLabels, tagName } from './expertise.ts';
import type { Form } from './form.ts';
import type { Text } from './text.ts';

/** The topics a member offers, each of which may be one they are introduced on without being asked. */
export const standingForm = (
  text: Text,
  about: { readonly member: Member; readonly labels: TagLabels },
): Form => ({
  title: text.members.standingTitle,
  action: addresses.members.standingForm,
  subject: '',
  submit: text.save,
  intro: text.members.standingIntro,
  fields: [
    {
      kind: 'choice',
      name: 'topics',
      label: text.members.standingField,
      isRequired: false,
      many: true,
      options: about.member.offers.map(({ tag }) => ({
        value: tag,
        label: tagName(text, about.labels, tag),
      })),
      initial: about.member.openTo,
    },
  ],
});
