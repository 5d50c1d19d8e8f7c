import { fewestPeople, figureOf } from '../../core/figures.ts';
import { addresses } from '../../views/addresses.ts';
import { html, type Piece } from '../html.ts';
import { figure, formLink, moment, press, section, small, table } from '../parts.ts';
import type { Page } from '../visit.ts';

const to = addresses.meetups;
const back = '/console/events';
const mostShown = 30;
const yearMs = 365 * 86_400_000;

/** Events ahead with how many go, and how much stands on the board: never who. */
export const eventsPage: Page = {
  path: '/events',
  show: async (visit) => {
    const { scene, words } = visit;
    const { tx } = scene;
    const said = words.consolePages.events;
    const ahead = (await tx.meetups.between(tx.now, new Date(tx.now.getTime() + yearMs), mostShown)).filter(
      ({ status }) => status === 'planned',
    );
    const counts = await tx.meetupPeople.counts(ahead.map(({ id }) => id));
    const rows = ahead.map(({ id, title, startsAt }): Piece[] => {
      const going = counts.get(id) ?? 0;
      const about = { subject: id, back };
      return [
        title,
        moment(words, startsAt, tx.community.zone),
        figure(words, going < fewestPeople ? 'few' : going),
        html`<div class="buttons">${formLink({ ...about, action: to.edit, label: words.meetups.edit })}${press(
          visit,
          { ...about, action: to.cancel, label: words.meetups.cancel, of: title },
        )}</div>`,
      ];
    });
    const posts = await tx.board.open();
    const onBoard = figureOf(
      posts.length,
      posts.map(({ author }) => author),
    );
    return {
      title: words.console.pages.events,
      body: html`<p>${said.intro}</p>
${rows.length === 0 ? html`<p>${words.console.nothing}</p>` : table(words.console.pages.events, [said.event, said.when, said.going, said.change], rows)}
<div class="buttons">${formLink({ action: to.create, label: words.meetups.create, back })}</div>
${section(said.board, html`<p>${said.posts}: <strong>${figure(words, onBoard)}</strong></p>`)}${small(words.console.fewNote)}`,
    };
  },
};
