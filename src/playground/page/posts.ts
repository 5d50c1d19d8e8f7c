import { make } from './dom.js';
import type { Post } from './server.js';
import type { Words } from './words.js';

/** One post as the page shows it; the buttons in it carry the post's id. */
export const drawPost = (post: Post, words: Words, language: string, zone: string): HTMLElement => {
  const article = make('article', 'post');
  article.dataset['post'] = String(post.id);
  const face = make('div', post.isAcquaint ? 'face acquaint' : 'face', initials(post.author));
  face.ariaHidden = 'true';
  if (!post.isAcquaint) face.style.background = colour(post.author);
  const body = make('div');
  const top = make('div', 'who', post.author);
  if (post.isAcquaint) top.append(make('span', 'app', words.app));
  top.append(
    make('span', 'when', instant(post.at, language, zone) + (post.isEdited ? ` · ${words.edited}` : '')),
  );
  if (post.isMine && post.text !== undefined) top.append(ownMenu(words));
  body.append(top, content(post));
  article.append(face, body);
  return article;
};

/** What one can do with words of one's own: behind three dots, as in a chat. */
const ownMenu = (words: Words): HTMLElement => {
  const menu = make('details', 'own');
  const dots = make('summary', '', '⋯');
  dots.ariaLabel = words.more;
  const button = make('button', 'choice', words.asProfile);
  button.dataset['profile'] = '';
  menu.append(dots, button);
  return menu;
};

/** A moment in somebody's own zone and language. */
export const instant = (at: string, language: string, zone: string): string =>
  new Intl.DateTimeFormat(language === 'pl' ? 'pl-PL' : 'en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));

const content = (post: Post): HTMLElement => {
  if (post.html === undefined) return make('div', 'said', post.text ?? '');
  const card = make('div', 'card');
  // Drawn by our own server, where every text of a member is escaped.
  card.innerHTML = post.html;
  return card;
};

const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');

const colour = (name: string): string => {
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  return `hsl(${hue} 38% 42%)`;
};
