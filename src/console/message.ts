import type { People } from '../actions/ports/platform.ts';
import { addresses } from '../views/addresses.ts';
import type { Button, Inline, Message, Part } from '../views/message.ts';
import { type Html, html, type Piece } from './html.ts';
import { formLink, moment, press } from './parts.ts';
import type { Visit } from './visit.ts';

/** Which actions managers may call from the console, and whether a form of theirs opens first. */
export type Reach = (action: string) => 'press' | 'form' | null;

/** What an action answered, as a part of a page. Buttons that lead to members' own things are left out. */
export const drawMessage = (
  visit: Visit,
  { parts }: Message,
  people: People,
  reach: Reach,
  back: string,
): Html => {
  const line = (inlines: readonly Inline[]): Piece =>
    inlines.map((inline) => drawInline(visit, inline, people));
  const draw = (part: Part): Piece => {
    switch (part.kind) {
      case 'heading':
        return html`<h2>${part.text}</h2>`;
      case 'text':
        return html`<p>${line(part.text)}</p>`;
      case 'quote':
        return html`<blockquote>${part.text}</blockquote>`;
      case 'facts':
        return html`<dl>${part.facts.map((fact) => html`<dt>${fact.label}</dt><dd>${line(fact.value)}</dd>`)}</dl>`;
      case 'note':
        return html`<p class="small">${part.text}</p>`;
      case 'divider':
        return html`<hr>`;
      case 'file':
        return null;
      case 'image':
        return html`<p class="small">${part.alt}</p>`;
      case 'buttons': {
        const drawn = part.buttons
          .map((button) => drawButton(visit, button, reach, back))
          .filter((button) => button !== null);
        return drawn.length === 0 ? null : html`<div class="buttons">${drawn}</div>`;
      }
    }
  };
  return html`<div class="said">${parts.map(draw)}</div>`;
};

const drawInline = (visit: Visit, inline: Inline, people: People): Piece => {
  if (typeof inline === 'string') return inline;
  if ('mention' in inline) return people.get(inline.mention)?.name || visit.words.formerMember;
  if ('at' in inline) return moment(visit.words, inline.at, visit.me.zone);
  if ('on' in inline) return visit.words.date(inline.on, visit.me.zone);
  // Links members write lead nowhere from here.
  if ('link' in inline) return inline.label;
  return html`<strong>${inline.strong}</strong>`;
};

const drawButton = (
  visit: Visit,
  { label, action, subject, style }: Button,
  reach: Reach,
  back: string,
): Piece => {
  const page = pageOf(action, subject);
  if (page !== null) return html`<a class="button" href="${page}">${label}</a>`;
  switch (reach(action)) {
    case 'press':
      return press(visit, { action, subject, label, style, back });
    case 'form':
      return formLink({ action, subject, label, back });
    case null:
      return null;
  }
};

/** Buttons that show what a page of the console shows lead to that page. */
const pageOf = (action: string, subject: string): string | null => {
  switch (action) {
    case addresses.communities.desk:
      return '/console/settings';
    case addresses.rounds.open:
      return '/console/programs';
    case addresses.rounds.program:
      return `/console/programs/${encodeURIComponent(subject)}`;
    case addresses.digests.channel:
      return '/console/digests';
    case addresses.meetups.open:
      return '/console/events';
    case addresses.meetups.feeds:
      return '/console/calendars';
    case addresses.tags.board:
      return '/console/topics';
    case addresses.reports.open:
    case addresses.reports.about:
      return '/console/reports';
    default:
      return null;
  }
};
