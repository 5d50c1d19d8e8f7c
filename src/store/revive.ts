const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u;

/** A document as it was saved, its instants as Dates again. Only for documents without members' words in them. */
export const revived = <T>(state: unknown): T =>
  JSON.parse(JSON.stringify(state), (_key, value) =>
    typeof value === 'string' && instant.test(value) ? new Date(value) : value,
  ) as T;
