import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/actions/ports/members.ts';
import type { CommunityId, MemberId } from '../../src/core/ids.ts';
import type { Member } from '../../src/core/member.ts';
import { dice } from '../../src/dice.ts';
import { sqlState } from '../../src/store/session.ts';
import type { StoreStage } from './storeContract.ts';
import { consent, hostileTexts, minutes, person, report, tag } from './storeContractSamples.ts';

/** Members, their accounts, consents and reports; the community's settings. */
export function membersContract({ stage, community }: StoreStage): void {
  const inCommunity: ReturnType<typeof stage>['store']['transaction'] = (id, work) =>
    stage().store.transaction(id, work);
  const saved = async (id: CommunityId, ...all: Member[]) => {
    await inCommunity(id, (tx) => tx.members.saveMany(all));
    return inCommunity(id, (tx) => tx.members.getMany(all.map((member) => member.id)));
  };

  describe('keeps people', () => {
    it('as they were saved, with offers and seeks in their order', async () => {
      const here = await community();
      const known = { status: 'known', joinedAt: null, snoozedUntil: null, isHidden: true } as const;
      const bare = { offers: [], seeks: [], links: [], languages: [], accepts: [], openTo: [] };
      const [ada, grace] = [person('Ada'), person('Grace', { ...known, ...bare })];
      const found = await saved(here, ada, grace);
      expect([found.get(ada.id), found.get(grace.id)]).toEqual([ada, grace]);
      expect(await inCommunity(here, (tx) => tx.members.get(ada.id))).toEqual(ada);
      expect(await inCommunity(here, (tx) => tx.members.lock(grace.id))).toEqual(grace);
      expect(await inCommunity(here, (tx) => tx.members.get(dice.id<MemberId>()))).toBeNull();
    });

    it('as they were saved last, but first seen when they were, and managers stay managers', async () => {
      const here = await community();
      const ada = person('Ada');
      await saved(here, ada);
      await inCommunity(here, (tx) => tx.members.makeManager(ada.id));
      const later = person('Ada Lovelace', {
        id: ada.id,
        offers: [{ tag: tag('sales'), level: 2, isPublic: true }],
        seeks: [],
        status: 'left',
        joinedAt: null,
        firstSeenAt: minutes(500),
      });
      await inCommunity(here, (tx) => tx.members.save(later));
      await inCommunity(here, async (tx) => {
        expect(await tx.members.get(ada.id)).toEqual({ ...later, firstSeenAt: ada.firstSeenAt });
        expect([await tx.members.isManager(ada.id), await tx.members.managers()]).toEqual([true, [ada.id]]);
      });
    });

    it.each(hostileTexts.map((text) => [text.slice(0, 20), text]))(
      'whose every text is %j',
      async (_, text) => {
        const here = await community();
        const ada = person(text, {
          headline: text,
          bio: text,
          company: text,
          links: [text],
          languages: [text],
        });
        expect((await saved(here, ada)).get(ada.id)).toEqual(ada);
        const named = await inCommunity(here, (tx) => tx.members.idsNamed([text, 'nobody']));
        expect(named).toEqual(new Map([[text, [ada.id]]]));
      },
    );

    it('whose texts were cut in the middle of a letter, with a mark in its place', async () => {
      const here = await community();
      const ada = person('Ada', {
        bio: 'Rocket 🚀'.slice(0, -1),
        headline: '🚀'.slice(1),
        links: ['🚀'.slice(1)],
      });
      const found = (await saved(here, ada)).get(ada.id);
      expect(found).toEqual({ ...ada, bio: 'Rocket \uFFFD', headline: '\uFFFD', links: ['\uFFFD'] });
    });

    it('but refuses a text with NUL as a whole, and says why', async () => {
      const here = await community();
      const [ada, grace] = [person('Ada'), person('Grace', { bio: 'nul \0 nul' })];
      const problem = await saved(here, ada, grace).catch((error: unknown) => error);
      expect(problem).toBeInstanceOf(Error);
      expect(String(problem)).toContain('NUL');
      expect(await inCommunity(here, (tx) => tx.members.list({}))).toEqual([]);
    });

    it('and finds them by name without case and marks, by status and by tag', async () => {
      const here = await community();
      const [lukasz, other, ewa] = [
        person('Łukasz Żółć'),
        person('ŁUKASZ  ZOLC', { status: 'known' }),
        person('Ewa', { offers: [{ tag: tag('sales'), level: 2, isPublic: true }], seeks: [] }),
      ];
      await saved(here, lukasz, other, ewa);
      await inCommunity(here, async (tx) => {
        const namesOf = (all: readonly Member[]) => all.map(({ name }) => name).toSorted();
        expect(namesOf(await tx.members.named('lukasz zolc'))).toEqual([other.name, lukasz.name].toSorted());
        expect(namesOf(await tx.members.list({ status: 'known' }))).toEqual([other.name]);
        expect(await tx.members.list({ limit: 1 })).toEqual([ewa]);
        expect([await tx.members.count('joined'), await tx.members.count('gone')]).toEqual([2, 0]);
        expect(namesOf(await tx.members.bearersOf([tag('sales')]))).toHaveLength(3);
        expect(namesOf(await tx.members.bearersOf([tag('fundraising')]))).toHaveLength(2);
        expect(await tx.members.bearersOf([])).toEqual([]);
      });
    });

    it('and counts the crowd a preview hides in: others who joined, are listed and offer the same', async () => {
      const here = await community();
      const all = [
        person('Ada'),
        person('Sam'),
        person('Grace', { zone: 'Asia/Tokyo', languages: ['ja'] }),
        person('Hidden', { isHidden: true }),
        person('Known', { status: 'known' }),
        person('Seeker', { offers: [], seeks: [{ tag: tag('react'), isPublic: true }] }),
      ];
      await saved(here, ...all);
      const count = (alike: object) =>
        inCommunity(here, (tx) =>
          tx.members.countAlike({ tag: tag('react'), ...alike }, all[0]?.id ?? dice.id()),
        );
      expect(await count({})).toBe(2);
      expect(await count({ language: 'en' })).toBe(1);
      expect(await count({ zone: 'Asia/Tokyo' })).toBe(1);
      expect(await count({ level: 3 })).toBe(2);
      expect(await count({ level: 1 })).toBe(0);
    });
  });

  describe('keeps accounts', () => {
    const account = (member: MemberId, change: Partial<Account> = {}): Account => ({
      platform: 'slack',
      place: 'T1',
      externalId: 'U1',
      member,
      unreachableSince: null,
      ...change,
    });

    it('of people on every platform, and finds whose they are', async () => {
      const here = await community();
      const ada = person('Ada');
      const [first, second] = [
        account(ada.id, {
          platform: 'discord',
          externalId: '99',
          unreachableSince: minutes(7),
          leftSince: minutes(8),
        }),
        account(ada.id),
      ];
      await inCommunity(here, async (tx) => {
        await tx.members.save(ada);
        await tx.accounts.saveMany([second, first]);
      });
      await inCommunity(here, async (tx) => {
        expect(await tx.accounts.of(ada.id)).toEqual([first, second]);
        expect(await tx.accounts.ofMany([ada.id, dice.id<MemberId>()])).toEqual(
          new Map([[ada.id, [first, second]]]),
        );
        expect(await tx.accounts.byExternalId('slack', 'U1')).toEqual(second);
        expect(await tx.accounts.byExternalId('discord', 'U1')).toBeNull();
      });
      expect(await stage().store.router.placesOf('discord', '99')).toContain('T1');
    });

    it('as they were saved last, also of somebody else, until they are removed', async () => {
      const here = await community();
      const [ada, grace] = [person('Ada'), person('Grace')];
      await inCommunity(here, async (tx) => {
        await tx.members.saveMany([ada, grace]);
        await tx.accounts.save(account(ada.id));
        await tx.accounts.save(account(grace.id, { place: 'T2', unreachableSince: minutes(1) }));
      });
      await inCommunity(here, async (tx) => {
        expect(await tx.accounts.of(ada.id)).toEqual([]);
        expect(await tx.accounts.of(grace.id)).toEqual([
          account(grace.id, { place: 'T2', unreachableSince: minutes(1) }),
        ]);
        await tx.accounts.removeOf(grace.id);
        expect(await tx.accounts.of(grace.id)).toEqual([]);
      });
    });
  });

  describe('keeps consents', () => {
    it('in their order, and revokes those that stand for one purpose', async () => {
      const here = await community();
      const ada = person('Ada');
      const all = [
        consent(ada.id, { purpose: 'join', counterpart: null, subject: null, source: 'import' }),
        consent(ada.id),
        consent(ada.id, { revokedAt: minutes(1), source: 'standing' }),
      ];
      await inCommunity(here, async (tx) => {
        await tx.members.save(ada);
        await tx.consents.addMany(all.slice(0, 2));
        await tx.consents.add(all[2] ?? consent(ada.id));
      });
      expect(await inCommunity(here, (tx) => tx.consents.of(ada.id))).toEqual(all);
      await inCommunity(here, (tx) => tx.consents.revoke(ada.id, 'introduce', minutes(9)));
      const [joined, introduced, revoked] = await inCommunity(here, (tx) => tx.consents.of(ada.id));
      expect([joined?.revokedAt, introduced?.revokedAt, revoked?.revokedAt]).toEqual([
        null,
        minutes(9),
        minutes(1),
      ]);
    });

    it('of one person given at the same moment: all of them, each with a number of its own', async () => {
      const here = await community();
      const [ada, grace] = [person('Ada'), person('Grace')];
      await saved(here, ada, grace);
      await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          inCommunity(here, (tx) =>
            tx.consents.addMany(
              index % 2 === 0 ? [consent(ada.id), consent(grace.id)] : [consent(grace.id), consent(ada.id)],
            ),
          ),
        ),
      );
      expect(await inCommunity(here, (tx) => tx.consents.of(ada.id))).toHaveLength(8);
      expect(await inCommunity(here, (tx) => tx.consents.of(grace.id))).toHaveLength(8);
    });

    it('of members only', async () => {
      const here = await community();
      const problem = await inCommunity(here, (tx) => tx.consents.add(consent(dice.id<MemberId>()))).catch(
        (error: unknown) => error,
      );
      expect(sqlState(problem)).toBe('23503');
    });
  });

  it.each([...hostileTexts, 'nul \0 nul', ''].map((text) => [text.slice(0, 20), text]))(
    'keeps a report whose note is %j',
    async (_, note) => {
      const here = await community();
      const one = report(dice.id<MemberId>(), dice.id<MemberId>(), { note, request: dice.id() });
      const two = report(one.reporter, one.about, { at: minutes(1) });
      await inCommunity(here, async (tx) => {
        await tx.reports.add(two);
        await tx.reports.add(one);
      });
      expect(await inCommunity(here, (tx) => tx.reports.list())).toEqual([one, two]);
      expect(await inCommunity(here, (tx) => tx.reports.get(one.id))).toEqual(one);
    },
  );

  it('keeps a community’s settings', async () => {
    const here = await community();
    for (const name of hostileTexts) {
      const now = {
        id: here,
        name,
        zone: 'Asia/Tokyo',
        language: 'en',
        holidays: 'none',
        daysOff: [],
        letsGuestsIn: false,
        roomChannel: '',
        startedAt: null,
      } as const;
      await inCommunity(here, (tx) => tx.saveCommunity(now));
      expect(await inCommunity(here, async (tx) => tx.community)).toEqual(now);
    }
  });
}
