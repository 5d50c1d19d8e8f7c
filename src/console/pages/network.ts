import { networkOfCommunity } from '../../actions/communityNetwork.ts';
import { labelsOf } from '../../actions/expertise.ts';
import {
  bridges,
  figureOf,
  groupsOf,
  type Happening,
  lastMonday,
  lastStretches,
  loadByGroup,
} from '../../core/figures.ts';
import type { MemberId } from '../../core/ids.ts';
import type { Member } from '../../core/member.ts';
import { communityPictureAlt } from '../../views/communityPicture.ts';
import { nameOf } from '../../views/people.ts';
import { type Html, html } from '../html.ts';
import { figure, number, section, small, table } from '../parts.ts';
import { networkImage } from '../pictures.ts';
import type { Page, Visit } from '../visit.ts';

/** More groups than this make no table anybody reads. */
const mostGroups = 8;

/** How the community hangs together, as a whole. */
export const networkPage: Page = {
  path: '/network',
  show: async (visit) => {
    const { tx } = visit.scene;
    const { words } = visit;
    const said = words.consolePages.network;
    const joined = await tx.members.list({ status: 'joined' });
    const here = new Set(joined.map(({ id }) => id));
    const met = (await tx.rounds.meetings(lastMonday(tx.now, tx.community.zone))).filter(
      ({ a, b }) => here.has(a) && here.has(b),
    );
    const pairs = met.map(({ a, b, lastAt }): Happening => ({ people: [a, b], at: lastAt }));
    const people = pairs.flatMap((pair) => pair.people);
    const connected = new Set(people).size;
    const each = connected === 0 ? 0 : (2 * pairs.length) / connected;
    const facts = [
      [said.people, number(words, joined.length)],
      [said.connected, figure(words, figureOf(connected, people))],
      [said.conversations, figure(words, figureOf(pairs.length, people))],
      [said.perPerson, figure(words, figureOf(Math.round(each * 10) / 10, people))],
    ] as const;
    return {
      title: words.console.pages.network,
      body: html`<p>${said.intro}</p><dl>${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
${await picture(visit)}${bridging(visit, joined, pairs)}${await load(visit, joined)}${await helped(visit, joined)}${small(`${words.console.fewNote} ${words.console.weeklyNote}`)}`,
    };
  },
};

const picture = async ({ scene, words }: Visit): Promise<Html> => {
  const said = words.consolePages.network;
  const network = await networkOfCommunity(scene.tx);
  const alt = communityPictureAlt(words, { network, labels: await labelsOf(scene.tx) });
  return section(said.picture, html`<p>${said.pictureIntro}</p>${networkImage(alt)}`);
};

const companiesOf = (members: readonly Member[]): ReadonlyMap<MemberId, string> =>
  new Map(members.map(({ id, company }) => [id, company.trim()]));

const bridging = ({ words }: Visit, joined: readonly Member[], pairs: readonly Happening[]): Html => {
  const said = words.consolePages.network;
  const companyOf = companiesOf(joined);
  const groups = groupsOf(companyOf).slice(0, mostGroups);
  const names = groups.map(({ group }) => group);
  const known = bridges(names, pairs, companyOf).filter(({ talks }) => talks !== 'few');
  const rows = known.map(({ one, other, talks }) => [
    one,
    one === other ? said.inside : other,
    figure(words, talks),
  ]);
  const none = groups.length < 2 ? said.noGroups : said.noBridges;
  return section(
    said.bridges,
    html`<p>${said.bridgesIntro}</p>`,
    rows.length === 0 ? html`<p>${none}</p>` : table(said.bridges, [said.one, said.other, said.pairs], rows),
  );
};

const load = async ({ scene, words }: Visit, joined: readonly Member[]): Promise<Html> => {
  const said = words.consolePages.network;
  const { tx } = scene;
  const [stretch] = lastStretches(tx.now, tx.community.zone, 1);
  if (stretch === undefined) throw new Error('there is always a stretch');
  const reached = await tx.figures.reached(stretch.from, stretch.until);
  const languageOf = new Map(joined.map(({ id, language }) => [id, words.ownNames[language]]));
  const all = [
    ...loadByGroup(stretch, reached, languageOf),
    ...loadByGroup(stretch, reached, companiesOf(joined)),
  ];
  const rows = all.map(({ group, people, asks }) => [
    group,
    number(words, people),
    number(words, asks),
    number(words, Math.round((asks / people) * 10) / 10),
  ]);
  return section(
    said.load,
    html`<p>${said.loadIntro}</p>`,
    rows.length === 0
      ? html`<p>${said.noLoad}</p>`
      : table(said.load, [said.group, said.reached, said.asks, said.each], rows),
  );
};

/** Only those who said that managers may see it. */
const helped = async ({ scene, words }: Visit, joined: readonly Member[]): Promise<Html> => {
  const said = words.consolePages.network;
  const alone = new Set(await scene.tx.figures.alone(scene.tx.now, scene.tx.now));
  const willing = await scene.tx.consents.standing('helped');
  const people = joined.filter(({ id }) => alone.has(id) && willing.has(id));
  return section(
    said.helped,
    html`<p>${said.helpedIntro}</p>`,
    people.length === 0
      ? html`<p>${said.noHelped}</p>`
      : html`<ul>${people.map((member) => html`<li>${nameOf(words, member)}</li>`)}</ul>`,
  );
};
