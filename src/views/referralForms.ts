import type { Member } from '../core/member.ts';
import { referralLimits } from '../core/referral.ts';
import { type Referral, warmths } from '../core/referralSlip.ts';
import { addresses } from './addresses.ts';
import { longText, requiredLongText } from './fields.ts';
import type { Field, Form } from './form.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

const to = addresses.referrals;

/** Pass a lead on: what about, whom, with their consent or without, how warm. */
export const slipForm = (text: Text, about: { readonly person: Member | null }): Form => ({
  title: text.referrals.formTitle,
  action: to.giveForm,
  subject: about.person?.id ?? '',
  submit: text.referrals.submit,
  intro:
    about.person === null
      ? text.referrals.formIntro
      : text.referrals.formIntroFor(nameOf(text, about.person)),
  fields: [
    ...(about.person === null
      ? [{ kind: 'person' as const, name: 'person', label: text.referrals.person, isRequired: true }]
      : []),
    ...wordFields(text, null),
  ],
});

/** The same with what stands there. */
export const correctForm = (text: Text, about: { readonly slip: Referral }): Form => ({
  title: text.referrals.correctTitle,
  action: to.correctForm,
  subject: about.slip.id,
  submit: text.save,
  fields: wordFields(text, about.slip),
});

const wordFields = (text: Text, slip: Referral | null): Field[] => [
  requiredLongText({
    name: 'description',
    label: text.referrals.description,
    hint: text.referrals.descriptionHint,
    most: referralLimits.description,
    initial: slip?.description,
  }),
  {
    kind: 'choice',
    name: 'consent',
    label: text.referrals.consent,
    isRequired: true,
    many: false,
    options: (['yes', 'no'] as const).map((value) => ({ value, label: text.referrals.consents[value] })),
    ...(slip === null ? {} : { initial: [slip.third.consent === 'recorded' ? 'yes' : 'no'] }),
  },
  longText({
    name: 'third',
    label: text.referrals.third,
    hint: text.referrals.thirdHint,
    most: referralLimits.third,
    initial: slip?.third.consent === 'recorded' ? slip.third.words : '',
  }),
  {
    kind: 'choice',
    name: 'warmth',
    label: text.referrals.warmth,
    isRequired: true,
    many: false,
    options: warmths.map((one) => ({ value: String(one), label: text.referrals.warmths[one] })),
    initial: [String(slip?.warmth ?? 3)],
  },
];
