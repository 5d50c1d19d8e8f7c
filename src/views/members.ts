import type { PlatformName } from '../core/community.ts';
import { languages } from '../core/community.ts';
import type { Consent } from '../core/consent.ts';
import { expertiseLimits } from '../core/expertise.ts';
import { introKinds } from '../core/introRequest.ts';
import { type Member, memberDefaults } from '../core/member.ts';
import { addresses } from './addresses.ts';
import { publicOffers, publicSeeks, type TagLabels, writeOffers, writeSeeks } from './expertise.ts';
import type { Field, Form } from './form.ts';
import type { Button, Inline, Message, Part } from './message.ts';
import {
  button,
  buttons,
  danger,
  excerpt,
  facts,
  heading,
  line,
  message,
  note,
  primary,
  quote,
} from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.members;

/** The most a profile's own words may hold; the forms ask for no more. */
export const profileLimits = { headline: 120, bio: 500, links: 300, tag: 60 } as const;

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

/** Two offers, one seek, the kinds accepted (the three that start off are asked here, once), the language. */
export const joinForm = (
  text: Text,
  about: { readonly member: Member; readonly labels: TagLabels },
): Form => {
  const { member, labels } = about;
  const [first, second] = member.offers.map((offer) => writeOffers(text, labels, [offer]));
  const [seek] = member.seeks.map((one) => writeSeeks(text, labels, [one]));
  const words = text.members;
  return {
    title: words.joinTitle,
    action: to.joinForm,
    subject: '',
    submit: words.join,
    intro: words.joinIntro,
    fields: [
      tagField('offer1', words.offer1, words.offerHint, first),
      tagField('offer2', words.offer2, words.offerHint2, second),
      tagField('seek', words.seek, words.seekHint, seek),
      acceptsField(text, member.status === 'known' ? memberDefaults.accepts : member.accepts),
      languageField(text, member),
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
      button(text.home.button, addresses.home.open),
    ),
  );

/** A member's card: their own with everything on it, or what others see. */
export const profileCard = (
  text: Text,
  about: { readonly member: Member; readonly labels: TagLabels; readonly reader: 'self' | 'other' },
): Message => {
  const { member } = about;
  const isOwn = about.reader === 'self';
  const name = excerpt(member.name, 60);
  return message(
    isOwn ? text.members.ownCard : name,
    heading(name),
    member.headline === '' ? null : line({ strong: excerpt(member.headline, profileLimits.headline) }),
    quote(excerpt(member.bio, profileLimits.bio)),
    isOwn ? ownFacts(text, about) : facts(...sharedFacts(text, about)),
    isOwn ? note(text.members.cardNote) : null,
    isOwn ? completeness(text, member) : null,
    isOwn
      ? buttons(
          primary(text.members.edit, to.editProfile),
          button(text.members.preferences, to.preferences),
          button(text.home.button, addresses.home.open),
        )
      : buttons(primary(text.members.meet, addresses.introRequests.meet, member.id)),
  );
};

/** The labelled lines of a card that anybody in the community may read. */
export const sharedFacts = (
  text: Text,
  about: { readonly member: Member; readonly labels: TagLabels },
): (readonly [string, readonly Inline[]])[] => {
  const { member, labels } = about;
  return [
    [text.expertise.offers, [publicOffers(text, labels, member.offers)]],
    [text.expertise.seeks, [publicSeeks(text, labels, member.seeks)]],
    [text.members.languages, [spoken(text, member.languages)]],
    [text.members.zone, [text.zone(member.zone)]],
    [text.members.links, links(member.links)],
  ];
};

/** Links with their host as the label: nobody can dress one up as another. Only https. */
export const links = (urls: readonly string[]): Inline[] =>
  urls
    .slice(0, 3)
    .map((url) => ({ url, host: /^https:\/\/(?:www\.)?([\w.-]+)/iu.exec(url)?.[1] ?? '' }))
    .filter(({ host }) => host !== '')
    .flatMap(({ url, host }, index): Inline[] => [
      index === 0 ? '' : ' · ',
      { link: url, label: excerpt(host, 60) },
    ])
    .filter((inline) => inline !== '');

/** What others see of a member: words, tags, links. */
export const profileForm = (
  text: Text,
  about: { readonly member: Member; readonly labels: TagLabels },
): Form => {
  const { member, labels } = about;
  const words = text.members;
  return {
    title: words.editTitle,
    action: to.profileForm,
    subject: '',
    submit: text.save,
    fields: [
      textField(
        'headline',
        words.headline,
        words.headlineHint,
        profileLimits.headline,
        excerpt(member.headline, profileLimits.headline),
      ),
      textField(
        'offers',
        words.offersField(expertiseLimits.offers),
        words.offersHint,
        500,
        writeOffers(text, labels, member.offers),
      ),
      textField(
        'seeks',
        words.seeksField(expertiseLimits.seeks),
        words.seeksHint,
        300,
        writeSeeks(text, labels, member.seeks),
      ),
      {
        ...textField(
          'bio',
          words.bio,
          words.bioHint,
          profileLimits.bio,
          excerpt(member.bio, profileLimits.bio),
        ),
        isLong: true,
      },
      textField(
        'links',
        words.linksField,
        words.linksHint,
        profileLimits.links,
        member.links.join(' ').slice(0, profileLimits.links),
      ),
    ],
  };
};

/** How Acquaint treats a member: kinds, language, hours, how many, listed or not. */
export const preferencesForm = (text: Text, about: { readonly member: Member }): Form => {
  const { member } = about;
  const words = text.members;
  return {
    title: words.preferencesTitle,
    action: to.preferencesForm,
    subject: '',
    submit: text.save,
    fields: [
      acceptsField(text, member.accepts),
      languageField(text, member),
      textField(
        'hours',
        words.hours,
        words.hoursHint,
        20,
        `${member.workingHours.from}-${member.workingHours.to}`,
      ),
      {
        kind: 'choice',
        name: 'capacity',
        label: words.capacity,
        hint: words.capacityHint,
        isRequired: true,
        many: false,
        options: capacities(member).map((most) => ({
          value: String(most),
          label: words.capacityOption(most),
        })),
        initial: [String(member.capacityPerMonth)],
      },
      {
        kind: 'choice',
        name: 'listed',
        label: words.listed,
        hint: words.listedHint,
        isRequired: true,
        many: false,
        options: [
          { value: 'yes', label: words.listedYes },
          { value: 'no', label: words.listedNo },
        ],
        initial: [member.isHidden ? 'no' : 'yes'],
      },
    ],
  };
};

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

/** Until when? */
export const snoozeForm = (text: Text): Form => ({
  title: text.members.snoozeTitle,
  action: to.snoozeForm,
  subject: '',
  submit: text.members.snoozeSubmit,
  fields: [
    {
      ...textField('until', text.members.until, text.members.untilHint, 30, text.members.untilInitial),
      isRequired: true,
    },
  ],
});

/** Quiet until then. */
export const snoozed = (text: Text, about: { readonly until: Date }): Message =>
  message(
    text.members.snoozedSummary,
    line(...text.members.snoozed(about.until)),
    line(text.members.snoozedNote),
    buttons(button(text.members.resume, to.snooze, 'off'), button(text.home.button, addresses.home.open)),
  );

/** The pause is over. */
export const resumed = (text: Text): Message =>
  message(
    text.members.resumed,
    line(text.members.resumed),
    buttons(button(text.home.button, addresses.home.open)),
  );

/** Whom to keep apart. */
export const avoidForm = (text: Text): Form => ({
  title: text.members.avoidTitle,
  action: to.avoidForm,
  subject: '',
  submit: text.members.avoidSubmit,
  intro: text.members.avoidIntro,
  fields: [{ kind: 'person', name: 'person', label: text.members.avoidLabel, isRequired: true }],
});

/** Kept apart from now on; by name, never by mention: nobody is told. */
export const avoided = (text: Text, about: { readonly member: Member }): Message =>
  message(
    text.members.avoidedSummary,
    line(text.members.avoidedSummary, ' ', { strong: excerpt(about.member.name, 60) }),
    line(text.members.avoidedNote),
    buttons(button(text.undo, to.unavoid, about.member.id), button(text.members.avoidList, to.avoided)),
  );

/** No longer kept apart. */
export const unavoided = (text: Text, about: { readonly member: Member }): Message =>
  message(
    text.members.unavoidedSummary,
    line(text.members.unavoidedSummary, ' ', { strong: excerpt(about.member.name, 60) }),
    buttons(button(text.members.avoidList, to.avoided), button(text.home.button, addresses.home.open)),
  );

/** The private list. More than ten are counted. */
export const avoidList = (text: Text, about: { readonly members: readonly Member[] }): Message => {
  const shown = about.members.slice(0, 10);
  const more = about.members.length - shown.length;
  return message(
    text.members.avoidList,
    heading(text.members.avoidList),
    shown.length === 0
      ? line(text.members.avoidNobody)
      : line(shown.map((member) => excerpt(member.name, 60)).join(', ')),
    more > 0 ? note(text.andMore(more)) : null,
    note(text.members.avoidListNote),
    ...rows(
      shown.map((member) => button(text.members.remove(excerpt(member.name, 40)), to.unavoid, member.id)),
    ),
    buttons(button(text.members.avoidAdd, to.avoid), button(text.home.button, addresses.home.open)),
  );
};

/** The member's own data, as a file where the platform takes files. */
export const exportReady = (text: Text, about: { readonly member: Member }): Message =>
  message(
    text.members.exportReady,
    heading(text.members.exportReady),
    line(text.members.exportWhat),
    { kind: 'file', file: { file: 'export', member: about.member.id }, name: text.members.exportName },
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
  readonly asks: number;
  readonly introductions: number;
  readonly avoided: number;
};

/** What do you know about me? */
export const knowAboutMe = (text: Text, about: Known): Message => {
  const words = text.members;
  const joined = about.consents.find((consent) => consent.purpose === 'join' && consent.revokedAt === null);
  return message(
    words.know,
    heading(words.know),
    facts(
      [words.knowName, [excerpt(about.member.name, 60)]],
      [words.knowAccounts, [about.platforms.map(platformName).join(', ')]],
      [words.knowJoined, joined === undefined ? [words.knowNotJoined] : [{ at: joined.at }]],
      [words.knowProfile, [words.knowTags(about.member.offers.length + about.member.seeks.length)]],
      [words.knowAsks, [String(about.asks)]],
      [words.knowIntroductions, [String(about.introductions)]],
      [words.knowAvoided, [String(about.avoided)]],
    ),
    line(words.knowNot),
    line(words.knowWho),
    buttons(
      button(words.export, to.export),
      danger(words.erase, to.erase),
      button(text.home.button, addresses.home.open),
    ),
  );
};

/** Languages by their names in the reader's language. */
export const spoken = (text: Text, codes: readonly string[]): string =>
  codes
    .slice(0, 6)
    .map((code) => text.languageName(code))
    .join(', ');

/** Buttons in rows of five. */
export const rows = (all: readonly Button[]): Part[] => {
  const result: Part[] = [];
  for (let start = 0; start < all.length; start += 5) result.push(buttons(...all.slice(start, start + 5)));
  return result;
};

const platformName = (platform: PlatformName): string => platform.charAt(0).toUpperCase() + platform.slice(1);

const ownFacts = (text: Text, about: { readonly member: Member; readonly labels: TagLabels }): Part => {
  const { member, labels } = about;
  const words = text.members;
  return facts(
    [text.expertise.offers, [excerpt(writeOffers(text, labels, member.offers), 400)]],
    [text.expertise.seeks, [excerpt(writeSeeks(text, labels, member.seeks), 250)]],
    [words.languages, [spoken(text, member.languages)]],
    [words.zone, [text.zone(member.zone)]],
    [words.hours, [`${member.workingHours.from}-${member.workingHours.to}`]],
    [words.accepts, [member.accepts.map((kind) => text.kinds[kind]).join(', ') || words.acceptsNothing]],
    [words.capacity, [words.capacityOption(member.capacityPerMonth)]],
    [words.listed, [member.isHidden ? words.listedNo : words.listedYes]],
    [words.links, links(member.links)],
  );
};

const completeness = (text: Text, member: Member): Part | null => {
  const { offers, seeks, headline } = member;
  const missing = [
    offers.length < 2 ? text.members.missingOffers : '',
    seeks.length < 1 ? text.members.missingSeek : '',
    headline === '' ? text.members.missingHeadline : '',
  ].filter((what) => what !== '');
  return missing.length === 0 ? null : note(text.members.missing(missing.join(', ')));
};

const capacities = (member: Member): number[] =>
  [...new Set([1, 2, 4, 8, 12, member.capacityPerMonth])].sort((a, b) => a - b);

const tagField = (name: string, label: string, hint: string, initial: string | undefined): Field => ({
  ...textField(name, label, hint, profileLimits.tag, ''),
  ...(initial === undefined ? {} : { initial: initial.slice(0, profileLimits.tag) }),
});

const textField = (name: string, label: string, hint: string, most: number, initial: string) => ({
  kind: 'text' as const,
  name,
  label,
  hint,
  isLong: false,
  isRequired: false,
  most,
  ...(initial === '' ? {} : { initial: initial.slice(0, most) }),
});

const acceptsField = (text: Text, initial: Member['accepts']): Field => ({
  kind: 'choice',
  name: 'accepts',
  label: text.members.accepts,
  hint: text.members.acceptsHint,
  isRequired: false,
  many: true,
  options: introKinds.map((kind) => ({
    value: kind,
    label: `${text.kinds[kind]}: ${text.kindsExplained[kind]}`,
  })),
  initial,
});

const languageField = (text: Text, member: Member): Field => ({
  kind: 'choice',
  name: 'language',
  label: text.members.language,
  isRequired: true,
  many: false,
  options: languages.map((language) => ({ value: language, label: text.ownNames[language] })),
  initial: [member.language],
});
