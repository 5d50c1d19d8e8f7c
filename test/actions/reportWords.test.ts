import { beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../src/core/ids.ts';
import type { Report } from '../../src/core/report.ts';
import { addresses } from '../../src/views/addresses.ts';
import { answer, connecting, knowEachOther, latest, refer } from './connectorStage.ts';
import { embeddedStage } from './embeddedStage.ts';
import { type Stage, start, type Town } from './stage.ts';

const { connectors, introRequests: asks, reports: queue, vouches } = addresses;
const reason = { reason: ['rude'], note: 'Not nice.' };
const rude = 'Take her or leave her.';
const said = { how: ['client'], when: ['thisMonth'], words: rude, mayName: ['no'] };

/** What was said about somebody, reported by those who received it, and by nobody else. */
describe('words about somebody', () => {
  const stage = embeddedStage();
  let town: Town;
  beforeEach(async () => {
    await stage.setTime(start);
    town = await stage.openCommunity();
    for (const name of ['Ada', 'Grace', 'Sam', 'Ola', 'Meg']) await town.add(name);
    await within((tx) => tx.members.makeManager(town.idOf('Meg')));
  });
  const within = <T>(work: Parameters<Stage['store']['transaction']>[1]) =>
    stage.store.transaction(town.id, work) as Promise<T>;
  const reported = async () => {
    const names = new Map(['Ada', 'Grace', 'Sam', 'Ola'].map((name) => [town.idOf(name), name]));
    const name = (id: MemberId) => names.get(id);
    return (await within<Report[]>((tx) => tx.reports.list())).map(
      ({ reporter, about }) => `${name(reporter)} ${name(about)}`,
    );
  };
  const know = (one: string, other: string) => knowEachOther(stage, town, one, other);
  const writtenBy = (name: string) => `report/${town.idOf(name)}`;
  const readBy = async (manager: string, about: string) =>
    JSON.stringify(
      await town.press(manager, queue.readForm, { subject: town.idOf(about), answers: { why: ['decide'] } }),
    );
  const shown = async (who: string, action: string, call = {}) =>
    JSON.stringify(await town.press(who, action, call));

  /** Sam recommended Ada, and Grace holds the card. */
  const recommended = async (words: object = said) => {
    for (const name of ['Ada', 'Grace']) await know(name, 'Sam');
    await refer(town, 'Ada', 'Grace');
    await answer(town, 'Sam', connectors.recommendForm, 'Ada', { ...said, ...words });
    expect(await town.holder('Ada')).toBe('Grace');
  };

  it('that came with a card can be reported from the card, and it closes; who asked is not', async () => {
    await recommended();
    const form = JSON.stringify(await answer(town, 'Grace', asks.more, 'Ada'));
    expect(form).toContain(writtenBy('Sam'));
    await answer(town, 'Grace', asks.moreSent, 'Ada', { what: [writtenBy('Sam')], ...reason });
    expect(await reported()).toEqual(['Grace Sam']);
    expect(await town.holder('Ada')).toBeNull();
    expect(await readBy('Meg', 'Sam')).toContain(rude);
    expect(await within((tx) => tx.limits.avoids(town.idOf('Grace'), town.idOf('Sam')))).toBe(true);
    expect(await within((tx) => tx.limits.avoids(town.idOf('Grace'), town.idOf('Ada')))).toBe(false);
    for (const who of ['Ada', 'Sam']) {
      expect((await town.told(who)).map(({ what }) => what)).not.toContain('tell reportArrived');
    }
  });

  it('can be reported later too, beside who asked, each of them once', async () => {
    await recommended();
    await answer(town, 'Grace', asks.pass, 'Ada');
    const form = JSON.stringify(await answer(town, 'Grace', asks.report, 'Ada'));
    expect(form).toContain(writtenBy('Sam'));
    for (const whom of ['request', writtenBy('Sam'), 'request', writtenBy('Sam')]) {
      await answer(town, 'Grace', asks.reportForm, 'Ada', { whom: [whom], ...reason });
    }
    expect(await reported()).toEqual(['Grace Ada', 'Grace Sam']);
  });

  it('of the first of two are reported by the second, who read them', async () => {
    await know('Ada', 'Sam');
    await know('Sam', 'Ola');
    await know('Ola', 'Grace');
    await refer(town, 'Ada', 'Grace');
    await answer(town, 'Sam', connectors.recommendForm, 'Ada', said);
    expect(await connecting(town, 'Ada', ['Ola'])).toBe('Ola');
    expect(JSON.stringify(await answer(town, 'Ola', connectors.more, 'Ada'))).toContain(writtenBy('Sam'));
    await answer(town, 'Ola', connectors.moreSent, 'Ada', { what: [writtenBy('Sam')], ...reason });
    expect(await reported()).toEqual(['Ola Sam']);
  });

  it('are reported by nobody who did not read them', async () => {
    await recommended();
    for (const who of ['Ada', 'Sam', 'Ola']) {
      const reply = await answer(town, who, asks.reportForm, 'Ada', { whom: [writtenBy('Sam')], ...reason });
      expect(reply.reply, who).not.toBe('replace');
    }
    expect(await reported()).toEqual([]);
  });

  it('are not there to be reported where nothing was said', async () => {
    for (const name of ['Ada', 'Grace']) await know(name, 'Sam');
    await refer(town, 'Ada', 'Grace');
    await answer(town, 'Sam', connectors.forward, 'Ada');
    expect(JSON.stringify(await answer(town, 'Grace', asks.more, 'Ada'))).not.toContain('report/');
    await answer(town, 'Grace', asks.reportForm, 'Ada', { whom: [writtenBy('Sam')], ...reason });
    expect(await reported()).toEqual([]);
  });

  describe('as a recommendation', () => {
    const subject = async () => {
      const [vouch] = await within<{ id: string }[]>((tx) => tx.vouches.about(town.idOf('Grace')));
      return { subject: vouch?.id ?? '' };
    };
    beforeEach(async () => {
      await town.press('Sam', vouches.giveForm, {
        subject: town.idOf('Grace'),
        answers: { topic: 'React', from: ['client'], when: ['thisMonth'], words: rude },
      });
      await town.press('Grace', vouches.choose, { subject: `${(await subject()).subject}/shown` });
    });

    it('are reported by the one they are about, once, and are gone from the profile', async () => {
      const profile = { person: town.idOf('Grace') };
      expect(await shown('Ola', addresses.members.profile, profile)).toContain(rude);
      expect(await shown('Grace', vouches.show, await subject())).toContain(vouches.report);
      expect(await town.press('Grace', vouches.report, await subject())).toMatchObject({ reply: 'form' });
      for (const _ of [1, 2]) {
        await town.press('Grace', vouches.reportForm, { ...(await subject()), answers: reason });
      }
      expect(await reported()).toEqual(['Grace Sam']);
      expect(await readBy('Meg', 'Sam')).toContain(rude);
      expect(await shown('Ola', addresses.members.profile, profile)).not.toContain(rude);
    });

    it('are reported by nobody else', async () => {
      for (const who of ['Sam', 'Ola', 'Ada']) {
        for (const action of [vouches.report, vouches.reportForm]) {
          await town.press(who, action, { ...(await subject()), answers: reason });
        }
      }
      expect(await reported()).toEqual([]);
      expect(await shown('Sam', vouches.show, await subject())).not.toContain(vouches.report);
    });
  });

  describe('an ask without a name', () => {
    beforeEach(async () => {
      await town.change('Grace', { bio: 'React developer' });
      for (const name of ['Sam', 'Ola', 'Meg', 'Ada']) await town.change(name, { offers: [], bio: '' });
    });
    const ask = async (words = 'someone who knows React') => {
      const drafted = JSON.stringify(await town.press('Ada', asks.ask, { text: words }));
      const subject = drafted.match(/introRequests\.form","subject":"([^"]+)/u)?.[1] ?? '';
      const answers = { kind: ['advice'], blurb: 'How do you test?', publish: ['no'], options: ['hideName'] };
      await town.press('Ada', asks.send, { subject, answers, surface: 'form' });
    };

    it.each([['person'], ['report']])(
      'gives no name away to whoever wants no more of it: %s',
      async (what) => {
        await ask();
        expect(await town.holder('Ada')).toBe('Grace');
        await answer(town, 'Grace', asks.moreSent, 'Ada', { what: [what], ...reason });
        expect(await reported()).toEqual(what === 'report' ? ['Grace Ada'] : []);
        expect(await shown('Grace', addresses.members.avoided)).not.toContain(town.idOf('Ada'));
        expect(await shown('Grace', addresses.members.avoided)).not.toContain('Ada');
        // Nothing from them comes any more, for a year.
        await stage.moveTo(new Date(start.getTime() + 300 * 86_400_000));
        await ask();
        expect(await town.holder('Ada')).toBeNull();
        expect((await latest(town, 'Ada')).candidates.map(({ member }) => member)).not.toContain(
          town.idOf('Grace'),
        );
      },
    );

    it('is ruled out by no connector by name', async () => {
      await know('Ada', 'Sam');
      await ask('somebody who breeds alpacas');
      expect(await connecting(town, 'Ada', ['Sam'])).toBe('Sam');
      const form = JSON.stringify(await answer(town, 'Sam', connectors.more, 'Ada'));
      expect(form).not.toContain('"requester"');
      await answer(town, 'Sam', connectors.moreSent, 'Ada', { what: ['requester'] });
      expect(await shown('Sam', connectors.rules)).not.toContain('Ada');
    });
  });
});
