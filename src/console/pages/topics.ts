import { boardOf } from '../../actions/tags.ts';
import { addresses } from '../../views/addresses.ts';
import { html } from '../html.ts';
import { figure, formLink, press, section, small, table } from '../parts.ts';
import type { Page } from '../visit.ts';

const to = addresses.tags;
const back = '/console/topics';

/** The community's words: what is used, what may mean the same, what was joined. */
export const topicsPage: Page = {
  path: '/topics',
  show: async (visit) => {
    const { words, scene } = visit;
    const said = words.consolePages.topics;
    const board = await boardOf(scene);
    const label = (tag: Parameters<typeof board.labels>[0]) => board.labels(tag, words.language);
    const used = board.used.map(({ label: name, count }) => [name, figure(words, count)]);
    const joins = board.suggestions.map(({ from, into }) =>
      formLink({
        action: to.merge,
        subject: `${from}/${into}`,
        label: words.tags.join(label(from), label(into)),
        back,
      }),
    );
    const meant = board.said.map(({ words: typed, tag, members }) => {
      const about = { subject: `${tag}/${typed}`, back, of: typed };
      return html`<li><p>${words.tags.saidLine(typed, label(tag))} · ${words.tags.members(members)}</p><div class="buttons">${[
        press(visit, { ...about, action: to.accept, label: words.tags.accept }),
        press(visit, { ...about, action: to.dismiss, label: words.tags.dismiss }),
      ]}</div></li>`;
    });
    const undos = board.merged.map(({ slug, label: name }) =>
      press(visit, { action: to.unmerge, subject: slug, label: words.tags.undo(name), back }),
    );
    return {
      title: words.console.pages.topics,
      body: html`<p>${said.intro} ${words.tags.own(board.own)}</p>
<div class="buttons">${formLink({ action: to.merge, label: words.tags.merge, back })}${formLink({ action: to.alias, label: words.tags.alias, back })}</div>
${joins.length === 0 ? null : section(said.suggestions, html`<div class="buttons">${joins}</div>`)}
${meant.length === 0 ? null : section(said.said, html`<ul class="plain">${meant}</ul>`)}
${undos.length === 0 ? null : section(said.joined, html`<div class="buttons">${undos}</div>`)}
${section(said.used, used.length === 0 ? html`<p>${words.console.nothing}</p>` : table(said.used, [said.topic, said.members], used))}
${small(words.tags.note)}`,
    };
  },
};
