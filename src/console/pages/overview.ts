import { overviewOf, type Pair } from '../../actions/overview.ts';
import type { Figure } from '../../core/figures.ts';
import { addresses } from '../../views/addresses.ts';
import type { Text } from '../../views/text.ts';
import { type Html, html, type Piece } from '../html.ts';
import { atLeast, dayText, duration, figure, press, small } from '../parts.ts';
import type { Page, Visit } from '../visit.ts';

/** The five numbers of four weeks, each with what to do about it. */
export const overviewPage: Page = {
  path: '/',
  show: async (visit) => {
    const { tx } = visit.scene;
    const { words } = visit;
    const said = words.console.overview;
    const about = await overviewOf(tx);
    const { zone } = tx.community;
    const lastDay = new Date(about.now.until.getTime() - 1);
    const stretch = said.stretch(dayText(words, about.now.from, zone), dayText(words, lastDay, zone));
    const cards = [
      card(visit, said.joined, about.joined, said.joinedWhy, said.joinedDo),
      card(visit, said.asked, about.asked, said.askedWhy, showMe(visit)),
      card(visit, said.talked, about.talked, said.talkedWhy, to('programs', said.talkedDo)),
      card(visit, said.median, about.median, said.medianWhy, to('network', said.medianDo), duration),
      card(
        visit,
        said.alone,
        { now: about.alone, before: null },
        said.aloneWhy,
        to('programs', said.aloneDo),
        atLeast,
      ),
    ];
    return {
      title: words.console.pages.overview,
      body: html`${tx.community.startedAt === null ? html`<p class="notice">${said.notStarted}</p>` : null}
<p>${said.intro} <strong>${stretch}</strong></p><div class="cards">${cards}</div>${small(`${words.console.fewNote} ${words.console.weeklyNote}`)}`,
    };
  },
};

const to = (page: string, label: string): Html =>
  html`<a class="button" href="/console/${page}">${label}</a>`;

const showMe = (visit: Visit): Html =>
  press(visit, {
    action: addresses.communities.tour,
    label: visit.words.console.overview.askedDo,
    back: '/console',
  });

const card = (
  { words }: Visit,
  label: string,
  { now, before }: Pair<Figure> | { now: Figure; before: null },
  why: string,
  action: Piece,
  draw: (words: Text, value: Figure) => Piece = figure,
): Html => html`<section class="card"><h2>${label}</h2><p class="number">${draw(words, now)}</p>
${before === null ? null : html`<p class="before">${words.console.overview.before}: ${draw(words, before)}</p>`}
<p class="small">${why}</p><div class="next">${typeof action === 'string' ? html`<p>${action}</p>` : action}</div></section>`;
