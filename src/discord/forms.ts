import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import type { Field, Form } from '../views/form.ts';
import { escaped } from './escape.ts';
import { discordLimits } from './limits.ts';
import { customId } from './render.ts';

/** A form as a modal: each field a label with one component of the field's name. `people`: who was chosen before. */
export const renderForm = (
  form: Form,
  people: Readonly<Record<string, string>> = {},
): APIModalInteractionResponseCallbackData => {
  // A modal holds five parts: where the fields need all of them, the intro stands below the first label.
  const hasRoom = form.fields.length < discordLimits.modalParts;
  const intro = form.intro ?? '';
  return {
    title: form.title,
    custom_id: customId(form.action, form.subject),
    components: [
      ...(intro !== '' && hasRoom
        ? [{ type: ComponentType.TextDisplay as const, content: escaped(intro) }]
        : []),
      ...form.fields.map((field, index) => ({
        type: ComponentType.Label as const,
        label: field.label,
        ...described('hint' in field && field.hint ? field.hint : hasRoom || index > 0 ? '' : intro),
        component: drawField(field, people[field.name]),
      })),
    ],
  };
};

const described = (hint: string) => (hint === '' ? {} : { description: excerpt(hint) });

const drawField = (field: Field, person: string | undefined): APIComponentInLabel => {
  switch (field.kind) {
    case 'person':
      return {
        type: ComponentType.UserSelect,
        custom_id: field.name,
        required: field.isRequired,
        min_values: field.isRequired ? 1 : 0,
        max_values: 1,
        ...(person === undefined
          ? {}
          : { default_values: [{ id: person, type: SelectMenuDefaultValueType.User }] }),
      };
    case 'text':
      return {
        type: ComponentType.TextInput,
        custom_id: field.name,
        style: field.isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required: field.isRequired,
        max_length: Math.min(field.most, discordLimits.typed),
        ...(field.initial === undefined || field.initial === ''
          ? {}
          : { value: field.initial.slice(0, Math.min(field.most, discordLimits.typed)) }),
      };
    case 'choice':
      return {
        type: ComponentType.StringSelect,
        custom_id: field.name,
        required: field.isRequired,
        min_values: field.isRequired ? 1 : 0,
        max_values: field.many ? field.options.length : 1,
        options: field.options.map(({ value, label }) => ({
          value,
          label,
          default: (field.initial ?? []).includes(value),
        })),
      };
  }
};

/** A hint may say more than a description holds; the label says what is asked. */
const excerpt = (hint: string): string =>
  hint.length <= discordLimits.description ? hint : `${hint.slice(0, discordLimits.description - 1)}…`;
