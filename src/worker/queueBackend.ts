import type { Queue } from 'bullmq';

/** How queues and workers are made in one place; `end` lets go of it at once, whatever is under way. */
export type QueueBackend = {
  readonly queue: (name: string) => AnyQueue;
  readonly worker: (name: string, run: Run, concurrency: number) => AnyWorker;
  /** Whether it would answer now, as far as is known without asking. */
  readonly isReachable: () => boolean;
  readonly check: () => Promise<void>;
  readonly end: () => void;
};

/** Where the queue says what an operator should know. */
export type QueueLog = {
  readonly warn: (event: string, details?: Readonly<Record<string, unknown>>) => void;
  readonly error: (event: string, details?: Readonly<Record<string, unknown>>) => void;
};

/** A job carries an id and nothing else. */
export type Data = { readonly id: string };

/** One job being run. */
export type Run = (job: {
  readonly data: Data;
  readonly attemptsMade: number;
  readonly removeDeduplicationKey: () => Promise<unknown>;
}) => Promise<void>;

type Failed = (job: { readonly attemptsMade: number; readonly data: Data } | undefined, error: Error) => void;

/** What both backends' queues and workers have in common, of what is used here. */
export type AnyQueue = Pick<Queue<Data, void, string>, 'add' | 'close'> & {
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown;
};
/** A worker; the listeners' overloads differ per backend, so each backend wraps them. */
export type AnyWorker = {
  readonly close: () => Promise<void>;
  readonly onError: (listener: (error: Error) => void) => void;
  readonly onFailed: (listener: Failed) => void;
};
