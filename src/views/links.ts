import { addresses } from './addresses.ts';
import type { Message } from './message.ts';
import { button, buttons, heading, line, message, note } from './parts.ts';
import type { Text } from './text.ts';

/** A code that joins the reader's accounts on two platforms. */
export const memberCode = (
  text: Text,
  about: { readonly code: string; readonly until: Date; readonly isManager: boolean },
): Message =>
  message(
    text.links.memberSummary,
    heading(text.links.memberSummary),
    line(...text.links.memberHow(about.code)),
    line(...text.links.until(about.until)),
    note(text.links.memberNote),
    about.isManager ? buttons(button(text.links.community, addresses.links.community)) : null,
  );

/** A code that joins a second workspace or server to the community. */
export const communityCode = (
  text: Text,
  about: { readonly code: string; readonly until: Date; readonly community: string },
): Message =>
  message(
    text.links.communitySummary,
    heading(text.links.communitySummary),
    line(...text.links.communityHow(about.code)),
    line(...text.links.until(about.until)),
    note(text.links.communityNote(about.community)),
  );

/** Both accounts are one member now. */
export const accountLinked = (text: Text, about: { readonly name: string }): Message =>
  message(
    text.links.linkedSummary,
    line(...text.links.linked(about.name)),
    buttons(button(text.home.button, addresses.home.open)),
  );

/** This place belongs to the other community from now on. */
export const communityLinked = (text: Text): Message =>
  message(
    text.links.communityLinked,
    line(text.links.communityLinked),
    buttons(button(text.home.button, addresses.home.open)),
  );
