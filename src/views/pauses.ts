import type { MemberId } from '../core/ids.ts';
import { addresses } from './addresses.ts';
import type { Message } from './message.ts';
import { button, buttons, danger, excerpt, heading, line, message, note, primary } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.pauses;

/** To somebody paused after reports, by itself or by hand: what happened, what it means, the way to appeal. */
export const paused = (text: Text, about: { readonly isByHand: boolean; readonly waits: boolean }): Message =>
  message(
    text.pauses.paused,
    heading(text.pauses.paused),
    line(about.isByHand ? text.pauses.whyByHand : text.pauses.why),
    line(text.pauses.means),
    line(about.waits ? text.pauses.waits : text.pauses.mistake),
    buttons(
      primary(text.pauses.appeal, to.appeal),
      button(text.members.know, addresses.members.know),
      button(text.members.leave, addresses.members.leave),
    ),
  );

/** The appeal is on its way. */
export const appealed = (text: Text, { waits }: { readonly waits: boolean }): Message =>
  waits
    ? message(text.pauses.appealWaits, line(text.pauses.appealWaits), line(text.pauses.waits))
    : message(text.pauses.appealed, line(text.pauses.appealed), line(text.pauses.appealedNext));

/** To managers: somebody who is paused asks them to decide. */
export const appealArrived = (
  text: Text,
  about: { readonly member: MemberId; readonly name: string; readonly reports: number; readonly at: Date },
): Message =>
  message(
    text.pauses.appealArrived,
    heading(text.pauses.appealArrived),
    line({ strong: excerpt(about.name, 60) }, ' · ', text.pauses.reports(about.reports), ' · ', {
      at: about.at,
    }),
    note(text.pauses.appealNote),
    buttons(
      button(text.reports.look, addresses.reports.about, about.member),
      primary(text.pauses.lift, to.lift, about.member),
      danger(text.pauses.keep, to.keep, about.member),
    ),
  );

/** To the manager who decided. */
export const decided = (
  text: Text,
  about: { readonly decision: 'lifted' | 'kept' | 'begun'; readonly name: string },
): Message =>
  message(
    text.pauses.decided[about.decision],
    line(text.pauses.decided[about.decision], ' ', { strong: excerpt(about.name, 60) }),
    buttons(button(text.reports.queue, addresses.reports.open)),
  );

/** To the member, after a manager decided. */
export const pauseDecided = (text: Text, about: { readonly decision: 'lifted' | 'kept' }): Message =>
  message(
    text.pauses.told[about.decision],
    line(text.pauses.told[about.decision]),
    about.decision === 'lifted'
      ? buttons(button(text.home.button, addresses.home.open))
      : buttons(button(text.members.leave, addresses.members.leave)),
  );
