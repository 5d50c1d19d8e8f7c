import { setUpComposer } from './composer.js';
import { openForm } from './dialog.js';
import { byId, make } from './dom.js';
import { drawPost, instant } from './posts.js';
import {
  type Answer,
  type Channel,
  freshId,
  get,
  type Persona,
  type Post,
  post,
  type State,
  type Topic,
  type What,
} from './server.js';
import { tries, type Words, wordsOf } from './words.js';

const home = 'home';
let state: State | null = null;
let channel = 'general';
/** How many posts of a channel each person has seen. */
const seen = new Map<string, number>();

const me = () => state?.me ?? null;
const words = (): Words => wordsOf(me()?.language ?? 'en');
const where = () => ({ place: state?.place ?? '', as: me()?.externalId ?? '' });

const act = async (what: What, source: HTMLElement | null): Promise<Answer> => {
  const stored = source?.closest<HTMLElement>('[data-post]')?.dataset['post'];
  const id = freshId();
  return post<Answer>('do', { ...where(), id, what, channel, ...(stored ? { post: Number(stored) } : {}) });
};

const onlyYou = (html: string): void => {
  const box = byId('only-you');
  const card = make('div', 'card mine-only');
  card.innerHTML = html;
  const close = make('button', 'close', '×');
  close.ariaLabel = words().close;
  close.addEventListener('click', () => box.replaceChildren());
  card.prepend(make('span', 'label', words().onlyYou), close);
  box.replaceChildren(card);
  box.scrollTop = 0;
};

/** Topics for what somebody is typing, in their language. */
const topics = (typed: string): Promise<Topic[]> =>
  get<Topic[]>('topics', { place: where().place, language: document.documentElement.lang, typed });

const show = (answer: Answer, source: HTMLElement | null): void => {
  if (answer.reply === 'form') {
    const send = (action: string, subject: string, answers: Record<string, unknown>) =>
      act({ kind: 'form', action, subject, answers }, source);
    openForm(answer.html, { send, topics }, (next) => show(next, source));
  } else if (answer.reply === 'home') void open(home, answer.html);
  else if (answer.reply === 'show' || answer.reply === 'replace') onlyYou(answer.html);
  else if (source?.closest('#only-you')) byId('only-you').replaceChildren();
  void refresh();
};

const run = async (what: What, source: HTMLElement | null): Promise<void> => {
  try {
    show(await act(what, source), source);
  } catch {
    onlyYou(`<p>${words().lost}</p>`);
  }
};

const drawSide = (now: State): void => {
  const text = words();
  document.documentElement.lang = now.me?.language ?? 'en';
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) {
    element.textContent = text[element.dataset['word'] as keyof Words];
  }
  options(
    'place',
    now.places.map(({ place, name }) => [place, name]),
    now.place,
  );
  byId('pick-place').hidden = now.places.length < 2;
  const news = (one: Persona) =>
    Math.max(0, one.direct - (seen.get(`${one.externalId} dm:${one.externalId}`) ?? 0));
  options(
    'as',
    now.people.map((one) => [one.externalId, news(one) > 0 ? `● ${one.name} (${news(one)})` : one.name]),
    now.me?.externalId ?? '',
  );
  byId('headline').textContent = now.me?.headline ?? '';
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]')) {
    button.ariaPressed = String(button.dataset['language'] === now.me?.language);
  }
  byId('now').textContent = instant(now.now, now.me?.language ?? 'en', now.me?.zone ?? 'UTC');
  drawChannels(now, text);
};

const options = (id: string, all: readonly (readonly [string, string])[], chosen: string): void => {
  const select = byId<HTMLSelectElement>(id);
  const key = JSON.stringify(all);
  if (select.dataset['key'] !== key) {
    select.dataset['key'] = key;
    select.replaceChildren(...all.map(([value, label]) => new Option(label, value)));
  }
  select.value = chosen;
};

const seenKey = (id: string) => `${where().as} ${id}`;

const drawChannels = (now: State, text: Words): void => {
  const button = (id: string, mark: string, title: string, news: number) => {
    const element = make('button') as HTMLButtonElement;
    element.type = 'button';
    element.dataset['channel'] = id;
    element.append(make('span', '', mark), make('span', '', title));
    if (news > 0) element.append(make('span', 'new', String(news)));
    if (id === channel) element.ariaCurrent = 'page';
    return element;
  };
  const news = (one: Channel) => Math.max(0, one.posts - (seen.get(seenKey(one.id)) ?? 0));
  const ofKind = (kind: Channel['kind'], mark: string) =>
    now.channels.filter((one) => one.kind === kind).map((one) => button(one.id, mark, one.title, news(one)));
  const rooms = ofKind('room', '◎');
  byId('channels').replaceChildren(
    button(home, '⌂', text.home, 0),
    make('h2', '', text.channels),
    ...ofKind('public', '#'),
    make('h2', '', text.direct),
    ...ofKind('direct', '●'),
    ...(rooms.length === 0 ? [] : [make('h2', '', text.rooms), ...rooms]),
  );
  byId('menu').classList.toggle(
    'news',
    now.channels.some((one) => one.id !== channel && news(one) > 0),
  );
};

const drawTop = (now: State): void => {
  const text = words();
  const one = now.channels.find((known) => known.id === channel);
  byId('title').textContent =
    channel === home ? text.home : one?.kind === 'public' ? `# ${one.title}` : (one?.title ?? '');
  const about = { public: text.aboutGeneral, direct: text.aboutDirect, room: text.aboutRoom };
  byId('topic').textContent = one === undefined ? text.aboutHome : about[one.kind];
  byId<HTMLTextAreaElement>('typed').placeholder = one?.kind === 'direct' ? text.writeDirect : text.write;
  byId('composer').hidden = channel === home;
  byId('tries').replaceChildren(
    ...(channel === 'general' ? triesOf(now) : []).map((line) => {
      const button = make('button', '', line) as HTMLButtonElement;
      button.type = 'button';
      button.addEventListener('click', () => put(line));
      return button;
    }),
  );
};

/** A name in them is somebody's who is here, so that none leads nowhere. */
const triesOf = ({ me, people }: State): string[] => {
  const person = people.find((one) => one.isJoined && one.externalId !== me?.externalId)?.name;
  return (tries[me?.language ?? 'en'] ?? [])
    .filter((line) => person !== undefined || !line.includes('{person}'))
    .map((line) => line.replace('{person}', person ?? ''));
};

const drawPosts = (posts: readonly Post[]): void => {
  const box = byId('posts');
  const text = words();
  const wasAtEnd =
    box.scrollHeight - box.scrollTop - box.clientHeight < 60 || box.dataset['channel'] !== channel;
  box.dataset['channel'] = channel;
  if (posts.length === 0) {
    const empty = make('div', 'empty');
    const isGeneral = channel === 'general';
    empty.append(
      make('h2', '', isGeneral ? text.emptyGeneral : text.emptyDirect),
      ...(isGeneral
        ? [make('p', 'wide-only', text.emptyGeneralWide), make('p', 'narrow-only', text.emptyGeneralNarrow)]
        : [make('p', '', text.emptyDirectText)]),
    );
    box.replaceChildren(empty);
  } else {
    const { language = 'en', zone = 'UTC' } = me() ?? {};
    box.replaceChildren(...posts.map((one) => drawPost(one, text, language, zone)));
  }
  if (wasAtEnd) box.scrollTop = box.scrollHeight;
};

/** Look again at everything; the latest look wins. */
let looks = 0;
const refresh = async (): Promise<void> => {
  const look = ++looks;
  const next = await get<State>('state', where());
  if (look !== looks) return;
  state = next;
  if (channel !== home && !next.channels.some((one) => one.id === channel)) channel = 'general';
  if (channel !== home) {
    const { posts } = await get<{ posts: Post[] }>('channel', { ...where(), channel });
    if (look !== looks) return;
    seen.set(seenKey(channel), next.channels.find((one) => one.id === channel)?.posts ?? 0);
    drawPosts(posts);
  }
  drawSide(next);
  drawTop(next);
};

const open = async (next: string, homeHtml?: string): Promise<void> => {
  channel = next;
  byId('side').classList.remove('open');
  byId('shade').hidden = true;
  byId('only-you').replaceChildren();
  if (next === home) {
    const answer =
      homeHtml === undefined ? await act({ kind: 'home' }, null) : { reply: 'home' as const, html: homeHtml };
    const card = make('div', 'card');
    if ('html' in answer) card.innerHTML = answer.html;
    byId('posts').replaceChildren(card);
    byId('posts').scrollTop = 0;
  }
  await refresh();
};

const say = async (typed: string): Promise<void> => {
  const command = /^\/(?:intro|poznaj)\b\s*/iu.exec(typed);
  if (command !== null) return run({ kind: 'command', words: typed.slice(command[0].length) }, null);
  await post('say', { ...where(), channel, id: freshId(), text: typed });
  if (channel.startsWith('dm:')) await run({ kind: 'message', text: typed }, null);
  else await refresh();
};

const put = setUpComposer(
  () => ({ completions: state?.completions ?? [], people: state?.people ?? [] }),
  (typed) => void say(typed),
);

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button') : null;
  if (target === null) return;
  const { action, subject = '', channel: next, language, by } = target.dataset;
  if (action !== undefined && target.closest('form') === null) void press(target, action, subject);
  else if (next !== undefined) void open(next);
  else if (language !== undefined) void post('language', { ...where(), language }).then(() => reopen());
  else if (by !== undefined) void move(by);
  else if (target.dataset['profile'] !== undefined) void asProfile(target);
  else if (target.id === 'menu') toggleSide();
});

const press = async (target: HTMLButtonElement, action: string, subject: string): Promise<void> => {
  target.disabled = true;
  await run({ kind: 'press', action, subject }, target);
  target.disabled = false;
};

/** Words of one's own from a channel fill in one's profile. */
const asProfile = (target: HTMLButtonElement): Promise<void> => {
  const said = target.closest('.post')?.querySelector('.said')?.textContent ?? '';
  target.closest('details')?.removeAttribute('open');
  const what = { kind: 'form', action: 'members.fromMessage', subject: '', answers: { text: said } } as const;
  return run(what, null);
};

const toggleSide = (): void => {
  const isOpen = byId('side').classList.toggle('open');
  byId('shade').hidden = !isOpen;
  byId('menu').ariaExpanded = String(isOpen);
};
byId('shade').addEventListener('click', toggleSide);

const move = async (by: string): Promise<void> => {
  const steps = document.querySelectorAll<HTMLButtonElement>('.steps button');
  for (const step of steps) step.disabled = true;
  byId('moving').textContent = words().moving;
  await post('time', { by, zone: me()?.zone ?? '' }).catch(() => undefined);
  for (const step of steps) step.disabled = false;
  byId('moving').textContent = '';
  await reopen();
};

const reopen = () => open(channel);

const changePlace = (): void => {
  const place = byId<HTMLSelectElement>('place').value;
  const as = byId<HTMLSelectElement>('as').value;
  const persona = state?.people.find((one) => one.externalId === as) ?? null;
  if (state !== null) state = { ...state, place, me: persona };
  if (channel.startsWith('dm:')) channel = `dm:${as}`;
  sessionStorage.setItem('where', JSON.stringify({ place, as }));
  void reopen();
};
byId('place').addEventListener('change', changePlace);
byId('as').addEventListener('change', changePlace);

const start = async (): Promise<void> => {
  const kept: unknown = JSON.parse(sessionStorage.getItem('where') ?? '{}');
  const query = { place: '', as: '', ...(kept as Record<string, string>) };
  state = await get<State>('state', query);
  await open(channel);
  const changes = new EventSource('/playground/changes');
  changes.addEventListener('message', () => void refresh());
};

void start();
