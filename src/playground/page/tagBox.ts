import { make } from './dom.js';
import type { Topic } from './server.js';

/** Asks for topics; rejects where the server does not answer. */
export type Topics = (typed: string) => Promise<Topic[]>;

const waitMs = 120;
let boxes = 0;

/** Completes the name after the last comma: arrows and Enter, Tab or a click take one, Escape closes the list. */
export const setUpTagBox = (box: HTMLInputElement, topics: Topics): void => {
  const list = make('div', 'topics');
  boxes += 1;
  list.id = `topics-${boxes}`;
  list.role = 'listbox';
  list.hidden = true;
  box.role = 'combobox';
  box.setAttribute('aria-controls', list.id);
  box.setAttribute('aria-autocomplete', 'list');
  box.after(list);
  let found: readonly Topic[] = [];
  let chosen = 0;
  let asked = 0;

  const draw = () => {
    list.replaceChildren(...found.map((topic, index) => line(topic, index, index === chosen)));
    list.hidden = found.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    if (list.hidden) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', `${list.id}-${chosen}`);
  };
  const line = ({ label, alias }: Topic, index: number, isChosen: boolean) => {
    const item = make('div', 'choice', label);
    item.id = `${list.id}-${index}`;
    item.role = 'option';
    item.setAttribute('aria-selected', String(isChosen));
    if (alias.toLowerCase() !== label.toLowerCase()) item.append(make('small', '', alias));
    item.addEventListener('mousedown', (event) => {
      event.preventDefault();
      take(index);
    });
    return item;
  };
  const close = () => {
    asked += 1;
    found = [];
    draw();
  };
  const take = (index: number) => {
    const topic = found[index];
    if (topic === undefined) return;
    const before = box.value.slice(0, box.value.length - lastName(box.value).length);
    box.value = `${before}${before === '' || before.endsWith(' ') ? '' : ' '}${topic.label}`;
    box.focus();
    close();
  };
  const look = async () => {
    asked += 1;
    const turn = asked;
    const typed = lastName(box.value).trim();
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (turn !== asked) return;
    const answer = typed === '' ? [] : await topics(typed).catch(() => []);
    if (turn !== asked) return;
    found = answer.slice(0, 6);
    chosen = 0;
    draw();
  };
  box.addEventListener('input', () => void look());
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown') chosen = (chosen + 1) % found.length;
    else if (event.key === 'ArrowUp') chosen = (chosen + found.length - 1) % found.length;
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    draw();
  });
};

/** What stands after the last comma. */
const lastName = (typed: string): string => typed.slice(typed.lastIndexOf(',') + 1);
