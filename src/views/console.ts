import type { ManagedBy } from '../core/manager.ts';
import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import type { Message } from './message.ts';
import { button, buttons, excerpt, heading, line, message, note, primary } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

/** The way into the console, for one manager alone. */
export const consoleLink = (text: Text, about: { readonly link: string; readonly until: Date }): Message =>
  message(
    text.console.linkSummary,
    heading(text.console.linkSummary),
    line({ link: about.link, label: text.console.linkLabel }),
    line(...text.console.linkUntil(about.until)),
    note(text.console.linkNote),
  );

/** There is no address at which a browser could reach this installation. */
export const consoleAway = (text: Text): Message =>
  message(
    text.console.away,
    heading(text.console.awayHeading),
    line(text.console.away),
    line(text.console.awayInstead),
    buttons(
      button(text.communities.setup, addresses.communities.setup),
      button(text.communities.programs, addresses.rounds.open),
      button(text.tags.summary, addresses.tags.board),
    ),
  );

/** Somebody manages from now on, or no longer; whether a platform may say otherwise. */
export const managerChanged = (
  text: Text,
  about: { readonly member: Member; readonly how: 'make' | 'unmake'; readonly runsPlace: boolean },
): Message => {
  const { member, how } = about;
  const words = text.console.managers;
  const said = how === 'make' ? words.made(nameOf(text, member)) : words.unmade(nameOf(text, member));
  return message(
    said,
    line(said),
    how === 'unmake' && about.runsPlace ? note(words.runsStill) : null,
    buttons(
      button(
        text.undo,
        how === 'make' ? addresses.console.unmakeManager : addresses.console.makeManager,
        member.id,
      ),
    ),
  );
};

/** To whoever manages from now on, or no longer: why, and what it opens or closes. */
export const managing = (
  text: Text,
  about: {
    readonly community: string;
    readonly how: 'manages' | 'managesNoMore';
    readonly by: ManagedBy;
  },
): Message => {
  const words = text.console[about.how];
  const heads = words.heading(excerpt(about.community, 60));
  return message(
    heads,
    heading(heads),
    line(words.why[about.by]),
    line(words.means),
    about.how === 'manages' ? note(text.console.manages.back) : null,
    buttons(
      about.how === 'manages'
        ? primary(text.console.manages.open, addresses.communities.desk)
        : button(text.home.button, addresses.home.open),
    ),
  );
};

/** Signed out, everywhere. */
export const consoleEnded = (text: Text): Message =>
  message(text.console.ended, line(text.console.ended), line(text.console.endedNext));
