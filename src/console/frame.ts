import { addresses } from '../views/addresses.ts';
import type { Text } from '../views/text.ts';
import { type Html, html, type Piece } from './html.ts';
import { hidden } from './parts.ts';
import type { Shown, Visit } from './visit.ts';

/** The pages in the order of the menu, by the name of their title. */
export const menu = [
  ['overview', '/console'],
  ['members', '/console/members'],
  ['programs', '/console/programs'],
  ['asks', '/console/asks'],
  ['outcomes', '/console/outcomes'],
  ['network', '/console/network'],
  ['events', '/console/events'],
  ['calendars', '/console/calendars'],
  ['digests', '/console/digests'],
  ['reports', '/console/reports'],
  ['topics', '/console/topics'],
  ['circles', '/console/circles'],
  ['audit', '/console/audit'],
  ['settings', '/console/settings'],
] as const satisfies readonly (readonly [keyof Text['console']['pages'], string])[];

/** A whole page of a manager's visit. `here` is its address. */
export const framed = (visit: Visit, here: string, { title, body }: Shown): Html => {
  const { words, me } = visit;
  const said = words.console;
  return document(
    words,
    `${title} · ${visit.scene.tx.community.name}`,
    html`<a class="skip" href="#main">${said.skip}</a>
<header class="top"><p class="brand"><a href="/console">Acquaint</a> <span>${visit.scene.tx.community.name}</span></p>
<a class="to-menu" href="#menu">${said.menu}</a></header>
<nav id="menu" aria-label="${said.title}"><a class="from-menu" href="#main">${said.close}</a>
<ul>${menu.map(([name, path]) => html`<li><a href="${path}"${isAt(here, path) ? html` aria-current="page"` : null}>${said.pages[name]}</a></li>`)}</ul>
<div class="me"><p>${said.signedInAs(me.name)}</p>
<form method="post" action="/console/leave">${hidden({ token: visit.token })}<button class="plain">${said.signOut}</button></form>
<form method="post" action="/console/do">${hidden({ token: visit.token, action: addresses.console.end, subject: '', back: '/console' })}<button class="plain">${said.signOutEverywhere}</button></form></div></nav>
<main id="main" tabindex="-1"><h1>${title}</h1>${body}</main>
<footer><p>${said.promise}</p></footer>`,
  );
};

/** A page without a visit: the door, and what is said where there is nothing to see. */
export const plainPage = (words: Text, title: string, ...body: readonly Piece[]): Html =>
  document(
    words,
    title,
    html`<main id="main" class="door"><p class="brand">Acquaint</p><h1>${title}</h1>${body}</main>`,
  );

/** Where the stylesheet is, set once it is read. */
export const stylePath = '/console/style.css';

const isAt = (here: string, path: string): boolean =>
  path === '/console' ? here === path : here === path || here.startsWith(`${path}/`);

const document = (words: Text, title: string, body: Html): Html => html`<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${title} · Acquaint</title>
<link rel="icon" href="/console/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="${stylePath}"></head>
<body>${body}</body></html>`;
