import express, { type Request, type Response } from 'express';
import { type Text, text } from '../views/text.ts';
import { plainPage } from './frame.ts';
import { type Html, html, sourceOf } from './html.ts';
import type { ConsolePorts } from './ports.ts';

/** Reads what a form sent. */
export const readForm = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 200 });

/** What a form sent, every value as a list. */
export const sentIn = ({ body }: Request): Readonly<Record<string, readonly string[]>> => {
  const values: Record<string, string[]> = {};
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    values[name] = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  }
  return values;
};

/** One text of the address; empty where there is none, or several. */
export const oneOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 500) : '');

export type CookieName = 'acquaint_console' | 'acquaint_door';

/** A cookie of ours; empty where the browser has none. */
export const cookieIn = (request: Request, ports: ConsolePorts, name: CookieName): string => {
  const wanted = nameFor(ports, name);
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [key = '', value = ''] = pair.trim().split('=');
    if (key === wanted) return value;
  }
  return '';
};

/** Keep a cookie for so many seconds: none for scripts, none for other sites. Empty takes it away. */
export const setCookie = (
  response: Response,
  ports: ConsolePorts,
  name: CookieName,
  value: string,
  seconds: number,
): void => {
  const secure = ports.isHttps ? '; Secure' : '';
  const kept = `${nameFor(ports, name)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Strict${secure}`;
  response.append('set-cookie', kept);
};

/** Send a page. */
export const send = (response: Response, page: Html, status = 200): void => {
  response.status(status).type('html').send(sourceOf(page));
};

/** Where there is no visit the browser says which language it prefers. */
export const wordsFor = (request: Request): Text =>
  text(request.acceptsLanguages('en', 'pl') === 'pl' ? 'pl' : 'en');

/** A page that only says something, with the status it stands for. */
export const say = (
  request: Request,
  response: Response,
  what: 'closed' | 'over' | 'missing' | 'stale' | { readonly reference: string },
  typed: readonly string[] = [],
): void => {
  const words = wordsFor(request);
  const said = words.console;
  if (typeof what !== 'string') {
    const why = html`<p>${said.wrong} <strong>${what.reference}</strong></p>`;
    send(response, plainPage(words, said.wrongTitle, why), 500);
    return;
  }
  const [status, title, ...lines] = (
    {
      closed: [403, said.closedTitle, said.closed, said.closedNext],
      over: [410, said.door.overTitle, said.door.over, said.closedNext],
      missing: [404, said.missingTitle, said.missing],
      stale: [403, said.staleTitle, said.stale],
    } as const
  )[what];
  send(
    response,
    plainPage(
      words,
      title,
      html`${lines.map((line) => html`<p>${line}</p>`)}${
        typed.length === 0
          ? null
          : html`<p class="small">${words.refusals.wordsBack}</p>${typed.map((one) => html`<blockquote>${one}</blockquote>`)}`
      }`,
    ),
    status,
  );
};

/** Behind https the prefix has the browser refuse the cookie from anywhere else. */
const nameFor = ({ isHttps }: ConsolePorts, name: CookieName): string => (isHttps ? `__Host-${name}` : name);
