import { runsPlace } from '../../actions/managers.ts';
import { addresses } from '../../views/addresses.ts';
import { desk } from '../../views/communities.ts';
import { nameOf } from '../../views/people.ts';
import { exportNames } from '../exports.ts';
import { type Html, html, type Piece } from '../html.ts';
import { drawMessage } from '../message.ts';
import { formLink, hidden, press, section, small, table } from '../parts.ts';
import type { Page, Visit } from '../visit.ts';

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
        formLink({ action: to.access, label: words.communities.access, back }),
        press(visit, { action: to.dryRun, label: said.dryRun, back }),
        press(visit, { action: to.tour, label: said.tour, back }),
      ]}</div>${isStarted ? null : small(said.startNote)}
${await managers(visit)}${section(
  said.exports,
  html`<p>${said.exportsIntro}</p><div class="buttons">${exportNames.map(
    (name) =>
      html`<form method="post" action="/console/export">${hidden({ token: visit.token, name })}<button class="plain">${said.download(said.files[name])}</button></form>`,
  )}</div>`,
)}`,
    };
  },
};

/** Who manages, why, and the way to end it for others. */
const managers = async (visit: Visit): Promise<Html> => {
  const { words, scene, me } = visit;
  const said = words.console.managers;
  const people = await scene.tx.members.getMany(await scene.tx.members.managers());
  const rows: Piece[][] = [];
  for (const member of people.values()) {
    const name = nameOf(words, member);
    const action = { action: addresses.console.unmakeManager, subject: member.id, of: name, back };
    rows.push([
      name,
      (await runsPlace(scene.tx, member.id)) ? said.byPlatform : said.byHand,
      member.id === me.id ? '–' : press(visit, { ...action, label: said.unmake, style: 'danger' }),
    ]);
  }
  const heads = [words.console.members.name, said.why, words.consolePages.events.change];
  return section(said.heading, html`<p>${said.intro}</p>`, table(said.heading, heads, rows));
};
