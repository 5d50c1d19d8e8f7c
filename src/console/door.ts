import type { Router } from 'express';
import { enterConsole, linkHolder } from '../actions/console.ts';
import { consoleTimes } from '../core/consoleKey.ts';
import { text } from '../views/text.ts';
import { plainPage } from './frame.ts';
import { html } from './html.ts';
import { hidden } from './parts.ts';
import { type ConsolePorts, communityIn } from './ports.ts';
import { formToken, isSame } from './visit.ts';
import { cookieIn, oneOf, readForm, say, send, sentIn, setCookie } from './wire.ts';

/**
 * The link leads to a page with one button, and only pressing it uses the link up: programs that look at links before
 * people do open nothing. The press must come from the browser that saw the page, so that nobody can sign somebody
 * else's browser in.
 */
export const serveDoor = (router: Router, ports: ConsolePorts): void => {
  router.get('/enter', async (request, response) => {
    const key = oneOf(request.query['key']);
    const community = await communityIn(ports, key);
    const holder =
      community === null ? null : await ports.store.transaction(community, (tx) => linkHolder(tx, key));
    if (holder === null) return say(request, response, 'over');
    const words = text(holder.language);
    const { title, hello, press, why } = words.console.door;
    const door: string = ports.dice.id();
    setCookie(response, ports, 'acquaint_door', door, consoleTimes.linkMinutes * 60);
    const fields = hidden({ key, door: formToken(door) });
    const button = html`<form method="post" action="/console/enter">${fields}<button class="primary">${press}</button></form>`;
    const page = plainPage(
      words,
      title,
      html`<p>${hello(holder.name)}</p>${button}<p class="small">${why}</p>`,
    );
    send(response, page);
  });
  router.post('/enter', readForm, async (request, response) => {
    const { key: [key = ''] = [], door: [door = ''] = [] } = sentIn(request);
    const seen = cookieIn(request, ports, 'acquaint_door');
    if (seen === '' || !isSame(door, formToken(seen))) return say(request, response, 'stale');
    const community = await communityIn(ports, key);
    const { dice } = ports;
    const session =
      community === null
        ? null
        : await ports.store.transaction(community, (tx) => enterConsole({ tx, dice }, key));
    setCookie(response, ports, 'acquaint_door', '', 0);
    if (session === null) return say(request, response, 'over');
    setCookie(response, ports, 'acquaint_console', session, consoleTimes.sessionHours * 3_600);
    response.redirect(303, '/console');
  });
};
