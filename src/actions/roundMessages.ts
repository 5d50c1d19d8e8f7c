import type { Member } from '../core/member.ts';
import type { Notice } from '../core/notices.ts';
import { newcomerTo, readinessFor } from '../core/programMember.ts';
import type { Message } from '../views/message.ts';
import { benched, notPlaced, roundAnnounced, roundsMissed } from '../views/rounds.ts';
import { text } from '../views/text.ts';
import { isForIn } from './circlePeople.ts';
import type { Transaction } from './ports.ts';

/** Notices about a program's rounds for one reader. */
export type RoundNotice = Extract<
  Notice,
  { notice: 'roundAnnounced' | 'notPlaced' | 'benched' | 'roundsMissed' }
>;

/** What is said about a round or its program; null when it is no longer true. */
export const composeAboutRound = async (
  tx: Transaction,
  reader: Member,
  notice: RoundNotice,
): Promise<Message | null> => {
  const words = text(reader.language);
  if (notice.notice === 'benched' || notice.notice === 'roundsMissed') {
    const program = await tx.programs.get(notice.program);
    if (program === null) return null;
    return notice.notice === 'benched'
      ? benched(words, { program })
      : roundsMissed(words, { program, dates: notice.dates });
  }
  const round = await tx.rounds.get(notice.round);
  const program = round === null ? null : await tx.programs.get(round.program);
  if (round === null || program === null) return null;
  if (notice.notice === 'roundAnnounced') {
    const one = (await tx.programs.memberOf(program.id, reader.id)) ?? newcomerTo(program, reader.id);
    const isAwaited =
      round.status === 'announced' &&
      program.status === 'running' &&
      (await isForIn(tx, program))(reader.id) &&
      readinessFor(program, one, reader, round.date, round.opensAt) === 'ready';
    return isAwaited ? roundAnnounced(words, { program, round: round.id, opensAt: round.opensAt }) : null;
  }
  const places = await tx.rounds.placesOf(reader.id, 5);
  const place = places.find((one) => one.round === round.id);
  return place?.notPlaced ? notPlaced(words, { program, reason: place.notPlaced }) : null;
};
