import type { Json } from './gatewayShape.ts';

/** What goes wrong with one request. */
export type Fault =
  /** Done, and the answer is lost on the way. */
  | { readonly kind: 'loseAnswer' }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'loseRequest' }
  /** The answer comes late; the thing itself is done at once. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** A status of the servers in between, without Discord's JSON; `isDone`: after it was done. */
  | { readonly kind: 'status'; readonly status: number; readonly isDone?: boolean }
  /** Refused for now; `seconds` as they stand in the header, null for none. */
  | { readonly kind: 'busy'; readonly seconds: number | string | null; readonly isGlobal?: boolean }
  /** Discord's own number for what is wrong. */
  | { readonly kind: 'error'; readonly status: number; readonly code: number };

export type FaultRule = (method: string, path: string, body: Json) => Fault | null;

/** Faults to come: the first rule that gives one counts. */
export type Faults = {
  /** For the next `times` requests of a method whose path is like this. */
  readonly add: (fault: Fault, where: { method?: string; path: RegExp; times?: number }) => void;
  /** A rule of one's own, until `clear`. */
  readonly rule: (rule: FaultRule) => void;
  readonly clear: () => void;
};

export const createFaults = (): Faults & { readonly of: FaultRule } => {
  let rules: FaultRule[] = [];
  return {
    add: (fault, { method = 'POST', path, times = 1 }) => {
      let left = times;
      rules.push((called, asked) => {
        if (left === 0 || called !== method || !path.test(asked)) return null;
        left -= 1;
        return fault;
      });
    },
    rule: (rule) => void rules.push(rule),
    clear: () => {
      rules = [];
    },
    of: (method, path, body) => {
      for (const rule of rules) {
        const fault = rule(method, path, body);
        if (fault !== null) return fault;
      }
      return null;
    },
  };
};

/** Whether a request that meets this fault is carried out. */
export const isDoneDespite = (fault: Fault | null): boolean => {
  switch (fault?.kind) {
    case 'loseRequest':
    case 'busy':
    case 'error':
      return false;
    case 'status':
      return fault.isDone === true;
    case 'loseAnswer':
    case 'delay':
    case undefined:
      return true;
  }
};
