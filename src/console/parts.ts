import type { Figure } from '../core/figures.ts';
import type { LocalDate } from '../core/time/zones.ts';
import type { Text } from '../views/text.ts';
import { type Html, html, type Piece } from './html.ts';
import type { Visit } from './visit.ts';

/** A table that reads as cards on a phone. The first cell of a row names it. */
export const table = (
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Piece[])[],
): Html => html`<table role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
  (row) =>
    html`<tr role="row">${row.map((cell, at) =>
      at === 0
        ? html`<th role="rowheader" scope="row">${cell}</th>`
        : html`<td role="cell" data-label="${heads[at] ?? ''}"><span>${cell}</span></td>`,
    )}</tr>`,
)}</tbody></table>`;

/** A part of a page under its own heading. */
export const section = (heading: string, ...body: readonly Piece[]): Html =>
  html`<section><h2>${heading}</h2>${body}</section>`;

/** A line in small print. */
export const small = (text: Piece): Html => html`<p class="small">${text}</p>`;

/** A number, or that too few people stand behind it. */
export const figure = (words: Text, value: Figure): Piece =>
  value === 'few' ? html`<span class="few">${words.console.few}</span>` : number(words, value);

/** The same where only full fives are shown. */
export const atLeast = (words: Text, value: Figure): Piece =>
  value === 'few' ? figure(words, value) : words.circles.atLeast(number(words, value));

/** Minutes, hours under two days, days: as rough as it is read. */
export const duration = (words: Text, minutes: Figure): Piece => {
  if (minutes === 'few') return html`<span class="few">${words.console.fewAnswers}</span>`;
  const said = words.console.overview;
  if (minutes < 90) return said.minutes(minutes);
  const hours = minutes / 60;
  return hours < 48 ? said.hours(Math.round(hours)) : said.days(Math.round(hours / 24));
};

/** A number as the language writes it. */
export const number = (words: Text, value: number): string =>
  new Intl.NumberFormat(localeOf(words)).format(value);

/** A share of one as whole per cent. */
export const percent = (words: Text, value: number): string =>
  new Intl.NumberFormat(localeOf(words), { style: 'percent', maximumFractionDigits: 1 }).format(value);

/** `24 November 2026`, in this zone. */
export const day = (words: Text, at: Date, zone: string): Html =>
  html`<time datetime="${at.toISOString()}">${dayText(words, at, zone)}</time>`;

/** The same without a tag. */
export const dayText = (words: Text, at: Date, zone: string): string =>
  new Intl.DateTimeFormat(localeOf(words), {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(at);

/** A date of the community's calendar. */
export const dateText = (words: Text, date: LocalDate): Html =>
  html`<time datetime="${date}">${dayText(words, new Date(`${date}T12:00:00Z`), 'UTC')}</time>`;

/** A day and a time of day. */
export const moment = (words: Text, at: Date, zone: string): Html =>
  html`<time datetime="${at.toISOString()}">${dayText(words, at, zone)}, ${new Intl.DateTimeFormat(
    localeOf(words),
    { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  ).format(at)}</time>`;

/** A button that acts: its own small form. `back` is the page that shows what became of it. */
export const press = (
  visit: Visit,
  about: {
    readonly action: string;
    readonly subject?: string;
    readonly label: string;
    readonly style?: 'primary' | 'plain' | 'danger';
    readonly back: string;
    /** Read out where the label alone would not say what it is about. */
    readonly of?: string;
  },
): Html =>
  html`<form method="post" action="/console/do">${hidden({
    token: visit.token,
    action: about.action,
    subject: about.subject ?? '',
    back: about.back,
  })}<button class="${about.style ?? 'plain'}"${
    about.of === undefined ? null : html` aria-label="${about.label}: ${about.of}"`
  }>${about.label}</button></form>`;

/** The way to a form of an action. */
export const formLink = (about: {
  readonly action: string;
  readonly subject?: string;
  readonly label: string;
  readonly back: string;
}): Html => {
  const query = new URLSearchParams({
    action: about.action,
    subject: about.subject ?? '',
    back: about.back,
  });
  return html`<a class="button" href="/console/form?${query.toString()}">${about.label}</a>`;
};

/** Fields nobody sees. */
export const hidden = (values: Readonly<Record<string, string>>): Html[] =>
  Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);

const localeOf = (words: Text): string => (words.language === 'pl' ? 'pl-PL' : 'en-GB');
