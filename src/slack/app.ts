import { type Express, type NextFunction, type Request, type Response, raw } from 'express';
import type { Desk } from './appDesk.ts';
import { slackPaths } from './manifest.ts';
import { readBody } from './readBody.ts';
import { isFromSlack } from './verify.ts';

/** Larger than anything Slack sends. */
const mostBytes = 1_000_000;

/**
 * Slack over HTTP: everything comes to one path. The signature is checked on the bytes as they came; 200 is said only
 * once what came is stored, 503 where it cannot be, so that Slack delivers it again.
 */
export const serveSlack = (app: Express, desk: Desk, signingSecret: string): void => {
  // Compressed bodies are refused: Slack sends none, and a small one could hold a large one.
  const body = raw({ type: () => true, limit: mostBytes, inflate: false });
  app.post(slackPaths.events, body, async (request, response) => {
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes)) return refuse(response, 400);
    const said = {
      timestamp: request.get('x-slack-request-timestamp'),
      signature: request.get('x-slack-signature'),
    };
    if (!isFromSlack(signingSecret, said, bytes, Date.now())) return refuse(response, 401);
    const delivery = readBody(request.get('content-type'), bytes);
    if (delivery === null) return refuse(response, 400);
    const outcome = await desk.handle(delivery);
    if (outcome.status !== 200) return refuse(response, outcome.status);
    if (outcome.said === undefined) response.status(200).end();
    else response.status(200).json(outcome.said);
  });
  app.use(slackPaths.events, (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(error);
    else refuse(response, bodyStatus(error));
  });
};

const refuse = (response: Response, status: number): void => {
  response.status(status).json({ error: reasons.get(status) ?? 'not understood' });
};

const reasons: ReadonlyMap<number, string> = new Map([
  [401, 'not signed by Slack'],
  [413, 'too large'],
  [503, 'try again later'],
]);

/** What reading a body may fail with: too large, compressed, cut off. Everything else says nothing about the sender. */
const bodyStatus = (error: unknown): number => {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
  return status >= 400 && status < 500 ? status : 503;
};
