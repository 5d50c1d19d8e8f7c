/** The element with this id; the page has it or is broken. */
export const byId = <T extends HTMLElement>(id: string): T => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no #${id}`);
  return found as T;
};

/** A new element with a class and text. */
export const make = (tag: string, className = '', text = ''): HTMLElement => {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  if (text !== '') element.textContent = text;
  return element;
};
