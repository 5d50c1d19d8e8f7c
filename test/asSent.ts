import { examples } from './views/examples.ts';

/** What stands in each form's questions that have to be answered: a platform sends it along, touched or not. */
const standing = new Map<string, Record<string, readonly string[]>>();
for (const { says } of examples('en', 'usual')) {
  if (!('fields' in says)) continue;
  const all = standing.get(says.action) ?? {};
  for (const field of says.fields) {
    const [first] = field.kind === 'choice' && field.isRequired ? field.options : [];
    if (field.kind === 'choice' && first !== undefined) all[field.name] ??= field.initial ?? [first.value];
  }
  standing.set(says.action, all);
}

/** The answers a test cares about, with the others as they stand in the form; nothing where nothing was sent. */
export const asSent = <T>(
  action: string,
  answers: Readonly<Record<string, T>>,
): Readonly<Record<string, T | readonly string[]>> =>
  Object.keys(answers).length === 0 ? answers : { ...standing.get(action), ...answers };
