import type { Forwarded } from '../../../src/core/connector.ts';
import { connectorResults } from '../../../src/core/connectorNotices.ts';
import { rulesOf } from '../../../src/core/connectorRules.ts';
import * as rules from '../../../src/views/connectorRules.ts';
import * as connectors from '../../../src/views/connectors.ts';
import * as refers from '../../../src/views/refer.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** Being introduced by somebody who knows both: the requester's form, the connector's side, what they hear. */
export const connectorExamples = (on: Stage): Example[] => [...asking(on), ...cards(on), ...after(on)];

/** What the connector of the cast said. */
export const forwardedOn = (on: Stage, change: Partial<Forwarded['forward']> = {}): Forwarded => ({
  member: on.connector.id,
  to: on.target.id,
  from: null,
  askedAt: on.now,
  state: 'forwarded',
  closedAt: on.now,
  forward: {
    ...{ recommends: true, how: 'client', when: 'thisMonth', words: on.why, shows: 'name', mayName: true },
    ...change,
  },
});

const asking = (on: Stage): Example[] => {
  const { words, target, later, blurb } = on;
  return [
    { view: 'refer.referWhomForm', when: 'without a name', says: refers.referWhomForm(words) },
    { view: 'refer.referNext', when: 'named', says: refers.referNext(words, { person: target }) },
    { view: 'refer.referForm', when: 'the form', says: refers.referForm(words, { person: target, blurb }) },
    { view: 'refer.referSent', when: 'sent', says: refers.referSent(words, { settlesAt: later }) },
  ];
};

const cards = (on: Stage): Example[] => {
  const { words, requester, target, topics, why, blurb, labels, later, request } = on;
  const asked = { id: request, kind: 'advice' as const, topics: [], why, blurb, showsName: true };
  const card: connectors.ConnectorCardFacts = {
    ...{ request: asked, requester, target: target.id, place: 'only', chain: [] },
    ...{ dueAt: later, again: 'first', labels },
  };
  const scout = { ...card, target: null, place: 'scout' as const, request: { ...asked, topics, why: '' } };
  const unnamed = { ...scout, request: { ...scout.request, showsName: false } };
  const chained = { ...card, place: 'second' as const, chain: [forwardedOn(on)] };
  const say = (when: string, facts: connectors.ConnectorCardFacts): Example => ({
    view: 'connectors.connectorCard',
    when,
    says: connectors.connectorCard(words, facts),
  });
  const more = (place: connectors.ConnectorPlace, about: readonly (typeof topics)[number][]) =>
    connectors.connectorMoreForm(words, {
      ...{ request: { ...asked, topics: about }, place, labels },
      writers: place === 'second' ? [on.target] : [],
    });
  const passed = (said: string | null, isReported: boolean): Example => ({
    view: 'connectors.connectorPassed',
    when: said ?? 'without a word',
    says: connectors.connectorPassed(words, { request, said: said === null ? [] : [said], isReported }),
  });
  return [
    say('to somebody who knows both', card),
    say('nudged', { ...card, again: 'nudge' }),
    say('to the first of two', { ...card, place: 'first' }),
    say('to the second of two', chained),
    say('whom do you know?', scout),
    say("whom do you know?, without the requester's name", unnamed),
    {
      view: 'connectors.recommendForm',
      when: 'I recommend',
      says: connectors.recommendForm(words, { request, requester }),
    },
    {
      view: 'connectors.suggestForm',
      when: 'I know somebody',
      says: connectors.suggestForm(words, { request }),
    },
    { view: 'connectors.connectorMoreForm', when: 'more…', says: more('only', []) },
    { view: 'connectors.connectorMoreForm', when: 'more…, after another', says: more('second', []) },
    { view: 'connectors.connectorMoreForm', when: 'more…, on a topic', says: more('scout', topics) },
    { view: 'connectors.connectorForwarded', when: 'passed on', says: connectors.connectorForwarded(words) },
    passed(null, false),
    passed(words.connectors.said.other, false),
    passed(words.connectors.said.person, false),
    passed(words.connectors.said.kind(words.kinds.job), false),
    passed(words.connectors.said.topic('React'), false),
    passed(words.reports.thanks, true),
    {
      view: 'connectors.connectorPassed',
      when: 'quiet weeks',
      says: connectors.connectorPassed(words, {
        request,
        said: words.connectors.said.quiet(later),
        isReported: false,
      }),
    },
    {
      view: 'connectors.connectorCardClosed',
      when: 'closed',
      says: connectors.connectorCardClosed(words, { request }),
    },
  ];
};

const after = (on: Stage): Example[] => {
  const { words, requester, target, connector, topics, labels, now, later } = on;
  const own = rulesOf(connector.id);
  const strict = { ...own, perMonth: 0, quietUntil: later, kinds: ['job' as const], topics };
  const about = { requester: requester.id, to: target.id };
  const lines = connectorResults.map((result, index) => ({
    ...{ requester: index === 2 ? null : requester.id, to: target.id, at: now },
    ...{ result, isCredited: index === 0 },
  }));
  return [
    {
      view: 'connectorRules.connectorRules',
      when: 'the defaults',
      says: rules.connectorRules(words, { rules: own, people: [], labels, now }),
    },
    {
      view: 'connectorRules.connectorRules',
      when: 'everything ruled out',
      says: rules.connectorRules(words, { rules: strict, people: [requester, target], labels, now }),
    },
    {
      view: 'connectorRules.connectorRulesForm',
      when: 'the form',
      says: rules.connectorRulesForm(words, { rules: { ...own, topics }, labels }),
    },
    { view: 'connectorRules.noGoForm', when: 'not about a person', says: rules.noGoForm(words) },
    {
      view: 'connectorRules.connectorRecord',
      when: 'nothing passed on',
      says: rules.connectorRecord(words, { lines: [] }),
    },
    {
      view: 'connectorRules.connectorRecord',
      when: 'a few',
      says: rules.connectorRecord(words, {
        lines: on.size === 'longest' ? Array(12).fill(lines).flat() : lines,
      }),
    },
    ...connectorResults.map(
      (result): Example => ({
        view: 'connectorRules.connectorReport',
        when: result,
        says: rules.connectorReport(words, { ...about, result, isLast: false }),
      }),
    ),
    {
      view: 'connectorRules.connectorReport',
      when: 'somebody was suggested, for the last time',
      says: rules.connectorReport(words, { ...about, requester: null, result: 'nothing', isLast: true }),
    },
    { view: 'connectorRules.credited', when: 'they are told', says: rules.credited(words) },
    {
      view: 'connectorRules.connectorCredit',
      when: 'business came of it',
      says: rules.connectorCredit(words, about),
    },
  ];
};
