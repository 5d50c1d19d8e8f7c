import type { Answer } from '../driverInteractions.ts';
import type { Json } from '../gatewayShape.ts';
import type { FakeState } from '../state.ts';

/** One request that a route answers: ids from its path, its body, the names of its files. */
export type Asked = {
  readonly state: FakeState;
  readonly ids: readonly string[];
  readonly body: Json;
  readonly files: readonly string[];
  readonly query: URLSearchParams;
};

export type Route = {
  readonly method: string;
  readonly path: RegExp;
  readonly run: (asked: Asked) => Answer;
};

export const ok = (body: unknown, status = 200): Answer => ({ status, body });

/** Discord's own words for what is wrong. */
export const wrong = (status: number, code: number, message: string): Answer => ({
  status,
  body: { code, message },
});

export const invalid = (problems: readonly string[]): Answer =>
  wrong(400, 50_035, `Invalid Form Body: ${problems.join('; ')}`);

export const unknownChannel = wrong(404, 10_003, 'Unknown Channel');
export const missingAccess = wrong(403, 50_001, 'Missing Access');
export const missingPermissions = wrong(403, 50_013, 'Missing Permissions');
