import type { People } from '../actions/ports/platform.ts';
import type { Language } from '../core/community.ts';
import type { Field, Form } from '../views/form.ts';
import type { Button, Inline, Message, Part } from '../views/message.ts';
import { text } from '../views/text.ts';

/** Who reads: dates are drawn in their zone and language. */
export type Reader = { readonly language: Language; readonly zone: string };

/** What a file or picture leads to on this page; null where it did not come along. */
export type FileLink = (name: string) => string | null;

/** A message as HTML. Every text becomes a text node: nothing anybody wrote is markup. */
export const drawMessage = (
  message: Message,
  people: People,
  reader: Reader,
  fileLink: FileLink = () => null,
): string => message.parts.map((part) => drawPart(part, people, reader, fileLink)).join('');

/** A form as HTML; the page shows it as a dialog. `people` are those a person field offers. */
export const drawForm = (
  form: Form,
  people: readonly { readonly externalId: string; readonly name: string }[],
): string => {
  const intro = form.intro === undefined ? '' : `<p class="form-intro">${asText(form.intro)}</p>`;
  const fields = form.fields.map((field) => drawField(field, people)).join('');
  return [
    `<form data-action="${asText(form.action)}" data-subject="${asText(form.subject)}" novalidate>`,
    `<h2>${asText(form.title)}</h2>${intro}${fields}`,
    `<div class="form-end"><button type="button" class="cancel" data-cancel>×</button>`,
    `<button type="submit" class="primary">${asText(form.submit)}</button></div></form>`,
  ].join('');
};

/** Text between tags or in a quoted attribute. */
export const asText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const drawPart = (part: Part, people: People, reader: Reader, fileLink: FileLink): string => {
  const line = (text: readonly Inline[]) => text.map((inline) => drawInline(inline, people, reader)).join('');
  switch (part.kind) {
    case 'heading':
      return `<h3>${asText(part.text)}</h3>`;
    case 'text':
      return `<p>${line(part.text)}</p>`;
    case 'quote':
      return `<blockquote>${lines(part.text)}</blockquote>`;
    case 'facts':
      return `<dl>${part.facts
        .map((fact) => `<dt>${asText(fact.label)}</dt><dd>${line(fact.value)}</dd>`)
        .join('')}</dl>`;
    case 'note':
      return `<p class="note">${asText(part.text)}</p>`;
    case 'divider':
      return '<hr>';
    case 'file':
      return `<p><a class="file" href="${asText(fileLink(part.name) ?? '#')}" download="${asText(part.name)}">${asText(part.name)}</a></p>`;
    case 'image': {
      const link = fileLink(part.name);
      return link === null
        ? `<p class="note">${asText(part.alt)}</p>`
        : `<p><img class="picture" src="${asText(link)}" alt="${asText(part.alt)}"></p>`;
    }
    case 'buttons':
      return `<div class="buttons">${part.buttons.map(drawButton).join('')}</div>`;
  }
};

const drawInline = (inline: Inline, people: People, reader: Reader): string => {
  if (typeof inline === 'string') return lines(inline);
  if ('mention' in inline) {
    return `<span class="mention">@${asText(people.get(inline.mention)?.name ?? '…')}</span>`;
  }
  if ('at' in inline) {
    return `<time datetime="${inline.at.toISOString()}">${asText(drawInstant(inline.at, reader))}</time>`;
  }
  if ('on' in inline)
    return `<time datetime="${inline.on.toISOString()}">${asText(text(reader.language).date(inline.on, reader.zone))}</time>`;
  if ('link' in inline) {
    return `<a href="${asText(safeLink(inline.link))}" rel="noopener noreferrer nofollow" target="_blank">${asText(inline.label)}</a>`;
  }
  return `<strong>${asText(inline.strong)}</strong>`;
};

const lines = (text: string): string => asText(text).replaceAll('\n', '<br>');

/** Https, or this machine: the console of a playground has no certificate. */
const safeLink = (link: string): string =>
  link.startsWith('https://') || /^http:\/\/localhost(?::\d+)?\//u.test(link) ? link : '#';

const drawInstant = (at: Date, { language, zone }: Reader): string =>
  new Intl.DateTimeFormat(language === 'pl' ? 'pl-PL' : 'en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

const drawButton = (button: Button): string =>
  `<button type="button" class="${button.style}" data-action="${asText(button.action)}" data-subject="${asText(button.subject)}">${asText(button.label)}</button>`;

const drawField = (
  field: Field,
  people: readonly { readonly externalId: string; readonly name: string }[],
): string => {
  const hint = 'hint' in field && field.hint !== undefined ? `<small>${asText(field.hint)}</small>` : '';
  const label = `<span class="label">${asText(field.label)}</span>`;
  const error = '<span class="error" role="alert"></span>';
  const name = asText(field.name);
  const required = field.isRequired ? ' required' : '';
  switch (field.kind) {
    case 'text': {
      const value = asText(field.initial ?? '');
      const input = field.isLong
        ? `<textarea name="${name}" maxlength="${field.most}" rows="4"${required}>${value}</textarea>`
        : `<input name="${name}" maxlength="${field.most}" value="${value}"${required} autocomplete="off"${field.isTopics ? ' data-topics' : ''}>`;
      return `<label class="field">${label}${hint}${input}${error}</label>`;
    }
    case 'person': {
      const options = people.map(
        ({ externalId, name: who }) => `<option value="${asText(externalId)}">${asText(who)}</option>`,
      );
      return `<label class="field">${label}<select name="${name}" data-person${required}><option value=""></option>${options.join('')}</select>${error}</label>`;
    }
    case 'choice': {
      const type = field.many ? 'checkbox' : 'radio';
      const options = field.options.map(({ value, label: words }) => {
        const checked = field.initial?.includes(value) ? ' checked' : '';
        return `<label class="option"><input type="${type}" name="${name}" value="${asText(value)}"${checked}><span>${asText(words)}</span></label>`;
      });
      return `<fieldset class="field" data-many="${field.many}"><legend>${label}</legend>${hint}${options.join('')}${error}</fieldset>`;
    }
  }
};
