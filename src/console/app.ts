import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import { visitorOf } from '../actions/console.ts';
import { text } from '../views/text.ts';
import { askedChannel, channelChosen, lookUp } from './channel.ts';
import { deed, formPage, typedInto } from './deeds.ts';
import { serveDoor } from './door.ts';
import { exportFile, exportNames } from './exports.ts';
import { framed } from './frame.ts';
import { pageAt } from './pages.ts';
import { pictureOf } from './pictures.ts';
import { type ConsolePorts, communityIn } from './ports.ts';
import { createVisitRights } from './rights.ts';
import { formToken, isSame, type Shown, type Visit } from './visit.ts';
import { cookieIn, oneOf, readForm, say, send, sentIn, setCookie } from './wire.ts';

/** The managers' web pages. No script, nothing from elsewhere, nothing kept by the browser but a cookie. */
export const serveConsole = (app: Express, given: ConsolePorts): void => {
  const ports: Ports = { ...given, checkRights: createVisitRights(given) };
  const router = express.Router();
  router.use(guarded(ports));
  serveLooks(router);
  serveDoor(router, ports);
  router.post('/leave', readForm, (request, response) => leave(ports, request, response));
  router.post('/do', readForm, (request, response) =>
    visited(ports, request, response, (visit) => {
      const sent = sentIn(request);
      return isSame(sent['token']?.[0] ?? '', visit.token) ? deed(visit, sent) : 'stale';
    }),
  );
  router.post('/channel', readForm, (request, response) => chooseChannel(ports, request, response));
  router.post('/export', readForm, (request, response) => download(ports, request, response));
  router.get('/picture/:name.svg', (request, response) => picture(ports, request, response));
  router.get('/form', (request, response) => visited(ports, request, response, formPage));
  router.get(['/', '/*rest'], (request, response) =>
    visited(ports, request, response, (visit) => pageAt(request.path)(visit)),
  );
  router.use((request, response) => say(request, response, 'missing'));
  router.use((fault: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(fault);
    const isTheirs = fault instanceof Error && 'status' in fault && Number(fault.status) < 500;
    say(request, response, isTheirs ? 'stale' : { reference: ports.onFault(fault, request.baseUrl) });
  });
  app.use('/console', router);
};

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What every answer says to the browser; and what pages of others send is refused before anything is read. */
const guarded =
  ({ isHttps }: ConsolePorts) =>
  (request: Request, response: Response, next: NextFunction): void => {
    response.set({
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'cache-control': 'no-store',
      ...(isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    });
    const site = request.get('sec-fetch-site');
    const isForeign = request.method === 'POST' && site !== undefined && site !== 'same-origin';
    if (isForeign) say(request, response, 'stale');
    else next();
  };

const serveLooks = (router: Router): void => {
  const read = (name: string) => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');
  const [style, icon] = [read('console.css'), read('icon.svg')];
  const etag = `"${createHash('sha256').update(style).digest('hex').slice(0, 16)}"`;
  router.get('/style.css', (_request, response) => {
    response.set({ 'cache-control': 'no-cache', etag }).type('css').send(style);
  });
  router.get('/icon.svg', (_request, response) => {
    response.set('cache-control', 'max-age=86400').type('svg').send(icon);
  });
};

type Answer = Shown | 'stale' | null;
type Ports = ConsolePorts & { readonly checkRights: ReturnType<typeof createVisitRights> };

/** What a manager gets; whoever is none, or not any more, learns only where the way in is. */
const visited = async (
  ports: Ports,
  request: Request,
  response: Response,
  work: (visit: Visit) => Promise<Answer> | Answer,
): Promise<void> => {
  const page = await withVisit(ports, request, async (visit) => {
    const answer = await work(visit);
    return answer === null || answer === 'stale' ? answer : framed(visit, pathOf(request), answer);
  });
  if (page === 'closed') {
    setCookie(response, ports, 'acquaint_console', '', 0);
    // A visit may end while a long form is filled in.
    say(request, response, 'closed', typedInto(sentIn(request)));
  } else if (page === null) say(request, response, 'missing');
  else if (page === 'stale') say(request, response, 'stale');
  else send(response, page);
};

/** One transaction, in which the visit is looked up and its member's role asked for anew. */
const withVisit = async <T>(
  ports: Ports,
  request: Request,
  work: (visit: Visit) => Promise<T>,
): Promise<T | 'closed'> => {
  const session = cookieIn(request, ports, 'acquaint_console');
  const community = await communityIn(ports, session);
  if (community === null) return 'closed';
  await ports.checkRights(community, session);
  return ports.store.transaction(community, async (tx) => {
    const me = await visitorOf(tx, session);
    if (me === null) return 'closed';
    return work({
      scene: { tx, dice: ports.dice, language: me.language, calendarHosts: ports.calendarHosts },
      me,
      words: text(me.language),
      token: formToken(session),
      asked: (name) => oneOf(request.query[name]),
    });
  });
};

/** A picture, for the manager whose page shows it. Charts are drawn after the transaction. */
const picture = async (ports: Ports, request: Request, response: Response): Promise<void> => {
  const sketch = await withVisit(ports, request, (visit) => pictureOf(visit, String(request.params['name'])));
  if (sketch === 'closed') return say(request, response, 'closed');
  if (sketch === null) return say(request, response, 'missing');
  const svg = 'svg' in sketch ? sketch.svg : await ports.draw(sketch.chart, sketch.place);
  response.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
  response.type('svg').send(svg);
};

/** The channel of the digest: asked of the platform between two transactions, in each of which the visit counts. */
const chooseChannel = async (ports: Ports, request: Request, response: Response): Promise<void> => {
  const sent = sentIn(request);
  const asked = await withVisit(ports, request, async (visit) =>
    isSame(sent['token']?.[0] ?? '', visit.token) ? askedChannel(visit, sent) : 'stale',
  );
  if (asked === 'closed' || asked === 'stale') return say(request, response, asked);
  if (asked === null) return say(request, response, 'missing');
  const found = await lookUp(ports, asked);
  return visited(ports, request, response, (visit) => channelChosen(visit, asked, found));
};

/** A file, for the manager who asked for it from a page of this visit. */
const download = async (ports: Ports, request: Request, response: Response): Promise<void> => {
  const sent = sentIn(request);
  const name = exportNames.find((known) => known === sent['name']?.[0]);
  const file = await withVisit(ports, request, async (visit) => {
    if (!isSame(sent['token']?.[0] ?? '', visit.token)) return 'stale' as const;
    return name === undefined ? null : { csv: await exportFile(visit, name) };
  });
  if (file === 'closed' || file === 'stale') return say(request, response, file);
  if (file === null) return say(request, response, 'missing');
  response.attachment(`acquaint-${name}.csv`).type('text/csv; charset=utf-8').send(file.csv);
};

/** Sign out of this browser. */
const leave = async (ports: Ports, request: Request, response: Response): Promise<void> => {
  const token = sentIn(request)['token']?.[0] ?? '';
  const left = await withVisit(ports, request, async (visit) => {
    if (!isSame(token, visit.token)) return 'stale';
    await visit.scene.tx.consoleKeys.take('session', cookieIn(request, ports, 'acquaint_console'));
    return 'left';
  });
  if (left === 'stale') return say(request, response, 'stale');
  setCookie(response, ports, 'acquaint_console', '', 0);
  say(request, response, 'closed');
};

const pathOf = ({ path }: Request): string => (path === '/' ? '/console' : `/console${path}`);
