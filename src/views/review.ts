import type { Figure } from '../core/figures.ts';
import { addresses } from './addresses.ts';
import type { Message } from './message.ts';
import { button, buttons, facts, heading, line, message, note } from './parts.ts';
import type { Text } from './text.ts';

/** How four weeks went: totals, and nothing of fewer than five people. */
export type Review = {
  readonly community: string;
  readonly joined: Figure;
  readonly asked: Figure;
  readonly talked: Figure;
  /** The median time to answer, in minutes. */
  readonly answer: Figure;
  /** About how many were never put together with anybody. */
  readonly alone: Figure;
};

/** To managers, every four weeks: five numbers, each with one thing to do about it. */
export const review = (text: Text, about: Review): Message => {
  const words = text.review;
  const said = (figure: Figure) => (figure === 'few' ? words.few : String(figure));
  return message(
    words.summary,
    heading(words.heading(about.community.slice(0, 80))),
    facts(
      [words.joined, [said(about.joined)]],
      [words.asked, [said(about.asked)]],
      [words.talked, [said(about.talked)]],
      [
        words.answer,
        [about.answer === 'few' ? words.few : words.hours(Math.max(1, Math.round(about.answer / 60)))],
      ],
      [words.alone, [about.alone === 'few' ? words.few : text.circles.atLeast(about.alone)]],
    ),
    line(words.next),
    buttons(
      button(words.invite, addresses.communities.desk, ''),
      button(words.tellAsks, addresses.digests.channel),
      button(words.startRound, addresses.rounds.open),
      button(words.topics, addresses.tags.board),
      button(words.placeAlone, addresses.programs.create),
    ),
    note(words.note),
  );
};
