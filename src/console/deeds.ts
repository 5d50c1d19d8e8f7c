import type { Reply } from '../actions/action.ts';
import { peopleIn } from '../actions/deliveries.ts';
import { typedIn } from '../actions/refuse.ts';
import { actions } from '../actions/routes.ts';
import type { Message } from '../views/message.ts';
import { act, answersIn, reach } from './acts.ts';
import { answerPrefix, drawForm, type Opened, type Typed } from './form.ts';
import { html } from './html.ts';
import { drawMessage } from './message.ts';
import type { Shown, Visit } from './visit.ts';

type Sent = Readonly<Record<string, readonly string[]>>;

/** The texts that somebody wrote into a form of an action, without what they chose. */
export const typedInto = (sent: Sent): readonly string[] =>
  typedIn(answersIn(sent), actions.get(sent['action']?.[0] ?? ''));

/** The page of a form that an action opens. */
export const formPage = async (visit: Visit): Promise<Shown | null> => {
  const opened = {
    opener: visit.asked('action'),
    subject: visit.asked('subject'),
    back: safePath(visit.asked('back')),
  };
  return reach(opened.opener) === 'form' ? opening(visit, opened, null) : null;
};

/** A button was pressed or a form sent: the page that says what became of it. */
export const deed = async (visit: Visit, sent: Sent): Promise<Shown | null> => {
  const one = (name: string) => (sent[name]?.[0] ?? '').slice(0, 500);
  const back = safePath(one('back'));
  const reply = await act(visit, one('action'), one('subject'), answersIn(sent));
  if (reply === null) return null;
  const opened = { opener: one('opener'), subject: one('openerSubject'), back };
  if (reply.reply === 'correct') {
    const isOpened = reach(opened.opener) === 'form';
    return isOpened ? opening(visit, opened, { answers: filledIn(sent), errors: reply.errors }) : null;
  }
  return said(visit, reply, { opener: one('action'), subject: one('subject'), back });
};

const opening = async (visit: Visit, opened: Opened, typed: Typed | null): Promise<Shown | null> => {
  const reply = await act(visit, opened.opener, opened.subject, {});
  return reply === null || reply.reply === 'correct' ? null : said(visit, reply, opened, typed);
};

/** What an action answered, as a page. */
export const said = async (
  visit: Visit,
  reply: Exclude<Reply, { reply: 'correct' }>,
  opened: Opened,
  typed: Typed | null = null,
): Promise<Shown> => {
  if (reply.reply === 'form') {
    return { title: reply.form.title, body: drawForm(visit, reply.form, opened, typed) };
  }
  const { message } = reply;
  const [account] = await visit.scene.tx.accounts.of(visit.me.id);
  const people = await peopleIn(visit.scene.tx, message, account?.platform ?? 'playground');
  const { title, rest } = titled(message);
  const drawn = drawMessage(visit, rest, people, reach, opened.back);
  const way = html`<p><a class="button" href="${opened.back}">${visit.words.back}</a></p>`;
  return { title, body: html`<div role="status">${drawn}</div>${way}` };
};

/** A message's own heading is the page's, and nothing is said twice. */
const titled = (message: Message): { title: string; rest: Message } => {
  const [first, ...parts] = message.parts;
  if (first?.kind === 'heading') return { title: first.text, rest: { ...message, parts } };
  const isSaid = first?.kind === 'text' && first.text.length === 1 && first.text[0] === message.summary;
  return { title: message.summary, rest: isSaid ? { ...message, parts } : message };
};

const filledIn = (sent: Sent): Typed['answers'] =>
  Object.fromEntries(
    Object.entries(sent)
      .filter(([name]) => name.startsWith(answerPrefix))
      .map(([name, values]) => [name.slice(answerPrefix.length), values]),
  );

/** Only a page of the console. */
const safePath = (path: string): string => (/^\/console(?:\/[\w/-]*)?$/u.test(path) ? path : '/console');
