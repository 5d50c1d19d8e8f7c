import type { IntroRequestEvent } from '../../src/core/events.ts';
import { asId, type IntroductionId, type IntroRequestId, type MemberId } from '../../src/core/ids.ts';
import { ask, type IntroRequest, type NewAsk } from '../../src/core/introRequest.ts';
import type { Surroundings } from '../../src/core/introRequestClock.ts';
import { evolve } from '../../src/core/introRequestState.ts';
import { type Member, memberDefaults } from '../../src/core/member.ts';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';

/** A Monday morning. */
export const monday = new Date('2026-11-23T09:00:00Z');
export const days = (count: number, from = monday): Date => new Date(from.getTime() + count * 86_400_000);
export const id = (name: string): MemberId => asId<MemberId>(name);
export const ada = id('ada');
export const introduction = asId<IntroductionId>('an-introduction');

export const newAsk = (change: Partial<NewAsk> = {}): NewAsk => ({
  id: asId<IntroRequestId>('request'),
  requester: ada,
  route: 'topic',
  kind: 'advice',
  topics: [asId('react')],
  why: '',
  blurb: 'We move a React app to TypeScript and would like to hear how others did it.',
  showsName: true,
  publish: 'no',
  askedAt: monday,
  settlesAt: days(21),
  doNotAsk: { company: false, people: [] },
  candidates: ['grace', 'sam', 'ola', 'ewa', 'jan', 'lech', 'piotr'].map(id),
  ...change,
});

/** The request these events make of another. */
export const having = (
  request: IntroRequest | null,
  events: readonly IntroRequestEvent[] | Refusal,
): IntroRequest => {
  if (isRefusal(events)) throw new Error(events.refused);
  let now = request;
  for (const event of events) now = evolve(now, event);
  if (now === null) throw new Error('nothing happened');
  return now;
};

export const sent = (change: Partial<NewAsk> = {}): IntroRequest => having(null, ask(newAsk(change)));

/** Everybody may be asked, there is time, nothing is in the way. */
export const around = (
  request: IntroRequest,
  now: Date,
  change: Partial<Surroundings> = {},
): Surroundings => ({
  now,
  askable: new Set(request.candidates.map(({ member }) => member)),
  standing: new Set(),
  isTimeToAsk: true,
  card: { dueAt: days(3, now), nudgeAt: days(1.5, now) },
  way: null,
  mayFindWay: false,
  retryAt: days(1, now),
  introduction,
  isLost: false,
  mayNudge: true,
  ...change,
});

export const member = (name: string, change: Partial<Member> = {}): Member => ({
  id: id(name),
  status: 'joined',
  name,
  headline: '',
  bio: '',
  company: '',
  country: '',
  zone: 'Europe/Warsaw',
  languages: ['pl'],
  language: 'pl',
  workingHours: memberDefaults.workingHours,
  links: [],
  offers: [{ tag: asId('react'), level: 2, isPublic: true }],
  seeks: [],
  accepts: memberDefaults.accepts,
  capacityPerMonth: 4,
  isHidden: false,
  openTo: [],
  muted: [],
  snoozedUntil: null,
  joinedAt: days(-90),
  firstSeenAt: days(-90),
  ...change,
});
