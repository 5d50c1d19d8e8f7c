import type { Json } from './shape.ts';

/** What goes wrong with one call. */
export type Fault =
  /** Done, and the answer is lost on the way. */
  | { readonly kind: 'loseAnswer' }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'loseRequest' }
  /** The answer comes late; the thing itself is done at once. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** A status of the servers in between; `isDone`: after it was done. */
  | { readonly kind: 'status'; readonly status: number; readonly isDone?: boolean }
  /** Refused for now; `retryAfter` as it stands in the header, null for none. */
  | { readonly kind: 'busy'; readonly retryAfter: string | null }
  /** Slack's own word for what is wrong; `isDone`: after it was done. */
  | { readonly kind: 'error'; readonly error: string; readonly isDone?: boolean }
  /** Something that is not JSON, with status 200; the thing itself is done. */
  | { readonly kind: 'garbage' };

/** Faults to come: the first rule that gives one counts. */
export type Faults = {
  /** For the next `times` calls of a method (`*` for any), or of those `when` says. */
  readonly add: (
    fault: Fault,
    where: { method: string; times?: number; when?: (args: Json) => boolean },
  ) => void;
  /** A rule of one's own, until `clear`. */
  readonly rule: (rule: (method: string, args: Json) => Fault | null) => void;
  readonly clear: () => void;
};

export const createFaults = (): Faults & { readonly of: (method: string, args: Json) => Fault | null } => {
  let rules: ((method: string, args: Json) => Fault | null)[] = [];
  return {
    add: (fault, { method, times = 1, when = () => true }) => {
      let left = times;
      rules.push((called, args) => {
        if (left === 0 || (method !== '*' && method !== called) || !when(args)) return null;
        left -= 1;
        return fault;
      });
    },
    rule: (rule) => {
      rules.push(rule);
    },
    clear: () => {
      rules = [];
    },
    of: (method, args) => {
      for (const rule of rules) {
        const fault = rule(method, args);
        if (fault !== null) return fault;
      }
      return null;
    },
  };
};
