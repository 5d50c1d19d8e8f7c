import { labelsOf } from '../../actions/expertise.ts';
import { introRequestLimits } from '../../core/introRequest.ts';
import type { Member, MemberStatus } from '../../core/member.ts';
import { addresses } from '../../views/addresses.ts';
import type { TagLabels } from '../../views/expertise.ts';
import { publicOffers } from '../../views/expertise.ts';
import { nameOf } from '../../views/people.ts';
import type { Text } from '../../views/text.ts';
import { flag, type Html, html, type Piece } from '../html.ts';
import { day, press, small, table } from '../parts.ts';
import type { Page, Visit } from '../visit.ts';

const perPage = 50;
/** So few are found where somebody in particular is looked for. */
const mostFound = 5;
const statuses = ['all', 'joined', 'known', 'left'] as const;
type Chosen = (typeof statuses)[number];

/** Who is here and who joined: never how anybody answers. */
export const membersPage: Page = {
  path: '/members',
  show: async (visit) => {
    const { tx } = visit.scene;
    const { words } = visit;
    const said = words.console.members;
    const chosen = statuses.find((one) => one === visit.asked('status')) ?? 'all';
    const typed = visit.asked('name').trim().slice(0, 80);
    const { people, count } = await tx.members.page({
      ...(chosen === 'all' ? {} : { status: chosen }),
      named: typed,
      offset: (pageOf(visit) - 1) * perPage,
      limit: perPage,
    });
    const about = { labels: await labelsOf(tx), managers: new Set(await tx.members.managers()) };
    const rows = people.map((member) => [
      ...row(visit, member, about.labels, about.managers.has(member.id)),
      ...(typed !== '' && count <= mostFound ? [making(visit, member, about.managers.has(member.id))] : []),
    ]);
    const joined = await tx.members.count('joined');
    const isFound = typed !== '' && count <= mostFound;
    const heads = [said.name, said.status, said.since, said.topics];
    return {
      title: words.console.pages.members,
      body: html`<p><strong>${said.joined(joined)}</strong></p>${searching(words, typed, chosen)}
<p role="status">${said.people(count)}</p>
${rows.length === 0 ? html`<p>${said.none}</p>` : table(words.console.pages.members, isFound ? [...heads, words.consolePages.events.change] : heads, rows)}
${paging(visit, typed, chosen, Math.max(1, Math.ceil(count / perPage)))}${small(said.note)}`,
    };
  },
};

/** Whom somebody looked for by name can be made a manager. */
const making = (visit: Visit, member: Member, isManager: boolean): Piece => {
  if (isManager || member.status !== 'joined') return '–';
  const about = { action: addresses.console.makeManager, subject: member.id, back: '/console/settings' };
  const label = visit.words.console.managers.make;
  return press(visit, { ...about, label, of: nameOf(visit.words, member) });
};

const pageOf = (visit: Visit): number => Math.min(100_000, Math.max(1, Number(visit.asked('page')) || 1));

const row = (visit: Visit, member: Member, labels: TagLabels, isManager: boolean): Piece[] => {
  const { words, scene } = visit;
  const said = words.console.members;
  const since = member.joinedAt;
  const isNew =
    since !== null && scene.tx.now.getTime() - since.getTime() < introRequestLimits.newcomerDays * 86_400_000;
  const marks = [isNew ? said.newcomer : null, isManager ? said.manager : null];
  return [
    html`${nameOf(words, member)} ${marks.map((mark) => (mark === null ? null : html`<span class="mark">${mark}</span> `))}`,
    said.statuses[statusOf(member.status)],
    since === null ? '–' : day(words, since, scene.tx.community.zone),
    member.status === 'joined' && !member.isHidden ? publicOffers(words, labels, member.offers) || '–' : '–',
  ];
};

const statusOf = (status: MemberStatus): Exclude<Chosen, 'all'> => (status === 'gone' ? 'left' : status);

const searching = (words: Text, typed: string, chosen: Chosen): Html => {
  const said = words.console.members;
  const options = statuses.map(
    (one) => html`<option value="${one}"${flag('selected', one === chosen)}>${said.statuses[one]}</option>`,
  );
  return html`<form class="search" method="get" action="/console/members" role="search">
<div class="field"><label for="name">${said.search}</label><input id="name" name="name" value="${typed}" maxlength="80" autocomplete="off"></div>
<div class="field"><label for="status">${said.status}</label><select id="status" name="status">${options}</select></div>
<button class="primary">${said.find}</button></form>`;
};

const paging = (visit: Visit, typed: string, chosen: Chosen, pages: number): Html | null => {
  if (pages === 1) return null;
  const said = visit.words.console.members;
  const page = Math.min(pageOf(visit), pages);
  const to = (number: number) =>
    `/console/members?${new URLSearchParams({ name: typed, status: chosen, page: String(number) })}`;
  return html`<nav class="paging" aria-label="${said.page(page, pages)}">
${page > 1 ? html`<a class="button" rel="prev" href="${to(page - 1)}">${said.previous}</a>` : null}
<span>${said.page(page, pages)}</span>
${page < pages ? html`<a class="button" rel="next" href="${to(page + 1)}">${said.next}</a>` : null}</nav>`;
};
