import type { Forwarded } from './connector.ts';
import type { ConnectorEvent } from './connectorState.ts';
import type { IntroductionEvent } from './events.ts';
import type { IntroRequestId, MemberId } from './ids.ts';
import type { Introduction } from './introduction.ts';
import type { IntroRequest } from './introRequest.ts';
import type { Intent, Notice } from './notices.ts';

/**
 * Who is told what about connectors, beside the privacy table in introRequestNotices.ts. Nobody but the connector
 * hears of their card. Whoever passed the request on hears at its clock how it stands, whatever the cause.
 */
export const connectorIntents = (request: IntroRequest, event: ConnectorEvent): Intent[] => {
  const { id } = request;
  const to = event.connector;
  const tell = (key: string, notice: Notice, notBefore: Date): Intent => ({
    key: `${id}/${key}/${to}`,
    effect: { effect: 'tell', to, notice },
    notBefore,
  });
  switch (event.type) {
    case 'connectorAsked':
      return [tell('connector', { notice: 'connectorCard', request: id, again: 'first' }, event.askedAt)];
    case 'connectorNudged':
      return [tell('connectorNudge', { notice: 'connectorCard', request: id, again: 'nudge' }, event.at)];
    case 'connectorSilent':
    case 'connectorCardClosed':
      return (['connector', 'connectorNudge'] as const).map((earlier) => ({
        key: `${id}/${earlier}/closed/${to}`,
        effect: {
          effect: 'replace',
          earlier: `${id}/${earlier}/${to}`,
          to,
          notice: { notice: 'connectorCardClosed', request: id },
        },
        notBefore: event.at,
      }));
    case 'requestForwarded':
      return [report(id, to, 'clock', request.settlesAt)];
    // The connector sees it in place of the card.
    case 'connectorNudgeSkipped':
    case 'connectorPassed':
      return [];
  }
};

/** What those who brought two together hear when something happens to the introduction: that it went on, never how. */
export const connectorReports = (
  introduction: Introduction,
  connectors: readonly Pick<Forwarded, 'member'>[],
  event: IntroductionEvent,
): Intent[] => {
  const kind = reportOn(introduction, event);
  if (kind === null) return [];
  return connectors.map(({ member }) => report(introduction.request, member, kind, event.at));
};

/** How an introduction stands for those who brought the two together. */
export const connectorResults = ['talked', 'timeSet', 'nothing'] as const;
export type ConnectorResult = (typeof connectorResults)[number];

/** The best that either of the two said of it; nothing where they were never introduced. */
export const resultFor = (introduction: Introduction | null): ConnectorResult => {
  if (introduction === null) return 'nothing';
  const answers = introduction.checkIns.flatMap((checkIn) => checkIn.answers.map(({ outcome }) => outcome));
  const signs = introduction.signs.map(({ sign }) => sign);
  if (answers.includes('met') || signs.includes('talked')) return 'talked';
  const isSet = introduction.meetingAt !== null || answers.includes('scheduled') || signs.includes('timeSet');
  return isSet ? 'timeSet' : 'nothing';
};

type When = 'talked' | 'timeSet' | 'clock' | 'end';

const reportOn = (introduction: Introduction, event: IntroductionEvent): When | null => {
  const result = resultFor(introduction);
  switch (event.type) {
    case 'checkInAnswered':
    case 'meetingFixed':
    case 'signGiven':
      return result === 'nothing' ? null : result;
    case 'introductionClosed':
      return event.reason === 'done' && result !== 'talked' ? 'end' : null;
    default:
      return null;
  }
};

/** One key for each kind of news: the same is never said twice. */
const report = (request: IntroRequestId, to: MemberId, when: When, at: Date): Intent => ({
  key: `${request}/report/${when}/${to}`,
  effect: {
    effect: 'tell',
    to,
    notice: {
      notice: 'connectorReport',
      request,
      when: when === 'clock' || when === 'end' ? when : 'news',
    },
  },
  notBefore: at,
});
