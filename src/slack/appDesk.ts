import { setTimeout as sleep } from 'node:timers/promises';
import type { Answered, Arrival, Ingress } from '../actions/ports/inbox.ts';
import { isForManagers } from '../actions/routes.ts';
import type { Language } from '../core/community.ts';
import { membersOnly } from '../views/faults.ts';
import { text } from '../views/text.ts';
import { type AnswerPorts, type Said, sayAfter, sayNow } from './appAnswer.ts';
import type { Visitors } from './membersVisitor.ts';
import { readSlack } from './read.ts';
import type { Delivery } from './readBody.ts';
import type { Read } from './reading.ts';
import { type Origin, readOrigin, writeOrigin } from './readOrigin.ts';
import { renderMessage } from './render.ts';

/** What becomes of a delivery: 200 with what the acknowledgement says, 400 not understood, 503 try again. */
export type Outcome = { readonly status: 200 | 400 | 503; readonly said?: Said };

/** What taking deliveries stands on. */
export type DeskPorts = Omit<AnswerPorts, 'redrawHome'> & {
  readonly ingress: Ingress;
  readonly visitors: Visitors;
  readonly commandNames: Readonly<Record<Language, string>>;
  /** Acquaint was removed at this time, says Slack. */
  readonly onRemoved: (place: string, at: Date) => Promise<void>;
  readonly onSighting: (place: string, mark: string, id: string) => Promise<void>;
  readonly waitMs?: Waits;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
};

/** Where deliveries come in, whichever way Slack sends them. */
export type Desk = {
  /** Never rejects. Resolves once what was delivered is stored and may be acknowledged. */
  readonly handle: (delivery: Delivery) => Promise<Outcome>;
  /** Give an answer that its process did not live to give. */
  readonly late: (arrival: Arrival, answered: Answered) => Promise<void>;
  /** Resolves when every answer under way was given. */
  readonly settled: () => Promise<void>;
};

/**
 * After this an acknowledgement waits for nobody; the answer follows by itself. Only the acknowledgement of a form can
 * say what to correct in it; what a command is answered looks the same a moment later.
 */
export type Waits = { readonly form: number; readonly command: number };

const usualMs: Waits = { form: 2_000, command: 300 };

export const createDesk = (ports: DeskPorts): Desk => {
  const { waitMs = usualMs } = ports;
  const underWay = new Set<Promise<void>>();
  const follow = (what: string, work: () => Promise<void>): void => {
    const done = work()
      .catch((error: unknown) => ports.log('slack answer lost', { what, why: reasonOf(error) }))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const answerPorts: AnswerPorts = {
    ...ports,
    redrawHome: async (arrival) => {
      const origin: Origin = { at: 'opened' };
      const home: Arrival = {
        ...arrival,
        key: `${arrival.key}/home`,
        replyTo: writeOrigin(origin),
        what: { kind: 'home' },
      };
      const answered = await ports.ingress.receive(home);
      if (answered !== null) await sayAfter(answerPorts, home, origin, answered, true);
    },
  };
  const after = (arrival: Arrival, origin: Origin, answered: Answered | null, isLate: boolean): void => {
    if (answered === null) return;
    follow(origin.at, () => sayAfter(answerPorts, arrival, origin, answered, isLate));
  };
  const take = async (read: Extract<Read, { read: 'arrival' }>): Promise<Outcome> => {
    const startedAt = Date.now();
    const { read: _, who: seen, ...doing } = read;
    const origin = readOrigin(read.replyTo);
    const who = await ports.visitors.visitorOf(read.place, seen, isForManagers(read.what));
    if (origin === null) return { status: 400 };
    if (who === null) return { status: 200, said: outside(origin, seen.language ?? 'en') };
    const arrival: Arrival = { ...doing, platform: 'slack', who };
    const { answered } = await ports.ingress.take(arrival);
    if (origin.at !== 'command' && origin.at !== 'form') {
      follow(origin.at, async () => after(arrival, origin, await answered, false));
      return { status: 200 };
    }
    const early = await inTime(answered, waitMs[origin.at] - (Date.now() - startedAt));
    if (early === 'late') {
      follow(origin.at, async () => after(arrival, origin, await answered, true));
      return { status: 200 };
    }
    after(arrival, origin, early, false);
    return { status: 200, said: early === null ? undefined : sayNow(origin, early) };
  };
  const handle = async (read: Read | null): Promise<Outcome> => {
    switch (read?.read) {
      case undefined:
        return { status: 400 };
      case 'challenge':
        return { status: 200, said: { challenge: read.challenge } };
      case 'nothing':
        return { status: 200 };
      case 'person':
        await ports.visitors.learn(read.place, read.person);
        return { status: 200 };
      case 'removed':
        await ports.onRemoved(read.place, read.at);
        return { status: 200 };
      case 'sighting':
        await ports.onSighting(read.place, read.mark, read.id);
        return { status: 200 };
      case 'arrival':
        return take(read);
    }
  };
  return {
    handle: async (delivery) => {
      try {
        return await handle(readSlack(delivery, ports.commandNames, new Date()));
      } catch (error) {
        // Not stored, so not acknowledged: Slack delivers it again.
        ports.log('slack delivery refused', { kind: delivery.kind, why: reasonOf(error) });
        return { status: 503 };
      }
    },
    late: (arrival, answered) => giveLate(answerPorts, ports.log, arrival, answered),
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};

/** Give an answer whose acknowledgement is long over. Never rejects: nobody is left who could try again. */
export const giveLate = async (
  ports: AnswerPorts,
  log: DeskPorts['log'],
  arrival: Arrival,
  answered: Answered,
): Promise<void> => {
  const origin = readOrigin(arrival.replyTo);
  if (origin === null) return;
  await sayAfter(ports, arrival, origin, answered, true).catch((error: unknown) =>
    log('slack answer lost', { what: origin.at, why: reasonOf(error) }),
  );
};

const inTime = async <T>(work: Promise<T>, ms: number): Promise<T | 'late'> => {
  const timer = new AbortController();
  const late = sleep(Math.max(0, ms), 'late' as const, { signal: timer.signal }).catch(() => 'late' as const);
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
};

const outside = (origin: Origin, language: Language): Said => {
  if (origin.at !== 'command') return undefined;
  const message = membersOnly(text(language));
  const said = renderMessage({ message, people: new Map(), language, zone: null });
  return { response_type: 'ephemeral', ...said };
};

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : String(error);
