import type { Keep } from '../../../src/core/keepInTouch.ts';
import type { Acquaintance } from '../../../src/core/network/mine.ts';
import type { DigestSection } from '../../../src/views/digest.ts';
import {
  dueSection,
  keepDone,
  keepForm,
  keptList,
  keptPerson,
  proposal,
  reconnectSection,
} from '../../../src/views/keepInTouch.ts';
import { buttons, heading, line, message } from '../../../src/views/parts.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** Keeping in touch, from the choice to the weekly digest. */
export const keepExamples = (on: Stage): Example[] => {
  const { words, now, later, labels, target } = on;
  const keep: Keep = {
    member: on.requester.id,
    person: target.id,
    cadence: 'quarterly',
    setAt: now,
    touchedAt: null,
    snoozedUntil: null,
    suggestedAt: null,
  };
  const known: Acquaintance = {
    person: target.id,
    through: { by: 'myAsk', via: [] },
    result: 'talked',
    firstAt: now,
    lastAt: now,
    times: 2,
    warmth: 0.4,
    isFading: true,
  };
  const count = on.size === 'shortest' ? 1 : on.size === 'longest' ? 30 : 2;
  const lines = Array.from({ length: count }, (_, index) => ({ keep, lastAt: index === 0 ? now : null }));
  const due = lines.map((one) => ({ ...one, dueAt: now }));
  const person = target.id;
  return [
    {
      view: 'keepInTouch.keepForm',
      when: 'with whom is open',
      says: keepForm(words, { person: null, keep: null }),
    },
    {
      view: 'keepInTouch.keepForm',
      when: 'with somebody',
      says: keepForm(words, { person: target, keep }),
    },
    ...(['set', 'noted', 'snoozed', 'stopped'] as const).map((what) => ({
      view: 'keepInTouch.keepDone',
      when: what,
      says: keepDone(words, { person, done: what }),
    })),
    { view: 'keepInTouch.keptList', when: 'nobody yet', says: keptList(words, { lines: [], page: 0 }) },
    { view: 'keepInTouch.keptList', when: 'some', says: keptList(words, { lines, page: 0 }) },
    {
      view: 'keepInTouch.keptPerson',
      when: 'one of them',
      says: keptPerson(words, { keep, lastAt: now }),
    },
    {
      view: 'keepInTouch.proposal',
      when: 'they know each other',
      says: proposal(words, { person, slots: [now, later, later], zone: 'Europe/Warsaw' }),
    },
    {
      view: 'keepInTouch.proposal',
      when: 'they do not, or share no hour',
      says: proposal(words, { person, slots: [], zone: 'Europe/Warsaw' }),
    },
    {
      view: 'keepInTouch.dueSection',
      when: 'in the digest',
      says: drawn(dueSection(words, { due })),
    },
    {
      view: 'keepInTouch.dueSection',
      when: 'one person, in the digest',
      says: drawn(dueSection(words, { due: due.slice(0, 1) })),
    },
    {
      view: 'keepInTouch.reconnectSection',
      when: 'in the digest',
      says: drawn(reconnectSection(words, { known, both: target.offers.map(({ tag }) => tag), labels })),
    },
  ];
};

/** A part of the digest by itself. */
export const drawn = (section: DigestSection) =>
  message(
    section.heading,
    heading(section.heading),
    ...section.lines.map((each) => line(...each)),
    buttons(...section.buttons),
  );
