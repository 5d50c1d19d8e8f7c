import type { types } from '@slack/bolt';
import type { Field } from '../views/form.ts';
import { plain } from './blocks.ts';
import { slackLimits } from './limits.ts';

/** The element of every input: answers are found at `values[field.name].answer`. */
export const answerId = 'answer';

/** A question as an input block. */
export const drawField = (field: Field): types.InputBlock => ({
  type: 'input',
  block_id: field.name,
  label: plain(field.label),
  ...('hint' in field && field.hint !== undefined && field.hint !== '' ? { hint: plain(field.hint) } : {}),
  optional: !field.isRequired,
  element: drawElement(field),
});

type Element = types.InputBlock['element'];
type Choice = Extract<Field, { kind: 'choice' }>;

const drawElement = (field: Field): Element => {
  switch (field.kind) {
    case 'person':
      return { type: 'users_select', action_id: answerId };
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: answerId,
        multiline: field.isLong,
        max_length: Math.min(field.most, slackLimits.typed),
        ...(field.initial === undefined || field.initial === '' ? {} : { initial_value: field.initial }),
      };
    case 'choice':
      return field.many ? drawMany(field) : drawOne(field);
  }
};

const drawOne = (field: Choice): Element => {
  const [initial] = chosen(field);
  return {
    type: 'static_select',
    action_id: answerId,
    options: field.options.map(drawOption),
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
};

const drawMany = (field: Choice): Element => {
  const initial = chosen(field);
  return {
    type: field.options.length <= slackLimits.checkboxes ? 'checkboxes' : 'multi_static_select',
    action_id: answerId,
    options: field.options.map(drawOption),
    ...(initial.length === 0 ? {} : { initial_options: initial }),
  };
};

const chosen = ({ options, initial = [] }: Choice): types.PlainTextOption[] =>
  options.filter(({ value }) => initial.includes(value)).map(drawOption);

const drawOption = ({ value, label }: Choice['options'][number]): types.PlainTextOption => ({
  text: plain(label),
  value,
});
