import { Worker } from 'node:worker_threads';
import type { Planner } from '../actions/roundPlan.ts';
import { planRound, type RoundPlan } from '../core/matching/plan.ts';

/** Fewer people than this are planned where we are: a thread costs more than their plan. */
const threadFrom = 200;

/**
 * Plans rounds in a thread of their own, one for each plan, so that answers never wait for one. Where the sources run
 * uncompiled there is no thread to start, and plans are made here.
 */
export const createPlanner =
  (isCompiled = import.meta.url.endsWith('.js')): Planner =>
  async (input) => {
    if (!isCompiled || input.members.length < threadFrom) return planRound(input);
    const thread = new Worker(new URL('./plannerThread.js', import.meta.url), { workerData: input });
    return new Promise<RoundPlan>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`the planner's thread ended with ${code}`)));
    });
  };
