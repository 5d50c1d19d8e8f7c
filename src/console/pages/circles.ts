import { othersIn } from '../../actions/circlePeople.ts';
import { type Circle, introducedBetween } from '../../core/circle.ts';
import { type Figure, lastStretches, roundedCount } from '../../core/figures.ts';
import { addresses } from '../../views/addresses.ts';
import { html, type Piece } from '../html.ts';
import { atLeast, formLink, press, section, small, table } from '../parts.ts';
import type { Page, Visit } from '../visit.ts';

const to = addresses.circles;
const back = '/console/circles';

/** The circles with about how many belong, and how they come together: never who. */
export const circlesPage: Page = {
  path: '/circles',
  show: async (visit) => {
    const { words } = visit;
    const said = words.consolePages.circles;
    const all = await circlesNow(visit);
    const rows = all.map(({ circle, size }): Piece[] => [
      circle.name,
      atLeast(words, size),
      html`<div class="buttons">${[
        formLink({ action: to.rename, subject: circle.id, label: words.circles.rename, back }),
        press(visit, {
          action: to.remove,
          subject: circle.id,
          label: words.circles.remove,
          of: circle.name,
          back,
        }),
      ]}</div>`,
    ]);
    const between = await betweenRows(visit);
    return {
      title: words.console.pages.circles,
      body: html`<p>${said.intro}</p>
${rows.length === 0 ? html`<p>${words.circles.noneForManager}</p>` : table(words.console.pages.circles, [words.circles.name, said.size, words.consolePages.events.change], rows)}
<div class="buttons">${formLink({ action: to.create, label: words.circles.create, back })}</div>
${section(
  said.between,
  html`<p>${said.betweenIntro}</p>`,
  between.length === 0
    ? html`<p>${said.noneBetween}</p>`
    : table(
        said.between,
        betweenHeads(visit).slice(0, 3),
        between.map((row) => row.slice(0, 3)),
      ),
)}${small(`${said.note} ${words.console.weeklyNote}`)}`,
    };
  },
};

/** Of the table of introductions, and the sizes of both, for a file. */
export const betweenHeads = ({ words }: Visit): readonly string[] => {
  const said = words.consolePages.circles;
  return [said.one, said.other, said.introductions, `${said.size} 1`, `${said.size} 2`];
};

/** Introductions between any two circles of five people and more, as of last Monday, with the sizes of both. */
export const betweenRows = async (visit: Visit): Promise<Piece[][]> => {
  const { scene, words } = visit;
  const { tx } = scene;
  const all = (await circlesNow(visit)).filter(({ size }) => size !== 'few');
  const [stretch] = lastStretches(tx.now, tx.community.zone, 1);
  const introduced = stretch === undefined ? [] : await tx.figures.introduced(new Date(0), stretch.until);
  const others = introduced.filter(({ people }) => !people.includes(visit.me.id));
  return introducedBetween(
    all.map(({ people }) => people),
    others,
  ).map(({ one, other, count }) => {
    const [a, b] = [all[one], all[other]];
    return [
      a?.circle.name ?? '',
      one === other ? words.consolePages.circles.inside : (b?.circle.name ?? ''),
      atLeast(words, count ?? 'few'),
      atLeast(words, a?.size ?? 'few'),
      atLeast(words, b?.size ?? 'few'),
    ];
  });
};

type Counted = {
  readonly circle: Circle;
  readonly people: ReadonlySet<Visit['me']['id']>;
  readonly size: Figure;
};

const circlesNow = async ({ scene, me }: Visit): Promise<Counted[]> => {
  const circles = await scene.tx.circles.list();
  const people = await othersIn(
    scene.tx,
    circles.map(({ id }) => id),
    me.id,
  );
  return circles.map((circle, at) => {
    const here = people[at] ?? new Set();
    return { circle, people: here, size: roundedCount(here.size) ?? 'few' };
  });
};
