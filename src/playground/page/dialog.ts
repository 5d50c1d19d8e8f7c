import { byId } from './dom.js';
import type { Answer } from './server.js';
import { setUpTagBox, type Topics } from './tagBox.js';

/** Send a form's answers; says what came of it. */
export type SendForm = (action: string, subject: string, answers: Record<string, unknown>) => Promise<Answer>;

/** Show a form. It stays open, with sentences beside its fields, until its answers are taken. */
export const openForm = (
  html: string,
  { send, topics }: { readonly send: SendForm; readonly topics: Topics },
  done: (answer: Answer) => void,
): void => {
  const dialog = byId<HTMLDialogElement>('dialog');
  // Drawn by our own server, where every text of a member is escaped.
  dialog.innerHTML = html;
  const form = dialog.querySelector('form');
  if (form === null) return;
  form.querySelector('[data-cancel]')?.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!isComplete(form)) return;
    const submit = form.querySelector<HTMLButtonElement>('[type="submit"]');
    submit?.toggleAttribute('disabled', true);
    const { action = '', subject = '' } = form.dataset;
    const answer = await send(action, subject, answersOf(form)).catch((): Answer => ({ reply: 'none' }));
    submit?.toggleAttribute('disabled', false);
    if (answer.reply === 'correct') showErrors(form, answer.errors);
    else {
      dialog.close();
      done(answer);
    }
  });
  for (const box of form.querySelectorAll<HTMLInputElement>('[data-topics]')) setUpTagBox(box, topics);
  dialog.showModal();
  // The dialog keeps where the form before it was scrolled to.
  dialog.scrollTop = 0;
  form.querySelector<HTMLElement>('input, textarea, select')?.focus();
};

const isComplete = (form: HTMLFormElement): boolean => {
  showErrors(form, {});
  for (const field of form.querySelectorAll<HTMLInputElement>('[required]')) {
    if (field.checkValidity()) continue;
    showErrors(form, { [field.name]: field.validationMessage });
    field.focus();
    return false;
  }
  return true;
};

const showErrors = (form: HTMLFormElement, errors: Record<string, string>): void => {
  for (const place of form.querySelectorAll('.error')) place.textContent = '';
  for (const [name, sentence] of Object.entries(errors)) {
    const place = form
      .querySelector(`[name="${CSS.escape(name)}"]`)
      ?.closest('.field')
      ?.querySelector('.error');
    if (place !== null && place !== undefined) {
      place.textContent = sentence;
      place.scrollIntoView({ block: 'center' });
    }
  }
};

const answersOf = (form: HTMLFormElement): Record<string, unknown> => {
  const answers: Record<string, unknown> = {};
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    'input, textarea, select',
  )) {
    const { name, value } = field;
    if (field instanceof HTMLSelectElement && field.dataset['person'] !== undefined) {
      if (value !== '') answers[name] = { externalId: value };
    } else if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
      const chosen = (answers[name] as string[] | undefined) ?? [];
      answers[name] = field.checked ? [...chosen, value] : chosen;
    } else if (value !== '') answers[name] = value;
  }
  return answers;
};
