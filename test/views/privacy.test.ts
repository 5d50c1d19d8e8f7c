import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/core/community.ts';
import { asId, type TagSlug } from '../../src/core/ids.ts';
import type { Member } from '../../src/core/member.ts';
import { askCard } from '../../src/views/askCards.ts';
import { draft } from '../../src/views/drafts.ts';
import { found } from '../../src/views/expertise.ts';
import { introducedRoomless } from '../../src/views/introductions.ts';
import { kickoff } from '../../src/views/kickoff.ts';
import { links, profileCard } from '../../src/views/profile.ts';
import { starters } from '../../src/views/starters.ts';
import { roomTexts, text } from '../../src/views/text.ts';
import { stage } from './examples/stage.ts';

const tag = (slug: string) => asId<TagSlug>(slug);

/** Every public tag has a private twin; the twins must never be read by others. */
const withSecrets = (member: Member): Member => ({
  ...member,
  offers: [...member.offers, { tag: tag('secret'), level: 2, isPublic: false }],
  seeks: [...member.seeks, { tag: tag('secret'), isPublic: false }],
});

describe.each(languages)('in %s', (language) => {
  const on = stage(language, 'usual');
  const words = text(language);
  const requester = withSecrets(on.requester);
  const target = withSecrets(on.target);

  test('a card without the name gives neither name, headline nor identity away', () => {
    const card = askCard(words, {
      request: {
        id: on.request,
        route: 'topic',
        kind: 'advice',
        topics: on.topics,
        why: '',
        blurb: on.blurb,
        showsName: false,
      },
      requester,
      matched: on.topics,
      chain: [],
      dueAt: on.later,
      again: 'first',
      labels: on.labels,
    });
    const said = JSON.stringify(card);
    for (const secret of [requester.name, requester.headline, requester.company, requester.id])
      expect(said).not.toContain(secret);
  });

  test('private tags are shown to their owner alone', () => {
    const { labels, introduction, topics, blurb } = on;
    const facts = {
      introduction,
      requester,
      target,
      kind: 'advice',
      topics,
      blurb,
      broughtBy: [],
      seed: 1,
      moderatorsRead: false,
      labels,
    } as const;
    const toOthers = [
      profileCard(words, {
        member: requester,
        labels,
        reader: 'other',
        thanked: [],
        vouches: [],
        circles: [],
        belongings: [],
      }),
      found(words, { query: 'x', labels, people: [requester, target] }),
      introducedRoomless(words, { introduction, partner: requester, contact: [], labels }),
      kickoff(roomTexts(language, language), facts),
      kickoff(roomTexts('en', 'pl'), facts),
    ];
    for (const message of toOthers) expect(JSON.stringify(message)).not.toContain('secret');
    const own = profileCard(words, {
      member: requester,
      labels,
      reader: 'self',
      thanked: [],
      vouches: [],
      circles: [],
      belongings: [],
    });
    expect(JSON.stringify(own)).toContain('secret');
  });

  test('starters never quote a private tag, are two different ones, and the same for the same seed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), fc.boolean(), (seed, isBlank, hasTopics) => {
        const blank = (member: Member): Member => (isBlank ? { ...member, offers: [], seeks: [] } : member);
        const facts = {
          requester: blank(requester),
          target: blank(target),
          topics: hasTopics ? on.topics : [],
          seed,
          labels: on.labels,
        };
        const [first, second] = starters(words, facts);
        expect(first).not.toBe('');
        expect(second).not.toBe('');
        expect(first).not.toBe(second);
        expect(first + second).not.toContain('secret');
        expect(starters(words, facts)).toEqual([first, second]);
      }),
    );
  });

  test('starters begin with what was said to be the reason, whatever else two share', () => {
    const offers = ['react', 'hr', 'tax', 'ai'].map((slug) => ({
      tag: tag(slug),
      level: 2 as const,
      isPublic: true,
    }));
    const both = { requester: { ...requester, offers }, target: { ...target, offers } };
    for (const seed of [0, 1, 2, 3, 4, 5]) {
      const named = [tag('ai'), tag('hr')];
      const said = starters(words, { ...both, topics: [], named, seed, labels: (slug) => `<${slug}>` });
      expect(said.join()).toContain('<ai>');
      expect(said.join()).toContain('<hr>');
    }
  });

  test('starters differ from pair to pair', () => {
    const facts = { requester, target, topics: on.topics, labels: on.labels };
    const all = [0, 1, 2, 3, 4, 5].map((seed) => starters(words, { ...facts, seed }).join());
    expect(new Set(all).size).toBeGreaterThanOrEqual(3);
  });

  test('buttons under previews carry a position, never a member', () => {
    const preview = { topic: tag('react'), level: null, language: null, zone: null };
    const said = draft(words, {
      draft: on.draft,
      text: on.text,
      topics: on.topics,
      previews: [
        { ...preview, position: 0 },
        { ...preview, position: 1 },
        { ...preview, level: 2, position: 3 },
      ],
      undescribed: 0,
      first: null,
      near: [],
      labels: on.labels,
    });
    const subjects = said.parts
      .flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
      .filter(({ action }) => action === 'introRequests.choose')
      .map(({ subject }) => subject);
    // Two of whom the same is said are one card with a number, and one choice.
    expect(subjects).toEqual([`${on.draft}/0`, `${on.draft}/3`]);
    expect(JSON.stringify(said)).toContain(words.introRequests.alike(2));
  });
});

test('links show the host they lead to, and nothing but https is a link', () => {
  expect(
    links([
      'https://www.evil.example/bank.com',
      'http://a.example',
      'javascript:alert(1)',
      'https://b.example',
    ]),
  ).toEqual([
    { link: 'https://www.evil.example/bank.com', label: 'evil.example' },
    ' · ',
    { link: 'https://b.example', label: 'b.example' },
  ]);
  expect(links(['https://bank.com@evil.example'])).toEqual([]);
});
