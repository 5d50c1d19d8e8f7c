import type { MemberId } from './ids.ts';
import type { Effect, Intent, Notice } from './notices.ts';
import type { Pairing } from './pairing.ts';
import type { PairingEvent } from './pairingEvents.ts';

/** Who is told what when something happens to a pairing. `pairing` is as it is after the event. */
export const pairingIntents = (pairing: Pairing, event: PairingEvent): Intent[] => {
  const { id } = pairing;
  const intent = (key: string, effect: Effect): Intent => ({
    key: `${id}/${key}`,
    effect,
    notBefore: event.at,
  });
  const tell = (key: string, to: MemberId, notice: Notice) =>
    intent(`${key}/${to}`, { effect: 'tell', to, notice });
  const tellAll = (key: string, notice: Notice) => pairing.members.map((to) => tell(key, to, notice));
  const tellRoom = (key: string, notice: Notice) =>
    pairing.status === 'open' ? [intent(key, { effect: 'tellPairing', pairing: id, notice })] : [];
  switch (event.type) {
    case 'pairingBegun':
      return [intent('room', { effect: 'openPairingRoom', pairing: id })];
    case 'pairingRoomOpened':
      return tellRoom('kickoff', { notice: 'pairingKickoff', pairing: id });
    case 'pairingRoomFailed':
      return tellAll('roomless', { notice: 'pairingRoomless', pairing: id });
    case 'pairingNudged':
      return tellRoom('silent', { notice: 'pairingSilent', pairing: id });
    case 'pairingMeetingFixed':
      return tellRoom('meeting', { notice: 'pairingMeetingFixed', pairing: id });
    case 'pairingCheckInSent':
      return event.to.map((to) => tell('checkIn', to, { notice: 'pairingCheckIn', pairing: id }));
    case 'pairingLeft':
      // Those who go on are told in their room; the last one is told by the end.
      return pairing.members.length > 1
        ? tellRoom(`left/${event.member}`, { notice: 'pairingSmaller', pairing: id })
        : [];
    case 'pairingClosed':
      return event.reason === 'left' ? tellAll('ended', { notice: 'pairingEnded', pairing: id }) : [];
    // Shown in the reply to the press; nobody else is told.
    case 'pairingSigned':
    case 'pairingSlotChosen':
    case 'pairingAnswered':
      return [];
  }
};
