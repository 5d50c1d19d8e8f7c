import { parentPort, workerData } from 'node:worker_threads';
import { planRound } from '../core/matching/plan.ts';
import type { RoundInput } from '../core/matching/roundInput.ts';

// What a planner's thread does: one plan, and it is over.
parentPort?.postMessage(planRound(workerData as RoundInput));
