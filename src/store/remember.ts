import type { Session } from './session.ts';

/** More rows than this are not kept: whoever reads a whole table reads it once. */
const mostRows = 200;

/**
 * The same statements, and what a transaction asks again before it writes or locks anything has its answer already:
 * the parts of one message look at the same few rows, each for itself. Rows are shared and must not be changed.
 */
export const remembering = (query: Session['query']): Session['query'] => {
  const answers = new Map<string, ReturnType<Session['query']>>();
  return (text, params, asArrays) => {
    if (!isQuestion(text)) {
      answers.clear();
      return query(text, params, asArrays);
    }
    const key = JSON.stringify([asArrays, text, params]);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = query(text, params, asArrays).then((rows) => {
      if (rows.length > mostRows) answers.delete(key);
      return rows;
    });
    answers.set(key, answer);
    return answer;
  };
};

/** Reads without locking, and asks nothing that is another each time. */
const isQuestion = (text: string): boolean =>
  /^[\s(]*select\b/iu.test(text) && !/\bfor (no key update|update|key share|share)\b|\bpg_\w+\(/iu.test(text);
