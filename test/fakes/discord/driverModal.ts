import { listOf } from './driverShown.ts';
import { isRecord, type Json } from './gatewayShape.ts';

/** What Discord says is wrong with a modal (docs.discord.com, components, interactions); empty when it takes it. */
export const modalProblems = (modal: Json): string[] => {
  const parts = listOf(modal['components']);
  return [
    ...lengthProblems('title', modal['title'], 1, 45),
    ...lengthProblems('custom_id', modal['custom_id'], 1, 100),
    ...(parts.length >= 1 && parts.length <= 5 ? [] : [`components: ${parts.length}, must be 1 to 5`]),
    ...parts.flatMap(partProblems),
    ...repeated(parts),
  ];
};

const partProblems = (part: Json): string[] => {
  if (part['type'] === 10) return lengthProblems('content', part['content'], 1, 4_000);
  if (part['type'] !== 18) return [`a component of type ${part['type']}`];
  const field = isRecord(part['component']) ? part['component'] : {};
  return [
    ...lengthProblems('label', part['label'], 1, 45),
    ...('description' in part ? lengthProblems('description', part['description'], 1, 100) : []),
    ...lengthProblems('custom_id', field['custom_id'], 1, 100),
    ...fieldProblems(field),
  ];
};

const fieldProblems = (field: Json): string[] => {
  switch (field['type']) {
    case 3:
      return choiceProblems(field);
    case 4: {
      const most = Number(field['max_length'] ?? 4_000);
      const isFine = most >= 1 && most <= 4_000 && (field['style'] === 1 || field['style'] === 2);
      return [
        ...(isFine ? [] : ['a text input of no style or length']),
        ...('value' in field ? lengthProblems('value', field['value'], 0, most) : []),
        ...('placeholder' in field ? lengthProblems('placeholder', field['placeholder'], 0, 100) : []),
      ];
    }
    case 5:
      return selectProblems(field, 25);
    default:
      return [`a field of type ${field['type']}`];
  }
};

const choiceProblems = (field: Json): string[] => {
  const options = listOf(field['options']);
  const values = options.map(({ value }) => value);
  const chosen = options.filter(({ default: isChosen }) => isChosen === true).length;
  return [
    ...(options.length >= 1 && options.length <= 25 ? [] : [`${options.length} options`]),
    ...(new Set(values).size === values.length ? [] : ['the same value twice']),
    ...options.flatMap(({ label, value }) => [
      ...lengthProblems('option label', label, 1, 100),
      ...lengthProblems('option value', value, 1, 100),
    ]),
    ...(chosen <= Number(field['max_values'] ?? 1) ? [] : ['more defaults than may be chosen']),
    ...selectProblems(field, options.length),
  ];
};

const selectProblems = (field: Json, most: number): string[] => {
  const [least, max] = [Number(field['min_values'] ?? 1), Number(field['max_values'] ?? 1)];
  const isRequired = field['required'] !== false;
  return [
    ...(least >= 0 && least <= max && max >= 1 && max <= most ? [] : [`from ${least} to ${max} of ${most}`]),
    ...(isRequired && least === 0 ? ['required, and none need be chosen'] : []),
  ];
};

const repeated = (parts: readonly Json[]): string[] => {
  const ids = parts.flatMap(({ component }) => (isRecord(component) ? [component['custom_id']] : []));
  return new Set(ids).size === ids.length ? [] : ['the same custom_id twice'];
};

const lengthProblems = (what: string, value: unknown, least: number, most: number): string[] => {
  const isFine = typeof value === 'string' && value.length >= least && value.length <= most;
  return isFine ? [] : [`${what}: must be a text of ${least} to ${most} letters`];
};
