import { figureOf, lastMonday, openByAge } from '../../core/figures.ts';
import { html } from '../html.ts';
import { figure, small, table } from '../parts.ts';
import type { Page } from '../visit.ts';

/** Asks open last Monday by age: how many, never whose. */
export const asksPage: Page = {
  path: '/asks',
  show: async ({ scene, words }) => {
    const said = words.consolePages.asks;
    const monday = lastMonday(scene.tx.now, scene.tx.community.zone);
    const open = await scene.tx.figures.openAsks(monday);
    const total = figureOf(
      open.length,
      open.flatMap(({ people }) => people),
    );
    const rows = openByAge(monday, open).map((count, index) => [
      said.ages[index] ?? '',
      figure(words, count),
    ]);
    return {
      title: words.console.pages.asks,
      body: html`<p>${said.intro}</p><div class="cards"><section class="card"><h2>${said.total}</h2><p class="number">${figure(words, total)}</p></section></div>
${table(said.age, [said.age, said.count], rows)}${small(said.note)}${small(`${words.console.fewNote} ${words.console.weeklyNote}`)}`,
    };
  },
};
