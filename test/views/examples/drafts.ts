import * as drafts from '../../../src/views/drafts.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** From words to people who fit. */
export const draftExamples = (on: Stage): Example[] => {
  const { words, draft, labels, topics } = on;
  const usual = draftOf(on);
  const near = [...topics, ...topics].slice(0, 4);
  return [
    { view: 'drafts.draft', when: 'who fits', says: drafts.draft(words, usual) },
    { view: 'drafts.draft', when: 'one was put first', says: drafts.draft(words, { ...usual, first: 0 }) },
    {
      view: 'drafts.draft',
      when: 'nobody can be described without giving them away',
      says: drafts.draft(words, { ...usual, previews: [], undescribed: 2 }),
    },
    {
      view: 'drafts.draft',
      when: 'no topic was understood',
      says: drafts.draft(words, { ...usual, topics: [], previews: [], undescribed: 0 }),
    },
    {
      view: 'drafts.draft',
      when: 'no topic was understood, some are near in meaning',
      says: drafts.draft(words, { ...usual, topics: [], previews: [], undescribed: 0, near }),
    },
    { view: 'drafts.nobodyFits', when: 'nobody fits', says: drafts.nobodyFits(words, usual) },
    { view: 'drafts.addTopicForm', when: 'Add a topic', says: drafts.addTopicForm(words, { draft }) },
    {
      view: 'drafts.topicSuggestions',
      when: 'the topic added is not known',
      says: drafts.topicSuggestions(words, { draft, typed: on.text, near, labels }),
    },
  ];
};

const draftOf = ({ draft, text, topics, labels, size }: Stage): drafts.DraftFacts => {
  const [topic] = topics;
  const previews: drafts.Preview[] =
    topic === undefined
      ? []
      : [
          { position: 0, topic, level: 3, language: 'pl', zone: null },
          { position: 1, topic, level: 2, language: null, zone: 'Europe/Warsaw' },
          { position: 2, topic, level: 1, language: 'en', zone: null },
          { position: 3, topic, level: 1, language: 'en', zone: null },
        ];
  if (size === 'shortest')
    return {
      draft,
      text,
      topics,
      previews: previews.slice(0, 1),
      undescribed: 0,
      first: null,
      near: [],
      labels,
    };
  const more = previews.slice(1).map((one) => ({
    ...one,
    position: one.position + 3,
    zone: 'America/Argentina/ComodRivadavia',
    language: 'zh-Hant',
  }));
  return {
    draft,
    text,
    topics,
    previews: size === 'longest' ? [...previews, ...more] : previews,
    undescribed: 2,
    first: null,
    near: [],
    labels,
  };
};
