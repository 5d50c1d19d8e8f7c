import { connectorLimits, type Forwarded } from '../core/connector.ts';
import type { IntroRequestId, MemberId } from '../core/ids.ts';
import { type IntroRequest, introRequestLimits } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { reportReasons } from '../core/report.ts';
import { knownFroms, knownWhens } from '../core/vouch.ts';
import { addresses } from './addresses.ts';
import { type TagLabels, tagList } from './expertise.ts';
import { longText, requiredLongText, shortText } from './fields.ts';
import type { Field, Form } from './form.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, primary, quote } from './parts.ts';
import { nameOf } from './people.ts';
import { reportButton, writerChoices } from './reportButton.ts';
import type { Text } from './text.ts';

const to = addresses.connectors;

/** Where a connector stands: the only one, first or second of two, or asked whom they know. */
export type ConnectorPlace = 'only' | 'first' | 'second' | 'scout';

/** What a connector reads. */
export type ConnectorCardFacts = {
  readonly request: Pick<IntroRequest, 'id' | 'kind' | 'topics' | 'why' | 'blurb' | 'showsName'>;
  readonly requester: Member;
  /** Who is to be met; null where the connector is asked whom they know. */
  readonly target: MemberId | null;
  readonly place: ConnectorPlace;
  /** Who passed it on before. */
  readonly chain: readonly Forwarded[];
  readonly dueAt: Date;
  readonly again: 'first' | 'nudge';
  readonly labels: TagLabels;
};

/** Would you introduce two people, or do you know somebody? */
export const connectorCard = (text: Text, about: ConnectorCardFacts): Message => {
  const { request, requester, target, place, labels } = about;
  const words = text.connectors;
  const isScout = place === 'scout';
  const title = isScout ? words.scoutHeading : words.cardHeading;
  const from: readonly Inline[] = request.showsName
    ? [{ mention: requester.id }]
    : [text.introRequests.unnamed];
  return message(
    request.showsName && !isScout ? words.cardSummary(nameOf(text, requester)) : title,
    heading(about.again === 'first' ? title : words.cardNudge),
    facts(
      [text.introRequests.from, from],
      [text.introRequests.headline, request.showsName ? [excerpt(requester.headline, 120)] : []],
      [words.wantsToMeet, target === null ? [] : [{ mention: target }]],
      [text.introRequests.kind, [text.kinds[request.kind]]],
      [text.introRequests.topics, [tagList(text, labels, request.topics.slice(0, 5))]],
    ),
    request.why === '' ? null : line(words.why),
    quote(request.why, introRequestLimits.why),
    line(text.introRequests.inTheirWords),
    quote(request.blurb, introRequestLimits.blurb),
    ...saidBefore(text, about.chain),
    line(...whyYou(text, about)),
    line(...words.nobodyKnows(about.dueAt)),
    note(words.silenceIsPass),
    buttons(
      isScout
        ? primary(words.suggest, to.suggest, request.id)
        : primary(words.recommend, to.recommend, request.id),
      isScout ? null : button(words.forward, to.forward, request.id),
      button(text.introRequests.pass, to.pass, request.id),
      button(text.introRequests.more, to.more, request.id),
    ),
  );
};

/** The form of a recommendation. */
export const recommendForm = (
  text: Text,
  about: { readonly request: IntroRequestId; readonly requester: Member },
): Form => ({
  title: text.connectors.recommendTitle,
  action: to.recommendForm,
  subject: about.request,
  submit: text.connectors.recommendSubmit,
  intro: text.connectors.recommendIntro(nameOf(text, about.requester)),
  fields: [
    howField(text, true),
    whenField(text, true),
    requiredLongText({
      name: 'words',
      label: text.connectors.words,
      hint: text.connectors.wordsHint,
      most: connectorLimits.words,
    }),
    {
      kind: 'choice',
      name: 'mayName',
      label: text.connectors.mayName,
      isRequired: true,
      many: false,
      options: (['no', 'yes'] as const).map((value) => ({
        value,
        label: text.connectors.mayNameOptions[value],
      })),
      initial: ['no'],
    },
  ],
});

/** The form that names somebody who could help. */
export const suggestForm = (text: Text, about: { readonly request: IntroRequestId }): Form => ({
  title: text.connectors.suggestTitle,
  action: to.suggestForm,
  subject: about.request,
  submit: text.connectors.suggestSubmit,
  intro: text.connectors.suggestIntro,
  fields: [
    { kind: 'person', name: 'person', label: text.connectors.suggestPerson, isRequired: true },
    {
      kind: 'choice',
      name: 'shows',
      label: text.connectors.shows,
      isRequired: true,
      many: false,
      options: (['nothing', 'acquaintance', 'name'] as const).map((value) => ({
        value,
        label: text.connectors.showsOptions[value],
      })),
      initial: ['nothing'],
    },
    howField(text, false),
    whenField(text, false),
    longText({
      name: 'words',
      label: text.connectors.words,
      hint: text.connectors.suggestWordsHint,
      most: connectorLimits.words,
    }),
  ],
});

/** Further answers to a connector's card. Each closes it, like a pass. */
export const connectorMoreForm = (
  text: Text,
  about: {
    readonly request: Pick<IntroRequest, 'id' | 'kind' | 'topics' | 'showsName'>;
    readonly place: ConnectorPlace;
    /** Those who passed it on before in words of their own. */
    readonly writers: readonly Member[];
    readonly labels: TagLabels;
  },
): Form => {
  const words = text.connectors;
  const topic = tagList(text, about.labels, about.request.topics.slice(0, 1));
  const isScout = about.place === 'scout';
  return {
    title: text.introRequests.moreTitle,
    action: to.moreSent,
    subject: about.request.id,
    submit: text.introRequests.moreSubmit,
    intro: text.introRequests.moreIntro,
    fields: [
      {
        kind: 'choice',
        name: 'what',
        label: text.introRequests.moreWhat,
        isRequired: true,
        many: false,
        options: [
          ...(isScout ? [] : [{ value: 'other', label: words.moreOptions.other }]),
          { value: 'quiet', label: words.moreOptions.quiet },
          ...(topic === '' ? [] : [{ value: 'topic', label: text.introRequests.moreTopic(topic) }]),
          { value: 'kind', label: text.introRequests.moreKind(text.kinds[about.request.kind]) },
          // Their list would show the name of somebody who is not named.
          ...(about.request.showsName ? [{ value: 'requester', label: words.moreOptions.requester }] : []),
          ...(isScout ? [] : [{ value: 'target', label: words.moreOptions.target }]),
          { value: 'report', label: text.introRequests.moreOptions.report },
          ...writerChoices(text, about.writers),
        ],
      },
      ...(isScout
        ? []
        : [{ kind: 'person' as const, name: 'person', label: words.moreOther, isRequired: false }]),
      shortText({ name: 'until', label: words.moreUntil, hint: text.members.untilHint, most: 30 }),
      {
        kind: 'choice',
        name: 'reason',
        label: text.reports.reason,
        isRequired: false,
        many: false,
        options: reportReasons.map((reason) => ({ value: reason, label: text.reports.reasons[reason] })),
      },
      longText({ name: 'note', label: text.reports.note, hint: text.reports.noteHint, most: 500 }),
    ],
  };
};

/** In place of the card: passed on. */
export const connectorForwarded = (text: Text): Message =>
  message(
    text.connectors.forwarded,
    line(text.connectors.forwarded),
    note(text.connectors.forwardedNote),
    buttons(button(text.connectors.record, to.record)),
  );

/** In place of the card: passed, in one of the ways there are; `said` is what was chosen besides. */
export const connectorPassed = (
  text: Text,
  about: { readonly request: IntroRequestId; readonly said: readonly Inline[]; readonly isReported: boolean },
): Message =>
  message(
    text.introRequests.passed,
    line(...(about.said.length > 0 ? about.said : [text.introRequests.passed])),
    note(text.introRequests.passedNote),
    buttons(
      button(text.connectors.rules, to.rules),
      about.isReported ? null : reportButton(text, about.request),
    ),
  );

/** A card that can no longer be answered; the same whatever the cause. */
export const connectorCardClosed = (text: Text, about: { readonly request: IntroRequestId }): Message =>
  message(
    text.introRequests.cardClosed,
    line(text.introRequests.cardClosed),
    buttons(button(text.connectors.rules, to.rules), reportButton(text, about.request)),
  );

/** What connectors said, for whoever reads the card after them: each in their own words. */
export const saidBefore = (
  text: Text,
  chain: readonly Forwarded[],
  most: number = connectorLimits.words,
): Part[] =>
  chain.flatMap(({ member, forward }): Part[] => {
    const words = text.connectors;
    if (forward.shows === 'nothing') return [];
    if (forward.shows === 'acquaintance') return [line(words.byAcquaintance)];
    const said = quote(forward.words, most);
    const { how, when } = forward;
    const known = how === null || when === null ? '' : words.known(words.hows[how], words.whens[when]);
    return [
      line({ mention: member }, ' ', forward.recommends ? words.recommends : words.passesOn, known),
      ...(said === null ? [] : [said]),
    ];
  });

const whyYou = (
  text: Text,
  { request, requester, target, place, chain }: ConnectorCardFacts,
): readonly Inline[] => {
  const words = text.connectors;
  const asker: Inline = { mention: requester.id };
  const met: Inline = target === null ? '' : { mention: target };
  const [before] = chain;
  switch (place) {
    case 'only':
      return words.knowBoth(asker, met);
    case 'first':
      return words.knowFirst(asker, met);
    case 'second':
      return words.knowSecond(before === undefined ? '' : { mention: before.member }, met);
    case 'scout':
      return request.showsName ? words.mayKnow(asker) : [words.mayKnowUnnamed];
  }
};

const howField = (text: Text, isRequired: boolean): Field => ({
  kind: 'choice',
  name: 'how',
  label: text.connectors.how,
  isRequired,
  many: false,
  options: knownFroms.map((value) => ({ value, label: text.connectors.hows[value] })),
});

const whenField = (text: Text, isRequired: boolean): Field => ({
  kind: 'choice',
  name: 'when',
  label: text.connectors.when,
  isRequired,
  many: false,
  options: knownWhens.map((value) => ({ value, label: text.connectors.whens[value] })),
});
