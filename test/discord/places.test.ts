import { ChannelType, PermissionFlagsBits, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { DiscordCall } from '../../src/discord/call.ts';
import { createPlaces, permissionsIn } from '../../src/discord/places.ts';

const { ViewChannel, SendMessages, CreatePrivateThreads, Administrator } = PermissionFlagsBits;
const everyone = '100';
const role = '200';
const self = '300';
const roles = [
  { id: everyone, permissions: ViewChannel | SendMessages },
  { id: role, permissions: CreatePrivateThreads },
  { id: '201', permissions: Administrator },
];
const bits = (
  overwrites: readonly { id: string; type: 0 | 1; allow?: bigint; deny?: bigint }[],
  mine = [role],
) =>
  permissionsIn(
    {
      permission_overwrites: overwrites.map(({ allow = 0n, deny = 0n, ...about }) => ({
        ...about,
        allow,
        deny,
      })),
    },
    roles,
    new Set([everyone, ...mine]),
    everyone,
    self,
  );

describe('what Acquaint may do in a channel', () => {
  it('is what its roles may do on the server, and everybody', () => {
    expect(bits([])).toBe(ViewChannel | SendMessages | CreatePrivateThreads);
    expect(bits([], [])).toBe(ViewChannel | SendMessages);
  });

  it('is changed by the channel: for everybody, then for its roles, then for itself', () => {
    const closed = { id: everyone, type: 0, deny: ViewChannel } as const;
    expect(bits([closed]) & ViewChannel).toBe(0n);
    expect(bits([closed, { id: role, type: 0, allow: ViewChannel }]) & ViewChannel).toBe(ViewChannel);
    const banned = { id: self, type: 1, deny: ViewChannel } as const;
    expect(bits([closed, { id: role, type: 0, allow: ViewChannel }, banned]) & ViewChannel).toBe(0n);
    expect(
      bits([
        { id: role, type: 0, deny: SendMessages },
        { id: self, type: 1, allow: SendMessages },
      ]),
    ).toBe(ViewChannel | SendMessages | CreatePrivateThreads);
  });

  it('is not changed by what concerns others', () => {
    expect(
      bits([
        { id: '999', type: 0, deny: ViewChannel },
        { id: '998', type: 1, deny: ViewChannel },
      ]),
    ).toBe(ViewChannel | SendMessages | CreatePrivateThreads);
  });

  it('is everything for an administrator', () => {
    const closed = { id: everyone, type: 0, deny: ViewChannel } as const;
    expect(bits([closed], ['201']) & (ViewChannel | CreatePrivateThreads)).toBe(
      ViewChannel | CreatePrivateThreads,
    );
  });
});

describe('the channel for rooms', () => {
  const all = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n) & ~Administrator;
  const text = (id: string, name: string, position: number, deny = '0') => ({
    ...{ id, name, position, type: ChannelType.GuildText },
    permission_overwrites: [{ id: everyone, type: 0, allow: '0', deny }],
  });
  const channels = [
    text('1', 'general', 0),
    text('2', 'introductions', 1),
    text('3', 'closed', 2, String(ViewChannel)),
  ];
  const call: DiscordCall = async ({ route }) => {
    if (route === Routes.guildChannels(everyone)) return { answer: { list: channels } };
    if (route === Routes.guildRoles(everyone)) {
      return { answer: { list: [{ id: everyone, permissions: String(all) }] } };
    }
    return { answer: { roles: [] } };
  };
  const found = (chosen: string) =>
    createPlaces(
      call,
      async () => self,
      async () => chosen,
    )(everyone);

  it('is the one managers chose, by name or id, whatever the case', async () => {
    expect([await found('introductions'), await found('Introductions'), await found('2')]).toEqual([
      '2',
      '2',
      '2',
    ]);
  });

  it('is the first that allows rooms where none was chosen, or the chosen one does not', async () => {
    expect([await found(''), await found('closed'), await found('nowhere')]).toEqual(['1', '1', '1']);
  });

  it('is another one as soon as managers choose another', async () => {
    let chosen = '';
    const places = createPlaces(
      call,
      async () => self,
      async () => chosen,
    );
    expect(await places(everyone)).toBe('1');
    chosen = 'introductions';
    expect(await places(everyone)).toBe('2');
  });
});
