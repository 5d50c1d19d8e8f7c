import { asId, type PairingId } from '../core/ids.ts';
import { outcomes, signs } from '../core/introduction.ts';
import { answerPairing, choosePairingSlot, othersOf, type Pairing, signPairing } from '../core/pairing.ts';
import type { PairingEvent } from '../core/pairingEvents.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { pairingAnswered } from '../views/pairings.ts';
import { text } from '../views/text.ts';
import type { Action, Reply, Scene } from './action.ts';
import { commitPairing } from './commitPairing.ts';
import { pairingKickoffNow } from './pairingMessages.ts';
import { refuse } from './refuse.ts';
import { mayNameAfterTalk } from './ties.ts';

const to = addresses.pairings;

/** How it goes, pressed in the room: the kickoff is drawn again with it. */
const signAction: Action = {
  name: to.sign,
  run: (call, scene) => {
    const [id = '', pressed] = call.subject.split('/');
    const sign = signs.find((known) => known === pressed);
    return inRoom(scene, id, (pairing) =>
      sign === undefined ? notYours : signPairing(pairing, call.who, sign, scene.tx.now),
    );
  },
};

/** A suggested time suits; the last one to choose it fixes it. */
const slotAction: Action = {
  name: to.slot,
  run: (call, scene) => {
    const [id = '', at = ''] = call.subject.split('/');
    return inRoom(scene, id, (pairing) =>
      choosePairingSlot(pairing, call.who, new Date(Number(at)), scene.tx.now),
    );
  },
};

/** "Did you talk?" was answered. */
const checkInAction: Action = {
  name: to.checkIn,
  run: async (call, scene) => {
    const [id = '', answer] = call.subject.split('/');
    const outcome = outcomes.find((known) => known === answer);
    const pairing = await scene.tx.pairings.lock(asId<PairingId>(id));
    if (pairing === null || outcome === undefined) return refuse(scene.language, notYours);
    const events = answerPairing(pairing, call.who, outcome, scene.tx.now);
    if (isRefusal(events)) return refuse(scene.language, events);
    const after = await commitPairing(scene.tx, pairing, events);
    const mayName =
      outcome === 'met' ? await mayNameAfterTalk(scene.tx, call.who, othersOf(after, call.who)) : [];
    const about = { pairing: after, outcome, mayName };
    return { reply: 'replace', message: pairingAnswered(text(scene.language), about) };
  },
};

/** What people press in a pairing's room and about it. */
export const pairingActions: readonly Action[] = [signAction, slotAction, checkInAction];

const notYours: Refusal = { refused: 'notYours' };

const inRoom = async (
  scene: Scene,
  id: string,
  decide: (pairing: Pairing) => PairingEvent[] | Refusal,
): Promise<Reply> => {
  const pairing = await scene.tx.pairings.lock(asId<PairingId>(id));
  const events = pairing === null ? notYours : decide(pairing);
  if (pairing === null || isRefusal(events)) {
    return refuse(scene.language, isRefusal(events) ? events : notYours);
  }
  const after = await commitPairing(scene.tx, pairing, events);
  return { reply: 'replace', message: await pairingKickoffNow(scene.tx, after) };
};
