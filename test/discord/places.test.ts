import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { permissionsIn } from '../../src/discord/places.ts';

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
