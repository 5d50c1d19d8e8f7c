import type { IntroductionEvent } from './events.ts';
import type { MemberId } from './ids.ts';
import { type Introduction, partnerOf, peopleOf } from './introduction.ts';
import type { Effect, Intent, Notice } from './notices.ts';

/** Who is told what when something happens to an introduction. `introduction` is as it is after the event. */
export const introductionIntents = (introduction: Introduction, event: IntroductionEvent): Intent[] => {
  const id = introduction.id;
  const intent = (key: string, effect: Effect): Intent => ({
    key: `${id}/${key}`,
    effect,
    notBefore: event.at,
  });
  const tell = (key: string, to: MemberId, notice: Notice) =>
    intent(`${key}/${to}`, { effect: 'tell', to, notice });
  const tellRoom = (key: string, notice: Notice) =>
    introduction.status === 'open' ? [intent(key, { effect: 'tellRoom', introduction: id, notice })] : [];
  switch (event.type) {
    case 'introductionMade':
      return [intent('room', { effect: 'openRoom', introduction: id })];
    case 'roomOpened':
      return [
        ...tellRoom('kickoff', { notice: 'kickoff', introduction: id }),
        tell('introduced', introduction.requester, { notice: 'introduced', introduction: id }),
      ];
    case 'roomFailed':
      return peopleOf(introduction).map((member) =>
        tell('introduced', member, { notice: 'introducedRoomless', introduction: id }),
      );
    case 'silentNudged':
      return tellRoom('silent', { notice: 'roomSilent', introduction: id });
    case 'meetingFixed':
      return tellRoom('meeting', { notice: 'meetingFixed', introduction: id });
    case 'checkInSent':
      return event.to.map((member) =>
        tell(`checkIn/${event.day}`, member, { notice: 'checkIn', introduction: id, day: event.day }),
      );
    case 'introductionClosed': {
      const partner = event.member === null ? null : partnerOf(introduction, event.member);
      return partner === null ? [] : [tell('left', partner, { notice: 'partnerLeft', introduction: id })];
    }
    // Shown in the reply to the press; nobody else is told.
    case 'signGiven':
    case 'slotChosen':
    case 'checkInAnswered':
      return [];
  }
};
