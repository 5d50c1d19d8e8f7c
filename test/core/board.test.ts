import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerHelp,
  changePost,
  closePost,
  draftPost,
  isAnswered,
  mayStandInDigest,
  offerHelp,
  passPost,
  postDueAt,
  publishPost,
  renewPost,
  suggestPerson,
  tickPost,
} from '../../src/core/board.ts';
import type { BoardEvent } from '../../src/core/boardEvents.ts';
import { boardIntents } from '../../src/core/boardNotices.ts';
import { type BoardPost, boardLimits, type PostName } from '../../src/core/boardPost.ts';
import { evolvePost } from '../../src/core/boardState.ts';
import { asId, type IntroductionId, type MemberId, type PostId } from '../../src/core/ids.ts';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';

const start = new Date('2027-03-01T09:00:00Z');
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);
const member = (name: string) => asId<MemberId>(name);
const [author, grace] = [member('author'), member('grace')];
const introduction = asId<IntroductionId>('introduction');

const words = { kind: 'ask', text: 'Who knows looms?', name: 'unnamed', weeks: 4, mayPublish: true } as const;
const after = (post: BoardPost | null, events: BoardEvent[] | Refusal): BoardPost => {
  if (isRefusal(events)) throw new Error(events.refused);
  let now = post;
  for (const event of events) now = evolvePost(now, event);
  if (now === null) throw new Error('nothing happened');
  return now;
};
const drafted = (name: PostName = 'unnamed') =>
  after(null, draftPost({ ...words, id: asId<PostId>('post'), author, topics: [], name }, start));
const around = { posts: [], joinedAt: days(-100), expiresAt: days(28) };
const opened = (name: PostName = 'unnamed') => {
  const post = drafted(name);
  return after(post, publishPost(post, author, around, start));
};

describe('a post on the board', () => {
  it('stands once a week, and once in the first two weeks of a member', () => {
    const other = { ...drafted(), id: asId<PostId>('other') };
    const at = (now: Date, joinedAt: Date | null) => {
      const events = publishPost(other, author, { ...around, posts: [opened(), drafted()], joinedAt }, now);
      return isRefusal(events) ? events.refused : events.map(({ type }) => type);
    };
    expect(at(days(6.9), days(-100))).toBe('postThisWeek');
    expect(at(days(7), days(-100))).toEqual(['postPublished']);
    expect(at(days(10), days(-1))).toBe('newcomerPost');
    expect(at(days(14), days(-1))).toEqual(['postPublished']);
  });

  it('without a name refuses what would give its author away', () => {
    const posting = { ...words, id: asId<PostId>('post'), author, topics: [] };
    expect(draftPost({ ...posting, text: 'Write to ada@example.org' }, start)).toEqual({
      refused: 'contactInBlurb',
    });
    expect(draftPost({ ...posting, text: 'x'.repeat(301) }, start)).toMatchObject({ refused: 'tooLong' });
  });

  it('can be changed until somebody was told, and only by its author', () => {
    const post = opened();
    expect(changePost(post, grace, { topics: [] })).toEqual({ refused: 'notYours' });
    expect(isRefusal(changePost(post, author, { topics: [] }))).toBe(false);
    const told = after(post, tickPost(post, { askable: [grace], retryAt: days(1) }, start));
    expect(changePost(told, author, { topics: [] })).toEqual({ refused: 'postTold' });
  });

  it('introduces at once only where its author agreed beforehand', () => {
    for (const name of ['named', 'unnamed'] as const) {
      const post = opened(name);
      const offered = after(post, offerHelp(post, grace, { isApart: false, introduction }, start));
      expect(offered.helpers).toEqual([{ member: grace, at: start, state: 'offered' }]);
      const met = answerHelp(offered, author, grace, { yes: true, introduction, isApart: false }, days(1));
      expect(after(offered, met).helpers[0]).toMatchObject({ state: 'met', introduction });
      expect(answerHelp(offered, grace, grace, { yes: true, introduction, isApart: false }, start)).toEqual({
        refused: 'notYours',
      });
    }
    const post = opened('meet');
    const met = after(post, offerHelp(post, grace, { isApart: false, introduction }, start));
    expect(met.helpers[0]).toMatchObject({ state: 'met', introduction });
    expect(offerHelp(post, grace, { isApart: true, introduction }, start)).toEqual({
      refused: 'alreadyAnswered',
    });
  });

  it('looks for others when its author says no, and tells nobody of the no', () => {
    const post = opened();
    const offered = after(post, offerHelp(post, grace, { isApart: false, introduction }, start));
    expect(
      after(offered, tickPost(offered, { askable: [member('sam')], retryAt: days(1) }, start)).told,
    ).toEqual([]);
    const declined = after(offered, answerHelp(offered, author, grace, { yes: false }, days(1)));
    expect(postDueAt(declined)).toEqual(days(1));
    const told = tickPost(declined, { askable: [grace, member('sam')], retryAt: days(2) }, days(1));
    expect(after(declined, told).told.map((one) => one.member)).toEqual([member('sam')]);
  });

  it('unanswered for a week is told to more, then may stand in the digest, and ends with a note', () => {
    let post = opened();
    const people = Array.from({ length: 9 }, (_, index) => member(`m${index}`));
    post = after(post, tickPost(post, { askable: people, retryAt: days(1) }, start));
    expect([post.told.length, postDueAt(post), mayStandInDigest(post)]).toEqual([3, days(7), false]);
    post = after(post, tickPost(post, { askable: people, retryAt: days(8) }, days(7)));
    expect([post.told.length, postDueAt(post), mayStandInDigest(post)]).toEqual([6, days(28), true]);
    const over = after(post, tickPost(post, { askable: people, retryAt: days(29) }, days(28)));
    expect(over).toMatchObject({ status: 'closed', reason: 'expired' });
    const again = after(over, renewPost(over, author, days(56), days(29)));
    expect(again.status).toBe('open');
    expect(renewPost(again, author, days(90), days(30))).toEqual({ refused: 'alreadyAnswered' });
  });

  it('says to whoever offered help and met nobody that it is over, declined or never answered alike', () => {
    const [sam, ola] = [member('sam'), member('ola')];
    let post = opened();
    post = after(post, tickPost(post, { askable: [grace, sam, ola], retryAt: days(1) }, start));
    for (const helper of [grace, sam, ola])
      post = after(post, offerHelp(post, helper, { isApart: false, introduction }, days(1)));
    post = after(post, answerHelp(post, author, sam, { yes: false }, days(2)));
    post = after(post, answerHelp(post, author, ola, { yes: true, introduction, isApart: false }, days(2)));
    const events = closePost(post, author, 'solved', days(3));
    const told = isRefusal(events)
      ? []
      : events.flatMap((event) => boardIntents(after(post, [event]), event));
    expect(told.map(({ effect }) => ('to' in effect ? effect.to : null))).toEqual([grace, sam]);
  });

  it('never tells more than six, nobody twice, never its author, whatever happens', () => {
    const people = ['author', ...Array.from({ length: 12 }, (_, index) => `m${index}`)].map(member);
    const who = fc.constantFrom(...people);
    const step = fc.record({
      do: fc.constantFrom('tick', 'offer', 'yes', 'no', 'pass', 'suggest', 'close', 'renew'),
      who,
      other: who,
      after: fc.integer({ min: 0, max: 9 }),
      askable: fc.array(who, { maxLength: 10 }),
    });
    fc.assert(
      fc.property(fc.constantFrom('meet', 'named', 'unnamed' as PostName), fc.array(step), (name, steps) => {
        let post = opened(name as PostName);
        let now = start;
        let told: MemberId[] = [];
        for (const one of steps) {
          now = new Date(now.getTime() + one.after * 86_400_000);
          const events = ((): BoardEvent[] | Refusal => {
            switch (one.do) {
              case 'tick':
                return tickPost(post, { askable: one.askable, retryAt: new Date(now.getTime() + 1) }, now);
              case 'offer':
                return offerHelp(post, one.who, { isApart: false, introduction }, now);
              case 'yes':
                return answerHelp(post, author, one.who, { yes: true, introduction, isApart: false }, now);
              case 'no':
                return answerHelp(post, author, one.who, { yes: false }, now);
              case 'pass':
                return passPost(post, one.who, now);
              case 'suggest':
                return suggestPerson(post, one.who, one.other, now);
              case 'close':
                return closePost(post, author, 'author', now);
              default:
                return renewPost(post, author, new Date(now.getTime() + 28 * 86_400_000), now);
            }
          })();
          if (isRefusal(events)) continue;
          told = [...told, ...events.flatMap((event) => (event.type === 'expertTold' ? [event.member] : []))];
          post = events.reduce<BoardPost>((before, event) => evolvePost(before, event), post);
          const due = postDueAt(post);
          // Nothing is left without a clock while it stands.
          expect(post.status === 'open').toBe(due !== null);
        }
        expect(told.length).toBeLessThanOrEqual(boardLimits.told);
        expect(new Set(told).size).toBe(told.length);
        expect(told).not.toContain(author);
        expect(post.helpers.length).toBeLessThanOrEqual(boardLimits.helpers);
        expect(mayStandInDigest(post) && isAnswered(post)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
