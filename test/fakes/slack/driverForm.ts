import { isRecord, type Json, recordsIn } from './shape.ts';

/** What somebody answers: text, the value chosen or ticked, a person's id. Fields left out stay as they were shown. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** A form's state as Slack sends it; refuses what no client would let somebody send. */
export const formValues = (view: Json, answers: Answers): Json => {
  const inputs = recordsIn(view['blocks']).filter((block) => block['type'] === 'input');
  const names = inputs.map((block) => String(block['block_id']));
  for (const name of Object.keys(answers)) {
    if (!names.includes(name)) throw new Error(`the form has no field ${name}, only ${names.join(', ')}`);
  }
  return Object.fromEntries(
    inputs.map((block) => {
      const name = String(block['block_id']);
      const element = isRecord(block['element']) ? block['element'] : {};
      const value = answered(element, answers[name]);
      if (block['optional'] !== true && isEmpty(value)) throw new Error(`the field ${name} must be answered`);
      return [name, { [String(element['action_id'])]: { type: element['type'], ...value } }];
    }),
  );
};

const answered = (element: Json, answer: string | readonly string[] | undefined): Json => {
  const options = recordsIn(element['options']);
  const pick = (value: string): Json => {
    const option = options.find((one) => one['value'] === value);
    if (option === undefined) throw new Error(`no option ${value}`);
    return option;
  };
  const many = typeof answer === 'string' ? [answer] : answer;
  switch (element['type']) {
    case 'plain_text_input': {
      const text = many?.[0] ?? element['initial_value'] ?? null;
      if (typeof text === 'string' && text.length > Number(element['max_length'] ?? 3_000)) {
        throw new Error('longer than the field takes');
      }
      return { value: text };
    }
    case 'users_select':
      return { selected_user: many?.[0] ?? null };
    case 'static_select':
      return {
        selected_option: many?.[0] === undefined ? (element['initial_option'] ?? null) : pick(many[0]),
      };
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: many?.map(pick) ?? element['initial_options'] ?? [] };
    default:
      throw new Error(`an element ${String(element['type'])}`);
  }
};

const isEmpty = (value: Json): boolean => {
  const [answer] = Object.values(value);
  return answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0);
};
