import type { Field, Form } from '../views/form.ts';
import { flag, type Html, html, type Piece } from './html.ts';
import { hidden } from './parts.ts';
import type { Visit } from './visit.ts';

/** What was typed into a form that has to be corrected, and the sentences beside its fields. */
export type Typed = {
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly errors: Readonly<Record<string, string>>;
};

/** Where a form came from: the action that opens it, what that was about, and the page it goes back to. */
export type Opened = { readonly opener: string; readonly subject: string; readonly back: string };

/** A form of an action, with what was typed where it has to be corrected. */
export const drawForm = (visit: Visit, form: Form, opened: Opened, typed: Typed | null): Html => {
  const carried = {
    token: visit.token,
    action: form.action,
    subject: form.subject,
    opener: opened.opener,
    openerSubject: opened.subject,
    back: opened.back,
  };
  return html`<form class="asking" method="post" action="/console/do">${hidden(carried)}
${form.intro === undefined ? null : html`<p>${form.intro}</p>`}
${form.fields.map((field) => drawField(field, typed))}
<div class="buttons"><button class="primary">${form.submit}</button><a class="button" href="${opened.back}">${visit.words.back}</a></div></form>`;
};

/** Names of fields do not mix with what the form itself carries. */
export const answerPrefix = 'answer.';

const drawField = (field: Field, typed: Typed | null): Piece => {
  const id = `field-${field.name}`;
  const error = typed?.errors[field.name];
  const given = typed?.answers[field.name];
  const about = [
    'hint' in field && field.hint !== undefined ? `${id}-hint` : null,
    error === undefined ? null : `${id}-error`,
  ].filter((one) => one !== null);
  const described = about.length === 0 ? null : html` aria-describedby="${about.join(' ')}"`;
  const invalid = error === undefined ? null : html` aria-invalid="true"`;
  const hint =
    'hint' in field && field.hint !== undefined ? html`<small id="${id}-hint">${field.hint}</small>` : null;
  const wrong = error === undefined ? null : html`<p class="error" id="${id}-error">${error}</p>`;
  const name = `${answerPrefix}${field.name}`;
  switch (field.kind) {
    // Managers' forms name nobody; people are asked for in the chat, where they are known.
    case 'person':
      return null;
    case 'text': {
      const value = given?.[0] ?? field.initial ?? '';
      const required = flag('required', field.isRequired);
      const input = field.isLong
        ? html`<textarea id="${id}" name="${name}" maxlength="${field.most}" rows="5"${required}${described}${invalid}>${value}</textarea>`
        : html`<input id="${id}" name="${name}" maxlength="${field.most}" value="${value}" autocomplete="off"${required}${described}${invalid}>`;
      return html`<div class="field"><label for="${id}">${field.label}</label>${hint}${input}${wrong}</div>`;
    }
    case 'choice': {
      const chosen = given ?? field.initial ?? [];
      const options = field.options.map(
        ({ value, label }) =>
          html`<label class="option"><input type="${field.many ? 'checkbox' : 'radio'}" name="${name}" value="${value}"${flag('checked', chosen.includes(value))}> <span>${label}</span></label>`,
      );
      return html`<fieldset class="field"${described}><legend>${field.label}</legend>${hint}${options}${wrong}</fieldset>`;
    }
  }
};
