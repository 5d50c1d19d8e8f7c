import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Field, Form } from '../views/form.ts';
import { escaped } from './escape.ts';
import { discordLimits } from './limits.ts';
import { customId } from './render.ts';

/** A form as a modal: each field a label with one component of the field's name. */
export const renderForm = (form: Form): APIModalInteractionResponseCallbackData => ({
  title: form.title,
  custom_id: customId(form.action, form.subject),
  components: [
    ...(form.intro === undefined
      ? []
      : [{ type: ComponentType.TextDisplay as const, content: escaped(form.intro) }]),
    ...form.fields.map((field) => ({
      type: ComponentType.Label as const,
      label: field.label,
      ...('hint' in field && field.hint ? { description: excerpt(field.hint) } : {}),
      component: drawField(field),
    })),
  ],
});

const drawField = (field: Field): APIComponentInLabel => {
  switch (field.kind) {
    case 'person':
      return {
        type: ComponentType.UserSelect,
        custom_id: field.name,
        required: field.isRequired,
        min_values: field.isRequired ? 1 : 0,
        max_values: 1,
      };
    case 'text':
      return {
        type: ComponentType.TextInput,
        custom_id: field.name,
        style: field.isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required: field.isRequired,
        max_length: Math.min(field.most, discordLimits.typed),
        ...(field.initial === undefined || field.initial === '' ? {} : { value: field.initial }),
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
