import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/core/community.ts';
import type { MemberId } from '../../src/core/ids.ts';
import type { Form } from '../../src/views/form.ts';
import type { Message } from '../../src/views/message.ts';
import { excerpt, quote } from '../../src/views/parts.ts';
import { text } from '../../src/views/text.ts';
import { cast, type Size } from './cast.ts';
import { type Example, examples } from './examples.ts';
import { formOutsideLimits, outsideLimits } from './limits.ts';
import { plainForm, plainMessage, type Reader } from './plain.ts';

const sizes: readonly Size[] = ['shortest', 'usual', 'longest'];

describe.each(languages)('in %s', (language) => {
  test.each(sizes)('every view with the %s texts stays inside the limits', (size) => {
    const outside = examples(language, size).flatMap(({ view, when, says }) =>
      problems(says).map((problem) => `${view}, ${when}: ${problem}`),
    );
    expect(outside).toEqual([]);
  });

  test('the gallery shows every view as it is', async () => {
    await expect(gallery(language)).toMatchFileSnapshot(`../../docs/gallery.${language}.md`);
  });
});

test('every function that says something has an example', async () => {
  const shown = new Set(examples('en', 'usual').map(({ view }) => view));
  const missing: string[] = [];
  for (const [file, module] of Object.entries(await viewModules())) {
    for (const [name, value] of Object.entries(module)) {
      const view = `${file}.${name}`;
      if (typeof value === 'function' && !saysNothing.has(view) && !shown.has(view)) missing.push(view);
    }
  }
  expect(missing).toEqual([]);
});

/** Pieces and helpers that are part of other views. */
const saysNothing = new Set([
  'home.cardAddress',
  'connectors.saidBefore',
  ...[
    'tagList',
    'tagName',
    'publicOffers',
    'publicSeeks',
    'writeOffers',
    'writeSeeks',
    'readTags',
    'didYouMean',
    'personLine',
  ].map((name) => `expertise.${name}`),
  ...['sharedFacts', 'links', 'spoken'].map((name) => `profile.${name}`),
  'nudges.whyAndStop',
  ...['circleNames', 'circleTrouble', 'circleFields', 'nameIn'].map((name) => `circles.${name}`),
  'meetupDesk.feedState',
  'meetupDesk.feedHost',
  ...['saysSomething', 'weekChart', 'chartAlt'].map((name) => `channelDigest.${name}`),
  ...['cards', 'how', 'slips', 'thanks', 'asks', 'newPerson', 'name', 'profile'].map(
    (part) => `digestSections.${part}Section`,
  ),
  'introRequests.askInlines',
  'profile.missingIn',
  'measure.inlineLength',
  'channels.channelName',
  'introRequests.askLine',
  'drafts.previewSaid',
  'introductions.roomTitle',
  'introductions.introductionLine',
  'refusals.refusalSentence',
  'rounds.programName',
  'rounds.rhythm',
  'meetups.momentOf',
  'programs.summaryLine',
  'pairings.pairingTitle',
  'ties.tieDigest',
  'vouches.vouchDigest',
  'vouches.renewalDigest',
  'ties.metParts',
  'vouches.shownVouches',
]);

const viewModules = async (): Promise<Record<string, object>> => ({
  members: await import('../../src/views/members.ts'),
  profile: await import('../../src/views/profile.ts'),
  quiet: await import('../../src/views/quiet.ts'),
  drafts: await import('../../src/views/drafts.ts'),
  introRequests: await import('../../src/views/introRequests.ts'),
  askCards: await import('../../src/views/askCards.ts'),
  introductions: await import('../../src/views/introductions.ts'),
  kickoff: await import('../../src/views/kickoff.ts'),
  communities: await import('../../src/views/communities.ts'),
  tour: await import('../../src/views/tour.ts'),
  meetups: await import('../../src/views/meetups.ts'),
  meetupPeople: await import('../../src/views/meetupPeople.ts'),
  meetupDesk: await import('../../src/views/meetupDesk.ts'),
  programs: await import('../../src/views/programs.ts'),
  rounds: await import('../../src/views/rounds.ts'),
  pairings: await import('../../src/views/pairings.ts'),
  home: await import('../../src/views/home.ts'),
  expertise: await import('../../src/views/expertise.ts'),
  help: await import('../../src/views/help.ts'),
  reports: await import('../../src/views/reports.ts'),
  refusals: await import('../../src/views/refusals.ts'),
  ties: await import('../../src/views/ties.ts'),
  vouches: await import('../../src/views/vouches.ts'),
  faults: await import('../../src/views/faults.ts'),
});

const isForm = (says: Message | Form): says is Form => 'fields' in says;

const problems = (says: Message | Form): string[] =>
  isForm(says) ? formOutsideLimits(says) : outsideLimits(says);

const gallery = (language: Language): string => {
  const { requester, connector, target } = cast(language, 'usual');
  const names = new Map([requester, connector, target].map((member) => [member.id, member.name]));
  const nameOf = (member: MemberId) => names.get(member) ?? '?';
  const reader: Reader = { text: text(language), zone: 'Europe/Warsaw', nameOf };
  const title = language === 'pl' ? '# Wszystko, co mówi Acquaint' : '# Everything Acquaint says';
  const origin = 'Generated from the views; refreshed by `npx vitest run test/views --update`.';
  return `${[title, origin, ...examples(language, 'usual').map((example) => entry(example, reader))].join('\n\n')}\n`;
};

const entry = ({ view, when, says }: Example, reader: Reader): string =>
  [`## ${view}: ${when}`, isForm(says) ? plainForm(says) : plainMessage(says, reader)].join('\n\n');

test('what does not fit is cut at a word, never inside a letter, and short words stay as they are', () => {
  expect(excerpt('  one   two\nthree ', 40)).toBe('one two three');
  expect(excerpt('one two three', 9)).toBe('one two…');
  expect(excerpt('👩🏽‍💻'.repeat(30), 20).length).toBeLessThanOrEqual(20);
  expect(excerpt('👩👩👩', 4)).toBe('👩…');
  expect(quote('one\n\ntwo', 40)).toEqual({ kind: 'quote', text: 'one\n\ntwo' });
  expect(quote(' \n ', 40)).toBeNull();
});
