import { addresses } from '../../views/addresses.ts';
import { desk } from '../../views/communities.ts';
import { exportNames } from '../exports.ts';
import { html } from '../html.ts';
import { drawMessage } from '../message.ts';
import { formLink, hidden, press, section, small } from '../parts.ts';
import type { Page } from '../visit.ts';

const to = addresses.communities;
const back = '/console/settings';

/** What holds in this community, and the files that can be taken away. */
export const settingsPage: Page = {
  path: '/settings',
  show: async (visit) => {
    const { words, scene } = visit;
    const { tx } = scene;
    const said = words.consolePages.settings;
    const joined = await tx.members.count('joined');
    const people = joined + (await tx.members.count('known'));
    const { parts } = desk(words, { community: tx.community, people, joined });
    const facts = { summary: '', parts: parts.filter(({ kind }) => kind === 'facts' || kind === 'note') };
    const isStarted = tx.community.startedAt !== null;
    return {
      title: words.console.pages.settings,
      body: html`<p>${said.intro}</p>${drawMessage(visit, facts, new Map(), () => null, back)}
<div class="buttons">${[
        isStarted ? null : press(visit, { action: to.start, label: said.start, style: 'primary', back }),
        formLink({ action: to.setup, label: said.change, back }),
        press(visit, { action: to.dryRun, label: said.dryRun, back }),
        press(visit, { action: to.tour, label: said.tour, back }),
      ]}</div>${isStarted ? null : small(said.startNote)}
${section(
  said.exports,
  html`<p>${said.exportsIntro}</p><div class="buttons">${exportNames.map(
    (name) =>
      html`<form method="post" action="/console/export">${hidden({ token: visit.token, name })}<button class="plain">${said.download(said.files[name])}</button></form>`,
  )}</div>`,
)}`,
    };
  },
};
