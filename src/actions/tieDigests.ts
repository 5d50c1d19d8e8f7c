import { askedInDigest, isForDigest, questionFor } from '../core/tie.ts';
import { isRenewalForDigest } from '../core/vouch.ts';
import { text } from '../views/text.ts';
import { questionsAtOnce, tieDigest } from '../views/ties.ts';
import { renewalDigest, vouchDigest } from '../views/vouches.ts';
import type { DigestSource } from './digestSource.ts';
import { labelsOf } from './expertise.ts';
import { vouchesAbout } from './vouchKeeping.ts';

/** More than these are only counted. */
const mostLooked = 50;
const mostListed = 3;

/** "Do you know each other?": at most three, each in two digests at the most. */
export const tieQuestionsSource: DigestSource = {
  kind: 'ties',
  section: async (tx, member) => {
    const waiting = (await tx.ties.waitingFor(member.id, mostLooked)).filter((tie) =>
      isForDigest(tie, member.id, tx.now),
    );
    const asked = waiting.slice(0, questionsAtOnce);
    if (asked.length === 0) return null;
    for (const { one, other } of asked) {
      const tie = await tx.ties.lock(one, other);
      await tx.ties.save(askedInDigest(tie, member.id, tx.now));
    }
    const questions = asked.flatMap((tie) => questionFor(tie, member.id) ?? []);
    return tieDigest(text(member.language), { questions, more: waiting.length - asked.length });
  },
};

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
    const ending = (await tx.vouches.by(member.id)).filter((vouch) => isRenewalForDigest(vouch, tx.now));
    const vouches = ending.slice(0, mostListed);
    if (vouches.length === 0) return null;
    for (const { id } of vouches) {
      const vouch = await tx.vouches.lock(id);
      if (vouch !== null) {
        await tx.vouches.add({ ...vouch, renewalAskedAt: vouch.renewalAskedAt ?? tx.now });
      }
    }
    const about = { vouches, more: ending.length - vouches.length, labels: await labelsOf(tx) };
    return renewalDigest(text(member.language), about);
  },
};

/** All of these. */
export const tieDigestSources: readonly DigestSource[] = [tieQuestionsSource, vouchesSource, renewalsSource];
