import type { Forwarded } from '../core/connector.ts';
import type { IntroRequestId, TagSlug } from '../core/ids.ts';
import { type IntroKind, type IntroRequest, introRequestLimits, namesPerson } from '../core/introRequest.ts';
import type { standingOf } from '../core/meetup.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import type { Member } from '../core/member.ts';
import { reportReasons } from '../core/report.ts';
import { addresses } from './addresses.ts';
import { saidBefore } from './connectors.ts';
import { type TagLabels, tagList, tagName } from './expertise.ts';
import { longText, shortText } from './fields.ts';
import type { Form } from './form.ts';
import type { Inline, Message } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, primary, quote } from './parts.ts';
import { nameOf } from './people.ts';
import { reportButton, writerChoices } from './reportButton.ts';
import type { Text } from './text.ts';

const to = addresses.introRequests;

/** What the target reads. */
export type AskCardFacts = {
  readonly request: Pick<IntroRequest, 'id' | 'route' | 'kind' | 'topics' | 'why' | 'blurb' | 'showsName'>;
  readonly requester: Member;
  /** The target's own tags that led here; empty for an ask for a person, and where somebody named them. */
  readonly matched: readonly TagSlug[];
  /** Who passed it on, in their own words; empty where nobody did. */
  readonly chain: readonly Forwarded[];
  readonly dueAt: Date;
  readonly again: 'first' | 'nudge' | 'reminder';
  readonly labels: TagLabels;
  /** The event to which both go, or were to go, where the ask came from there. */
  readonly event?: (Pick<Meetup, 'title'> & { readonly standing: ReturnType<typeof standingOf> }) | null;
};

/** Somebody asks to meet the reader. */
export const askCard = (text: Text, about: AskCardFacts): Message => {
  const { request, requester, labels, event = null } = about;
  const words = text.introRequests;
  const kind = text.kinds[request.kind];
  const name = nameOf(text, requester);
  const isNamed = request.showsName;
  return message(
    isNamed ? words.cardSummary(kind, name) : words.cardSummaryUnnamed(kind),
    heading(words.cardHeading[about.again]),
    facts(
      [words.from, isNamed ? [{ mention: requester.id }] : [words.unnamed]],
      [words.headline, isNamed ? [excerpt(requester.headline, 120)] : []],
      [words.kind, [kind]],
      [words.topics, [tagList(text, labels, request.topics.slice(0, 5))]],
      [text.meetups.event, [event === null ? '' : excerpt(event.title, 100)]],
    ),
    request.why === '' ? null : line(words.whyYou),
    quote(request.why, introRequestLimits.why),
    line(words.inTheirWords),
    quote(request.blurb, introRequestLimits.blurb),
    // Where two passed it on, both are quoted as far as one message holds.
    ...saidBefore(text, about.chain, about.chain.length > 1 ? 80 : 220),
    line(
      event !== null
        ? text.meetups.becauseEvent[event.standing]
        : namesPerson(request)
          ? words.becausePerson
          : about.matched.length === 0
            ? words.becauseFits
            : words.becauseTags(tagList(text, labels, about.matched.slice(0, 3))),
    ),
    line(...(namesPerson(request) ? words.yesMeansPerson(about.dueAt) : words.yesMeans(about.dueAt))),
    note(words.silenceIsPass),
    buttons(
      primary(words.accept, to.accept, request.id),
      button(words.pass, to.pass, request.id),
      button(words.remind, to.remind, request.id),
      button(words.more, to.more, request.id),
    ),
  );
};

/** Further answers to a card. Each closes it, like a pass. */
export const moreForm = (
  text: Text,
  about: {
    readonly request: Pick<IntroRequest, 'id' | 'kind' | 'topics'>;
    /** Those who passed it on in words of their own. */
    readonly writers: readonly Member[];
    readonly labels: TagLabels;
  },
): Form => {
  const words = text.introRequests;
  const topics = tagList(text, about.labels, about.request.topics.slice(0, 1));
  const options = [
    { value: 'pause', label: words.moreOptions.pause },
    ...(topics === '' ? [] : [{ value: 'topic', label: words.moreTopic(topics) }]),
    { value: 'kind', label: words.moreKind(text.kinds[about.request.kind]) },
    { value: 'person', label: words.moreOptions.person },
    { value: 'report', label: words.moreOptions.report },
    ...writerChoices(text, about.writers),
  ];
  return {
    title: words.moreTitle,
    action: to.moreSent,
    subject: about.request.id,
    submit: words.moreSubmit,
    intro: words.moreIntro,
    fields: [
      { kind: 'choice', name: 'what', label: words.moreWhat, isRequired: true, many: false, options },
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

/** In place of the card: yes. */
export const accepted = (text: Text): Message =>
  message(
    text.introRequests.accepted,
    line(text.introRequests.accepted),
    note(text.introRequests.acceptedNote),
  );

/** In place of the card: passed. */
export const passed = (text: Text, about: { readonly request: IntroRequestId }): Message =>
  message(
    text.introRequests.passed,
    line(text.introRequests.passed),
    note(text.introRequests.passedNote),
    buttons(reportButton(text, about.request)),
  );

/** In place of the card until tomorrow. */
export const reminded = (text: Text, about: { readonly at: Date }): Message =>
  message(text.introRequests.remindedSummary, line(...text.introRequests.reminded(about.at)));

/** What was chosen under "more…". */
export type MoreDone =
  | { readonly what: 'pause'; readonly until: Date }
  | { readonly what: 'topic'; readonly topic: TagSlug; readonly labels: TagLabels }
  | { readonly what: 'kind'; readonly kind: IntroKind }
  | { readonly what: 'person' }
  | { readonly what: 'report' };

/** In place of the card: what was chosen, and that it closed the card. */
export const moreDone = (
  text: Text,
  done: MoreDone,
  about: { readonly request: IntroRequestId },
): Message => {
  const said = moreDoneLine(text, done);
  const summary = text.introRequests.moreDoneSummary;
  const report = done.what === 'report' ? null : buttons(reportButton(text, about.request));
  return message(summary, line(...said), note(text.introRequests.passedNote), report);
};

/** A card that can no longer be answered; the same whatever the cause. */
export const askCardClosed = (text: Text, about: { readonly request: IntroRequestId }): Message =>
  message(
    text.introRequests.cardClosed,
    line(text.introRequests.cardClosed),
    buttons(reportButton(text, about.request)),
  );

const moreDoneLine = (text: Text, done: MoreDone): readonly Inline[] => {
  const words = text.introRequests;
  switch (done.what) {
    case 'pause':
      return text.members.snoozed(done.until);
    case 'topic':
      return [words.topicClosed(tagName(text, done.labels, done.topic))];
    case 'kind':
      return [words.kindClosed(text.kinds[done.kind])];
    case 'person':
      return [words.personClosed];
    case 'report':
      return [text.reports.thanks];
  }
};
