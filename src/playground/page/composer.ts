import { byId, make } from './dom.js';
import type { Completion, Persona } from './server.js';

/** What the composer needs to know to complete what is typed. */
export type Completing = { readonly completions: readonly Completion[]; readonly people: readonly Persona[] };

type Option = { readonly insert: string; readonly shown: string; readonly note: string };

/**
 * The box one types into: Enter sends, Shift+Enter breaks the line, `/` completes commands and `@` names.
 * Returns a function that puts a text into the box.
 */
export const setUpComposer = (
  known: () => Completing,
  send: (typed: string) => void,
): ((typed: string) => void) => {
  const typed = byId<HTMLTextAreaElement>('typed');
  const list = byId('completions');
  let options: readonly Option[] = [];
  let chosen = 0;

  const draw = () => {
    list.replaceChildren(
      ...options.map((option, index) => {
        const item = make('div', 'choice', option.shown);
        item.role = 'option';
        item.setAttribute('aria-selected', String(index === chosen));
        if (option.note !== '') item.append(make('small', '', option.note));
        item.addEventListener('mousedown', (event) => {
          event.preventDefault();
          take(index);
        });
        return item;
      }),
    );
    list.hidden = options.length === 0;
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  };
  const look = () => {
    options = optionsFor(typed.value, known());
    chosen = 0;
    draw();
    typed.style.height = 'auto';
    typed.style.height = `${typed.scrollHeight + 2}px`;
  };
  const put = (text: string) => {
    typed.value = text;
    typed.focus();
    look();
  };
  const take = (index: number) => {
    const option = options[index];
    if (option !== undefined) put(option.insert);
  };
  const submit = () => {
    const text = typed.value.trim();
    if (text === '') return;
    typed.value = '';
    look();
    send(text);
  };
  typed.addEventListener('input', look);
  typed.addEventListener('blur', () => {
    list.hidden = true;
  });
  typed.addEventListener('keydown', (event) => {
    const isOpen = !list.hidden;
    const exact = options[chosen]?.insert.trim() === typed.value.trim();
    if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      chosen = (chosen + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length;
      draw();
    } else if (isOpen && (event.key === 'Tab' || (event.key === 'Enter' && !exact))) take(chosen);
    else if (isOpen && event.key === 'Escape') {
      options = [];
      draw();
    } else if (event.key === 'Enter' && !event.shiftKey) submit();
    else return;
    event.preventDefault();
  });
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  return put;
};

const optionsFor = (typed: string, { completions, people }: Completing): Option[] => {
  const name = /^\/\S+ \S+ @([^@]*)$/u.exec(typed);
  if (name !== null) {
    const start = (name[1] ?? '').toLowerCase();
    const before = typed.slice(0, typed.length - start.length);
    return people
      .filter((one) => one.name.toLowerCase().includes(start) && one.name.toLowerCase() !== start)
      .slice(0, 8)
      .map((one) => ({ insert: before + one.name, shown: one.name, note: one.headline }));
  }
  if (!typed.startsWith('/')) return [];
  return completions
    .filter((one) => one.typed.startsWith(typed.toLowerCase()) && one.typed !== typed)
    .map((one) => ({
      insert: one.takes === 'nothing' ? one.typed : `${one.typed} ${one.takes === 'person' ? '@' : ''}`,
      shown: one.typed,
      note: { person: '@…', text: '…', date: '2026-12-31' }[one.takes] ?? '',
    }));
};
