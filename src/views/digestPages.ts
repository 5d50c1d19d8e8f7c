import type { SuggestionAnswer } from '../core/suggestion.ts';
import { addresses } from './addresses.ts';
import type { Message } from './message.ts';
import { button, buttons, heading, line, message, note, primary } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.digests;

/** When the reader's own digest comes; null where they switched it off. */
export const digestPage = (
  text: Text,
  about: { readonly next: Date | null; readonly isManager: boolean },
): Message =>
  message(
    text.digest.page,
    heading(text.digest.page),
    about.next === null ? line(text.digest.off) : line(...text.digest.nextAt(about.next)),
    note(text.digest.pageNote),
    buttons(
      primary(text.digest.seeNow, to.mine),
      about.next === null
        ? button(text.digest.on, addresses.quiet.resume, 'digest')
        : button(text.nudges.stop, addresses.quiet.stop, 'digest'),
      button(text.nudges.list, addresses.quiet.kinds),
      about.isManager ? button(text.channelDigest.settings, to.channel) : null,
      button(text.home.button, addresses.home.open),
    ),
  );

/** Nothing would be sent now. */
export const nothingWaits = (text: Text): Message =>
  message(
    text.digest.nothing,
    line(text.digest.nothing),
    buttons(button(text.home.button, addresses.home.open)),
  );

/** Whether digests that everybody reads name the reader from now on. */
export const named = (text: Text, about: { readonly isNamed: boolean }): Message => {
  const said = about.isNamed ? text.digest.namedYes : text.digest.namedNo;
  return message(said, line(said), buttons(button(text.undo, to.named, about.isNamed ? 'no' : 'yes')));
};

/** What becomes of a suggestion; null where there is none any more. */
export const suggestionAnswered = (
  text: Text,
  about: { readonly answer: SuggestionAnswer | null },
): Message => {
  const said =
    about.answer === 'notTopic'
      ? text.digest.topicClosed
      : about.answer === 'never'
        ? text.digest.neverAgain
        : text.digest.suggestionOver;
  return message(said, line(said), buttons(button(text.home.button, addresses.home.open)));
};
