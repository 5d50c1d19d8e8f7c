import { consentTextVersion } from '../core/consent.ts';
import { isRefusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { helpedSaid } from '../views/network.ts';
import { text } from '../views/text.ts';
import type { Action } from './action.ts';
import { joinedMe } from './me.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';

/** May managers see by name that I was put together with nobody yet? Off until somebody says so. Subject: yes or no. */
export const helpedAction: Action = {
  name: addresses.network.helped,
  run: async (call, scene) => {
    const { tx, language } = scene;
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(language, me);
    const isOn = call.subject === 'yes';
    const wasOn = await isHelped(tx, me.id);
    if (isOn && !wasOn) {
      await tx.consents.add({
        ...{ member: me.id, purpose: 'helped', counterpart: null, fields: ['name'], subject: null },
        ...{ source: 'press', textVersion: consentTextVersion, at: tx.now, revokedAt: null },
      });
    }
    if (!isOn) await tx.consents.revoke(me.id, 'helped', tx.now);
    return { reply: 'replace', message: helpedSaid(text(language), { isOn }) };
  },
};

/** Whether the member agreed to it. */
export const isHelped = async (
  tx: Transaction,
  member: Parameters<typeof tx.consents.of>[0],
): Promise<boolean> =>
  (await tx.consents.of(member)).some(({ purpose, revokedAt }) => purpose === 'helped' && revokedAt === null);
