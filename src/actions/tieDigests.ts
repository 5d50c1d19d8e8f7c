import type { MemberId } from '../core/ids.ts';
import { askedInDigest, isForDigest, questionFor, type Tie } from '../core/tie.ts';
import { isRenewalForDigest } from '../core/vouch.ts';
import { text } from '../views/text.ts';
import { questionsAtOnce, tieDigest } from '../views/ties.ts';
import { renewalDigest, vouchDigest } from '../views/vouches.ts';
import type { DigestSource } from './digestSource.ts';
import { labelsOf } from './expertise.ts';
import type { Transaction } from './ports.ts';
import { vouchesAbout } from './vouchKeeping.ts';

/** More than these are only counted. */
const mostLooked = 50;
const mostListed = 3;

/** "Do you know each other?": at most three, each in two digests at the most. */
export const tieQuestionsSource: DigestSource = {
  kind: 'ties',
  section: async (tx, member) => {
    const waiting = await questionsTo(tx, member.id);
    const asked = waiting.slice(0, questionsAtOnce);
    if (asked.length === 0) return null;
    const questions = asked.flatMap((tie) => questionFor(tie, member.id) ?? []);
    return tieDigest(text(member.language), { questions, more: waiting.length - asked.length });
  },
  said: async (tx, member) => {
    for (const { one, other } of (await questionsTo(tx, member.id)).slice(0, questionsAtOnce)) {
      const tie = await tx.ties.lock(one, other);
      await tx.ties.save(askedInDigest(tie, member.id, tx.now));
    }
  },
};

const questionsTo = async (tx: Transaction, me: MemberId): Promise<Tie[]> =>
  (await tx.ties.waitingFor(me, mostLooked)).filter((tie) => isForDigest(tie, me, tx.now));

/** Recommendations about the member that they did not look at yet; each stands until they chose. */
export const vouchesSource: DigestSource = {
  kind: 'thanks',
  section: async (tx, member) => {
    const news = (await vouchesAbout(tx, member.id)).filter(({ answeredAt }) => answeredAt === null);
    if (news.length === 0) return null;
    const vouches = news.slice(0, mostListed);
    const about = { vouches, more: news.length - vouches.length, labels: await labelsOf(tx) };
    return vouchDigest(text(member.language), about);
  },
};

/** Recommendations of the member's own that end soon, asked about once. */
export const renewalsSource: DigestSource = {
  kind: 'thanks',
  section: async (tx, member) => {
    const ending = await endingOf(tx, member.id);
    const vouches = ending.slice(0, mostListed);
    if (vouches.length === 0) return null;
    const about = { vouches, more: ending.length - vouches.length, labels: await labelsOf(tx) };
    return renewalDigest(text(member.language), about);
  },
  said: async (tx, member) => {
    for (const { id } of (await endingOf(tx, member.id)).slice(0, mostListed)) {
      const vouch = await tx.vouches.lock(id);
      if (vouch === null) continue;
      await tx.vouches.add({ ...vouch, renewalAskedAt: vouch.renewalAskedAt ?? tx.now });
    }
  },
};

const endingOf = async (tx: Transaction, me: MemberId) =>
  (await tx.vouches.by(me)).filter((vouch) => isRenewalForDigest(vouch, tx.now));

/** All of these. */
export const tieDigestSources: readonly DigestSource[] = [tieQuestionsSource, vouchesSource, renewalsSource];
