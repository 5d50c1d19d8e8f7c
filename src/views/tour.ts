import type { Community } from '../core/community.ts';
import { asId, type MemberId, type TagSlug } from '../core/ids.ts';
import type { Introduction } from '../core/introduction.ts';
import type { Member } from '../core/member.ts';
import { planPairing } from '../core/pairing.ts';
import { type Program, programDefaults } from '../core/program.ts';
import { addresses } from './addresses.ts';
import { askCard } from './askCards.ts';
import { invitation } from './communities.ts';
import type { TagLabels } from './expertise.ts';
import { checkIn } from './introductions.ts';
import { kickoff } from './kickoff.ts';
import type { Inline, Message, Part } from './message.ts';
import { pairingKickoff } from './pairingKickoff.ts';
import { button, buttons, heading, message, note, primary } from './parts.ts';
import { type Text, text as textIn } from './text.ts';

/** What the examples are made of: the community they could come from, and the moment they are shown at. */
export type TourFacts = {
  readonly community: Community;
  /** A member like any other here, whose name and words the examples replace. */
  readonly like: Member;
  readonly now: Date;
  readonly labels: TagLabels;
};

const pages = ['invitation', 'askCard', 'kickoff', 'checkIn', 'round'] as const;

/**
 * One of the messages that members get, shown to a manager alone: the same views with people who do not exist. Its
 * buttons lead nowhere. A page that is not there is the first.
 */
export const tour = (text: Text, about: TourFacts, wanted: number): Message => {
  const at = pages[wanted] === undefined ? 0 : wanted;
  const page = pages[at] ?? 'invitation';
  const shown = pretended(text, exampleOf(text, about, page));
  const to = addresses.communities;
  return message(
    text.communities.tourOf[page],
    heading(text.communities.tourOf[page]),
    { kind: 'divider' },
    ...shown,
    { kind: 'divider' },
    buttons(
      at + 1 < pages.length ? primary(text.communities.tourNext, to.tour, String(at + 1)) : null,
      button(text.communities.dryRun, to.dryRun),
      button(text.communities.tourBack, to.desk),
    ),
    note(text.communities.tourNote(at + 1, pages.length)),
  );
};

/** What a button of an example answers. */
export const sampleDone = (text: Text): Message =>
  message(text.communities.sampleDone, note(text.communities.sampleDone));

const ada = asId<MemberId>('00000000-0000-4000-8000-0000000000a1');
const jan = asId<MemberId>('00000000-0000-4000-8000-0000000000a2');
const ecommerce = asId<TagSlug>('ecommerce');
const invoices = asId<TagSlug>('ksef');
const dayMs = 86_400_000;
const someId = '00000000-0000-4000-8000-0000000000a3';

const exampleOf = (text: Text, about: TourFacts, page: (typeof pages)[number]): Message => {
  const { asker, expert } = peopleOf(text, about.like);
  const { now, labels, community } = about;
  const introduction = introductionAt(now);
  const words = text.communities.samples;
  switch (page) {
    case 'invitation':
      // As it will stand in public: in the community's language.
      return invitation(textIn(community.language), { community: community.name, programs: [] });
    case 'askCard':
      return askCard(text, {
        request: {
          ...{ id: asId(someId), route: 'topic', kind: 'advice', topics: [invoices] },
          ...{ why: '', blurb: words.blurb, showsName: true },
        },
        requester: asker,
        matched: [invoices],
        chain: [],
        dueAt: new Date(now.getTime() + 3 * dayMs),
        again: 'first',
        labels,
      });
    case 'kickoff':
      return kickoff([text], {
        ...{ introduction, requester: asker, target: expert, kind: 'advice', topics: [invoices] },
        ...{ blurb: words.blurb, broughtBy: [], seed: 1, moderatorsRead: false, labels },
      });
    case 'checkIn':
      return checkIn(text, { introduction, partner: jan, day: 7 });
    case 'round':
      return roundOf(text, about, [asker, expert]);
  }
};

const roundOf = (text: Text, { community, now, labels }: TourFacts, members: readonly Member[]): Message => {
  const program: Program = {
    ...programDefaults,
    ...{ id: asId(someId), name: programName[text.language], zone: community.zone, anchor: '2026-01-05' },
    ...{ status: 'running', lastDone: null, announced: null, rounds: 1, createdAt: now },
  };
  const planned = planPairing({
    ...{ id: asId(someId), round: asId(someId), program: program.id, members: [ada, jan], starter: ada },
    reasons: [{ kind: 'helps', giver: jan, receiver: ada, topic: invoices }, { kind: 'firstMeeting' }],
    ...{ madeAt: now, checkInAt: now, closesAt: now },
  });
  const pairing = { ...planned, slots: slotsAt(now) };
  return pairingKickoff([text], { pairing, program, members, seed: 1, moderatorsRead: false, labels });
};

const programName = { en: 'Coffee', pl: 'Kawa' } as const;

const peopleOf = (text: Text, like: Member): { asker: Member; expert: Member } => {
  const words = text.communities.samples;
  const blank = { ...like, company: '', bio: '', links: [], seeks: [], offers: [], language: text.language };
  const asker: Member = {
    ...blank,
    ...{ id: ada, name: words.asker, headline: words.askerHeadline },
    seeks: [{ tag: invoices, isPublic: true }],
    offers: [{ tag: ecommerce, level: 3, isPublic: true }],
  };
  const expert: Member = {
    ...blank,
    ...{ id: jan, name: words.expert, headline: words.expertHeadline },
    offers: [
      { tag: invoices, level: 3, isPublic: true },
      { tag: ecommerce, level: 2, isPublic: true },
    ],
  };
  return { asker, expert };
};

const introductionAt = (now: Date): Introduction => ({
  ...{ id: asId(someId), request: asId(someId), requester: ada, target: jan, madeAt: now },
  ...{ slots: slotsAt(now), meetingAt: null, signs: [], silentNudgeAt: null, checkIns: [] },
  ...{ status: 'open', room: { platform: 'playground', id: '' }, openedAt: now },
});

const slotsAt = (now: Date) =>
  [1, 2, 3].map((days) => {
    const at = new Date(now.getTime() + days * dayMs);
    at.setUTCMinutes(0, 0, 0);
    return { at, chosenBy: [] };
  });

/** Nobody is mentioned, every button leads to the answer of an example. */
const pretended = (text: Text, { parts }: Message): Part[] =>
  parts.map((part): Part => {
    switch (part.kind) {
      case 'text':
        return { ...part, text: part.text.map((inline) => spoken(text, inline)) };
      case 'facts':
        return {
          ...part,
          facts: part.facts.map(({ label, value }) => ({
            label,
            value: value.map((inline) => spoken(text, inline)),
          })),
        };
      case 'buttons':
        return {
          ...part,
          buttons: part.buttons.map((one, index) => ({
            ...one,
            action: addresses.communities.sample,
            subject: `${one.action}/${index}`.slice(0, 60),
          })),
        };
      default:
        return part;
    }
  });

const spoken = (text: Text, inline: Inline): Inline => {
  if (typeof inline === 'string' || !('mention' in inline)) return inline;
  const words = text.communities.samples;
  return { strong: inline.mention === ada ? words.asker : words.expert };
};
