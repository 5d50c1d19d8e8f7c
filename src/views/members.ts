import type { Language, PlatformName } from '../core/community.ts';
import type { Consent } from '../core/consent.ts';
import { expertiseLimits } from '../core/expertise.ts';
import type { TagSlug } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { memberDefaults } from '../core/member.ts';
import { type Trace, traces } from '../core/traces.ts';
import { addresses } from './addresses.ts';
import { type TagLabels, tagName, writeOffers, writeSeeks } from './expertise.ts';
import { acceptsField, shortText, topicsField } from './fields.ts';
import { type Field, type Form, formLimits } from './form.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, danger, excerpt, facts, heading, line, message, note, primary } from './parts.ts';
import { nameOf } from './people.ts';
import { profileLimits } from './profile.ts';
import type { Text } from './text.ts';

const to = addresses.members;
const factsMost = 10;

/** What happens after Join, what is kept: said before anybody agrees. */
export const joinExplained = (
  text: Text,
  about: { readonly community: string; readonly isBack: boolean },
): Message =>
  message(
    text.members.joinSummary,
    heading(text.members.joinHeading(excerpt(about.community, 80))),
    line(text.members.joinWhat),
    line(text.members.joinBoth),
    line(text.members.joinStored),
    about.isBack ? line(text.members.joinBack) : null,
    buttons(
      primary(text.members.join, to.join),
      button(text.members.know, to.know),
      button(text.help.button, addresses.help.show),
    ),
  );

/**
 * What one can help with and looks for, ticked among suggestions or written; the kinds accepted (the three that start
 * off are asked here, once). What was there before, or was read from one's own words, is ticked already.
 */
export const joinForm = (
  text: Text,
  about: {
    readonly member: Member;
    readonly labels: TagLabels;
    readonly subject: string;
    readonly suggested: readonly TagSlug[];
    /** Headline and links were read from one's own words: shown to be confirmed; topics are then typed, not ticked. */
    readonly hasOwnWords?: boolean;
  },
): Form => {
  const { member, hasOwnWords = false } = about;
  const words = text.members;
  const { headline, links: linksMost } = profileLimits;
  const links = member.links.join(' ');
  return {
    title: words.joinTitle,
    action: to.joinForm,
    subject: about.subject,
    submit: words.join,
    intro: words.joinIntro,
    fields: [
      ...(hasOwnWords && member.headline !== ''
        ? [
            typedTags(text, about, 'offers'),
            shortText({
              ...{ name: 'headline', label: words.headline, hint: words.fromWordsHint, most: headline },
              initial: member.headline,
            }),
          ]
        : [
            ticked(text, about, 'offers', words.offers, member.offers),
            tagField('offer1', words.offer1, words.offerHint),
          ]),
      ...(hasOwnWords && links !== ''
        ? [
            typedTags(text, about, 'seeks'),
            shortText({
              ...{ name: 'links', label: words.linksField, hint: words.linksHint, most: linksMost },
              initial: links,
            }),
          ]
        : [
            ticked(text, about, 'seeks', words.seeks, member.seeks),
            tagField('seek', words.seek, words.seekHint),
          ]),
      acceptsField(text, member.status === 'known' ? memberDefaults.accepts : member.accepts),
    ],
  };
};

/** The first message after joining. */
export const welcome = (
  text: Text,
  about: { readonly community: string; readonly isProfileEmpty: boolean },
): Message =>
  message(
    text.members.welcomeSummary,
    heading(text.members.welcomeSummary),
    line(text.members.welcomeHow),
    about.isProfileEmpty ? line(text.members.welcomeEmpty) : null,
    note(text.members.welcomeNote),
    buttons(
      primary(text.introRequests.ask, addresses.introRequests.ask),
      button(text.members.profile, to.profile),
      button(text.visitors.say, addresses.visitors.say),
      button(text.home.button, addresses.home.open),
      button(text.members.speak, to.speak, otherThan(text.language)),
    ),
  );

/** The language was changed with one press. */
export const spokenTo = (text: Text): Message =>
  message(
    text.members.spoken,
    line(text.members.spoken),
    buttons(
      primary(text.introRequests.ask, addresses.introRequests.ask),
      button(text.home.button, addresses.home.open),
    ),
  );

/** One tap more before leaving. */
export const leaveConfirm = (text: Text): Message =>
  message(
    text.members.leaveQuestion,
    heading(text.members.leaveQuestion),
    line(text.members.leaveWhat),
    buttons(danger(text.members.leaveYes, to.leaveConfirmed), button(text.members.stay, addresses.home.open)),
  );

/** Left; nobody is told. */
export const left = (text: Text): Message =>
  message(
    text.members.left,
    line(text.members.left),
    line(text.members.leftData),
    buttons(button(text.members.rejoin, to.join), danger(text.members.eraseNow, to.erase)),
  );

/** The file is being made; it comes by direct message. */
export const exportOnItsWay = (text: Text): Message =>
  message(text.members.exportOnItsWay, line(text.members.exportOnItsWay));

/** The member's own data, as a file where the platform takes files. */
export const exportReady = (text: Text, about: { readonly member: Member }): Message =>
  message(
    text.members.exportReady,
    heading(text.members.exportReady),
    line(text.members.exportWhat),
    ...(['json', 'csv'] as const).map(
      (as): Part => ({
        kind: 'file',
        file: { file: 'export', member: about.member.id, as },
        name: `${text.members.exportName}.${as}`,
      }),
    ),
    note(text.members.exportNote),
  );

/** One tap more before erasing. */
export const eraseConfirm = (text: Text): Message =>
  message(
    text.members.eraseQuestion,
    heading(text.members.eraseQuestion),
    line(text.members.eraseWhat),
    line(text.members.eraseKept),
    buttons(
      danger(text.members.eraseYes, to.eraseConfirmed),
      button(text.members.exportFirst, to.export),
      button(text.members.stay, addresses.home.open),
    ),
  );

/** Erased. */
export const erased = (text: Text): Message =>
  message(text.members.erased, line(text.members.erased), line(text.members.erasedNote));

/** What is kept about a person, in numbers and kinds. */
export type Known = {
  readonly member: Member;
  readonly platforms: readonly PlatformName[];
  readonly consents: readonly Consent[];
  readonly traces: ReadonlyMap<Trace, number>;
};

/** What do you know about me? */
export const knowAboutMe = (text: Text, about: Known): Message => {
  const words = text.members;
  const joined = about.consents.find((consent) => consent.purpose === 'join' && consent.revokedAt === null);
  const kept = traces.flatMap((trace): (readonly [string, readonly Inline[]])[] => {
    const count = about.traces.get(trace) ?? 0;
    return count === 0 || trace === 'accounts' ? [] : [[words.traces[trace], [String(count)]]];
  });
  return message(
    words.know,
    heading(words.know),
    facts(
      [words.knowName, [nameOf(text, about.member)]],
      [words.knowAccounts, [about.platforms.map(platformName).join(', ')]],
      [words.knowJoined, joined === undefined ? [words.knowNotJoined] : [{ on: joined.at }]],
      [words.knowProfile, [words.knowTags(about.member.offers.length + about.member.seeks.length)]],
    ),
    ...inTens(kept).map((some) => facts(...some)),
    line(words.knowNot),
    line(words.knowWho),
    note(words.knowUntold),
    buttons(
      button(words.export, to.export),
      danger(words.erase, to.erase),
      button(text.home.button, addresses.home.open),
    ),
  );
};

const inTens = <T>(all: readonly T[]): (readonly T[])[] =>
  all.length === 0 ? [] : [all.slice(0, factsMost), ...inTens(all.slice(factsMost))];

const otherThan = (language: Language): Language => (language === 'pl' ? 'en' : 'pl');

const platformName = (platform: PlatformName): string => platform.charAt(0).toUpperCase() + platform.slice(1);

const tagField = (name: string, label: string, hint: string): Field =>
  topicsField(shortText({ name, label, hint, most: profileLimits.tag }));

/** Where there is room for one field of topics only: with those one has, and any others one types. */
const typedTags = (
  text: Text,
  { member, labels }: { readonly member: Member; readonly labels: TagLabels },
  which: 'offers' | 'seeks',
): Field => {
  const words = text.members;
  const { offers, seeks } = profileLimits;
  return topicsField(
    shortText(
      which === 'offers'
        ? {
            ...{ name: 'offer1', label: words.offersField(expertiseLimits.offers), hint: words.offersHint },
            ...{ most: offers, initial: writeOffers(text, labels, member.offers) },
          }
        : {
            ...{ name: 'seek', label: words.seeksField(expertiseLimits.seeks), hint: words.seeksHint },
            ...{ most: seeks, initial: writeSeeks(text, labels, member.seeks) },
          },
    ),
  );
};

/** One's own come first, then what is suggested. */
const ticked = (
  text: Text,
  about: { readonly labels: TagLabels; readonly suggested: readonly TagSlug[] },
  name: 'offers' | 'seeks',
  label: string,
  own: readonly { readonly tag: TagSlug }[],
): Field => {
  const mine = own.map(({ tag }) => tag);
  return {
    kind: 'choice',
    name,
    label,
    hint: text.members.offersTicked,
    isRequired: false,
    many: true,
    options: [...new Set([...mine, ...about.suggested])]
      .slice(0, formLimits.options)
      .map((tag) => ({ value: tag, label: tagName(text, about.labels, tag) })),
    initial: mine,
  };
};
