import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Busy, type Outgoing, type Platform, type Sent } from '../../src/actions/ports/platform.ts';
import { asId, type MemberId } from '../../src/core/ids.ts';
import type { RoomRef } from '../../src/core/introduction.ts';
import { outgoing } from '../slack/stage.ts';
import { examples } from '../views/examples.ts';

/** A platform with two people who can be written to, and a way to look at what arrived. */
export type PlatformStage = {
  readonly platform: Platform;
  readonly place: string;
  readonly ada: string;
  readonly grace: string;
  /** What somebody reads in direct messages with Acquaint, oldest first, as plain text. */
  readonly direct: (who: string) => Promise<readonly string[]>;
  /** A channel everybody reads, in which Acquaint is, and what stands there. */
  readonly channel: string;
  readonly inChannel: () => Promise<readonly string[]>;
  readonly room: (room: RoomRef) => Promise<readonly string[]>;
  /** Who is in a room, besides Acquaint. */
  readonly peopleIn: (room: RoomRef) => Promise<readonly string[]>;
  /** Names of all files that arrived in somebody's direct messages. */
  readonly filesOf: (who: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** An id as platforms have them, of nothing. */
const gone = '404404404404404404';
const grace = asId<MemberId>('member-grace');
const say = (text: string, more: Partial<Outgoing> = {}): Outgoing =>
  outgoing({ summary: text, parts: [{ kind: 'text', text: [text] }] }, more);

/** A platform may say "later"; the outbox would wait, and so does whoever tests it. */
const patiently = async <T>(send: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      await sleep(error.retryAfterMs);
    }
  }
};

/** What every platform must do alike, so that the rest need not know which one it is. */
export function platformContract(where: string, open: () => Promise<PlatformStage>): void {
  describe(`a platform: ${where}`, () => {
    let stage: PlatformStage;
    beforeAll(async () => {
      stage = await open();
    });
    afterAll(() => stage.close());
    const refOf = (sent: Awaited<ReturnType<Platform['sendDirect']>>): Sent['sent'] => {
      if ('unreachable' in sent) throw new Error(sent.unreachable);
      return sent.sent;
    };
    const openRoom = async (key: string): Promise<RoomRef> => {
      const opened = await stage.platform.openRoom(stage.place, [stage.ada, stage.grace], 'Ada · Grace', key);
      if ('unreachable' in opened) throw new Error(opened.unreachable);
      return opened.room;
    };
    const latest = async (who: string) => (await stage.direct(who)).at(-1) ?? '';

    it('brings a direct message to the one person it is for', async () => {
      await stage.platform.sendDirect(stage.place, stage.ada, say('Good morning, Ada'), 'direct/1');
      expect(await latest(stage.ada)).toContain('Good morning, Ada');
      expect(await stage.direct(stage.grace)).toEqual([]);
    });

    it('shows another message in its place after an edit', async () => {
      const ref = refOf(await stage.platform.sendDirect(stage.place, stage.ada, say('Before'), 'edit/1'));
      const count = (await stage.direct(stage.ada)).length;
      const edited = await stage.platform.edit(ref, say('After'));
      expect(edited).toEqual({ sent: ref });
      expect(await latest(stage.ada)).toContain('After');
      expect((await stage.direct(stage.ada)).join()).not.toContain('Before');
      expect(await stage.direct(stage.ada)).toHaveLength(count);
    });

    it('says so when a message to be edited is not there', async () => {
      const ref = refOf(await stage.platform.sendDirect(stage.place, stage.ada, say('Here'), 'gone/1'));
      const id = ref.id.replace(/\d(?=\d*$)/u, (digit) => String((Number(digit) + 5) % 10));
      expect(
        await stage.platform.edit({ ...ref, id: id === ref.id ? '999999' : id }, say('Nowhere')),
      ).toEqual({
        unreachable: expect.any(String),
      });
    });

    it('opens a room for exactly these people, and says things there', async () => {
      const room = await openRoom('room/1');
      expect((await stage.peopleIn(room)).toSorted()).toEqual([stage.ada, stage.grace].toSorted());
      await stage.platform.sendToRoom(stage.place, room, say('You two should talk'), 'room/1/kickoff');
      expect((await stage.room(room)).at(-1)).toContain('You two should talk');
    });

    it('says so when a room is not there', async () => {
      const gone = { platform: stage.platform.name, id: '404404404404404404' };
      const sent = await stage.platform.sendToRoom(stage.place, gone, say('Anybody?'), 'room/gone');
      expect(sent).toMatchObject({ unreachable: expect.any(String) });
    });

    it('says things in a channel, and finds them there', async () => {
      const since = new Date();
      const key = 'channel/1';
      const ref = refOf(
        await stage.platform.sendToChannel(stage.place, stage.channel, say('Good morning, all'), key),
      );
      expect((await stage.inChannel()).at(-1)).toContain('Good morning, all');
      const found = await stage.platform.find(stage.place, key, since, { channel: stage.channel });
      if (typeof found === 'string') expect(['absent', 'cannotLook']).toContain(found);
      else expect(found).toEqual(ref);
    });

    it('says so when a channel is not there', async () => {
      const sent = await stage.platform.sendToChannel(stage.place, gone, say('Anybody?'), 'channel/gone');
      expect(sent).toMatchObject({ unreachable: expect.any(String) });
    });

    it('never claims to have found what was never said', async () => {
      const since = new Date(Date.now() - 600_000);
      const where = { externalId: stage.ada };
      const found = await stage.platform.find(stage.place, 'never/said', since, where);
      expect(['absent', 'cannotLook']).toContain(found);
    });

    it('finds what was said, or says that it cannot look, or is asked to say it once more without harm', async () => {
      const key = 'found/1';
      const before = (await stage.direct(stage.ada)).length;
      const ref = refOf(await stage.platform.sendDirect(stage.place, stage.ada, say('Find me'), key));
      const since = new Date();
      const found = await stage.platform.find(stage.place, key, since, { externalId: stage.ada });
      if (found === 'absent') await stage.platform.sendDirect(stage.place, stage.ada, say('Find me'), key);
      else if (found !== 'cannotLook') expect(found).toEqual(ref);
      expect(await stage.direct(stage.ada)).toHaveLength(before + 1);
    });

    it('names a person whom it knows, and one whom it does not know by name', async () => {
      const text = [{ mention: grace }, ' and ', { mention: asId<MemberId>('member-elsewhere') }];
      const people = new Map([
        [grace, { name: 'Grace', externalId: stage.grace }],
        [asId<MemberId>('member-elsewhere'), { name: 'Sam of elsewhere', externalId: null }],
      ]);
      const message = { summary: 'Two people', parts: [{ kind: 'text' as const, text }] };
      await stage.platform.sendDirect(stage.place, stage.ada, outgoing(message, { people }), 'mention/1');
      expect(await latest(stage.ada)).toContain('Sam of elsewhere');
    });

    it('brings a file along', async () => {
      const message = {
        summary: 'A file',
        parts: [
          { kind: 'text' as const, text: ['A file'] },
          {
            kind: 'file' as const,
            file: { file: 'export' as const, member: grace, as: 'json' as const },
            name: 'meeting.ics',
          },
        ],
      };
      const bytes = new TextEncoder().encode('BEGIN:VCALENDAR');
      const attachment = { file: message.parts[1], name: 'meeting.ics', type: 'text/calendar', bytes };
      const attachments = [
        { ...attachment, file: { file: 'export' as const, member: grace, as: 'json' as const } },
      ];
      await stage.platform.sendDirect(stage.place, stage.ada, outgoing(message, { attachments }), 'file/1');
      expect(await stage.filesOf(stage.ada)).toContain('meeting.ics');
    });

    it('brings a picture along, and says in words what it shows', async () => {
      const file = { file: 'network', member: grace } as const;
      const message = {
        summary: 'A picture',
        parts: [{ kind: 'image' as const, file, name: 'network.png', alt: 'Three circles' }],
      };
      const attachments = [
        { file, name: 'network.png', type: 'image/png', alt: 'Three circles', bytes: onePixel },
      ];
      await stage.platform.sendDirect(stage.place, stage.ada, outgoing(message, { attachments }), 'image/1');
      expect(await stage.filesOf(stage.ada)).toContain('network.png');
      expect(await latest(stage.ada)).toContain('Three circles');
    });

    it('says what a picture shows where it does not come along', async () => {
      const file = { file: 'network', member: grace } as const;
      const parts = [{ kind: 'image' as const, file, name: 'network.png', alt: 'Four circles' }];
      await stage.platform.sendDirect(
        stage.place,
        stage.ada,
        outgoing({ summary: 'x', parts }, {}),
        'image/2',
      );
      expect(await latest(stage.ada)).toContain('Four circles');
    });

    it.each(['en', 'pl'] as const)(
      'takes everything there is to say in %s, the longest texts too',
      async (language) => {
        for (const size of ['usual', 'longest'] as const) {
          for (const { view, when, says } of examples(language, size)) {
            if (!('parts' in says)) continue;
            const key = `example/${language}/${size}/${view}/${when}`;
            const what = outgoing(says, { language });
            const sent = await patiently(() =>
              stage.platform.sendDirect(stage.place, stage.grace, what, key),
            );
            expect(sent, key).toHaveProperty('sent');
          }
        }
      },
    );

    it.each([
      '<!channel> <!here> <@U123|x> <https://evil.example|click>',
      '@everyone @here <@123> <@&123> <#123> [click](https://evil.example) ||hidden||',
      '*bold* _it_ ~no~ `code` ```block``` > quote # heading - list 1. one',
      'Zażółć gęślą jaźń 🤷🏽‍♀️ \\n &lt;b&gt; </p><script>alert(1)</script>',
    ])('shows hostile words as they were written: %s', async (words) => {
      const message = { summary: 'Words', parts: [{ kind: 'quote' as const, text: words }] };
      await patiently(() =>
        stage.platform.sendDirect(stage.place, stage.ada, outgoing(message), `hostile/${words}`),
      );
      const letters = (text: string) => text.replace(/[\\\u200b\s>]/gu, '');
      expect(letters(await latest(stage.ada))).toContain(letters(words));
    });
  });
}

/** A PNG of one pixel. */
const onePixel = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
