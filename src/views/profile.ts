import type { Belonging, Circle } from '../core/circle.ts';
import { expertiseLimits } from '../core/expertise.ts';
import type { Member } from '../core/member.ts';
import type { ThankedFor } from '../core/thanks.ts';
import type { Vouch } from '../core/vouch.ts';
import { addresses } from './addresses.ts';
import { circleNames } from './circles.ts';
import {
  publicOffers,
  publicSeeks,
  type TagLabels,
  tagList,
  tagName,
  writeOffers,
  writeSeeks,
} from './expertise.ts';
import { acceptsField, languageField, longText, shortText, topicsField } from './fields.ts';
import type { Field, Form } from './form.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, primary, quote } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';
import { shownVouches } from './vouches.ts';

const to = addresses.members;

/** The most a profile's own words may hold; the forms ask for no more. */
export const profileLimits = {
  headline: 120,
  bio: 500,
  links: 400,
  linkCount: 3,
  offers: 800,
  seeks: 500,
  tag: 200,
} as const;

/** Letters of circles; the rest stands on their page. */
const circlesMost = 150;

/** Topics somebody was thanked for, shown at most. */
const mostThanked = 4;

/** A longer link is left out of messages; it stays in the profile. */
const linkMost = 120;

/** A member's card: their own with everything on it, or what others see. */
export const profileCard = (
  text: Text,
  about: {
    readonly member: Member;
    readonly labels: TagLabels;
    readonly reader: 'self' | 'other';
    /** What they let show of what they were thanked for. */
    readonly thanked: ThankedFor;
    /** Recommendations they show. */
    readonly vouches: readonly Vouch[];
    /** The community's circles, and those they belong to, as far as the reader may know. */
    readonly circles: readonly Circle[];
    readonly belongings: readonly Belonging[];
  },
): Message => {
  const { member } = about;
  const isOwn = about.reader === 'self';
  const name = nameOf(text, member);
  return message(
    isOwn ? text.members.ownCard : name,
    heading(name),
    member.headline === '' ? null : line({ strong: excerpt(member.headline, profileLimits.headline) }),
    quote(member.bio, isOwn ? 250 : profileLimits.bio),
    isOwn
      ? ownFacts(text, about)
      : facts(...sharedFacts(text, about), thankedFact(text, about), [
          text.circles.shown,
          [excerpt(circleNames(about.circles, about.belongings), circlesMost)],
        ]),
    ...(isOwn ? [] : shownVouches(text, about.labels, about.vouches)),
    isOwn && about.belongings.length > 0
      ? line(`${text.circles.shown}: `, excerpt(circleNames(about.circles, about.belongings), circlesMost))
      : null,
    isOwn ? note(text.members.cardNote) : null,
    isOwn ? completeness(text, member) : null,
    isOwn
      ? buttons(
          primary(text.members.edit, to.editProfile),
          button(text.members.preferences, to.preferences),
          button(text.nudges.list, addresses.quiet.kinds),
          member.offers.length === 0 ? null : button(text.members.standing, to.standing),
          button(text.home.button, addresses.home.open),
        )
      : buttons(
          primary(text.members.meet, addresses.introRequests.meet, member.id),
          button(text.connectors.refer, addresses.connectors.refer, member.id),
          button(text.ties.know, addresses.ties.know, member.id),
          button(text.vouches.give, addresses.vouches.give, member.id),
        ),
    isOwn && about.circles.length > 0 ? buttons(button(text.circles.heading, addresses.circles.open)) : null,
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

/**
 * Links with their host as the label, so that none can dress up as another: only https, no sign-in part before
 * the host.
 */
export const links = (urls: readonly string[]): Inline[] =>
  urls
    .map((url) => ({
      url,
      host: /^https:\/\/(?:www\.)?([\w.-]+)(?::\d+)?(?:[/?#]|$)/iu.exec(url)?.[1] ?? '',
    }))
    .filter(({ url, host }) => host !== '' && url.length <= linkMost)
    .slice(0, profileLimits.linkCount)
    .flatMap(({ url, host }, index): Inline[] => {
      const link = { link: url, label: excerpt(host, 40) };
      return index === 0 ? [link] : [' · ', link];
    });

/** What others see of a member: words, tags, links. */
export const profileForm = (
  text: Text,
  about: { readonly member: Member; readonly labels: TagLabels },
): Form => {
  const { member, labels } = about;
  const words = text.members;
  const { headline, bio, links: linksMost, linkCount, offers, seeks } = profileLimits;
  const initial = {
    headline: excerpt(member.headline, headline),
    offers: writeOffers(text, labels, member.offers),
    seeks: writeSeeks(text, labels, member.seeks),
    bio: excerpt(member.bio, bio),
    links: member.links.slice(0, linkCount).join(' '),
  };
  const field = (name: keyof typeof initial, label: string, hint: string, most: number) => ({
    name,
    label,
    hint,
    most,
    initial: initial[name],
  });
  return {
    title: words.editTitle,
    action: to.profileForm,
    subject: '',
    submit: text.save,
    fields: [
      shortText(field('headline', words.headline, words.headlineHint, headline)),
      topicsField(
        shortText(field('offers', words.offersField(expertiseLimits.offers), words.offersHint, offers)),
      ),
      topicsField(shortText(field('seeks', words.seeksField(expertiseLimits.seeks), words.seeksHint, seeks))),
      longText(field('bio', words.bio, words.bioHint, bio)),
      shortText(field('links', words.linksField, words.linksHint, linksMost)),
    ],
  };
};

/** How Acquaint treats a member: kinds, language, hours, how many, listed or not. */
export const preferencesForm = (text: Text, about: { readonly member: Member }): Form => {
  const { member } = about;
  const { from, to: until } = member.workingHours;
  const words = text.members;
  return {
    title: words.preferencesTitle,
    action: to.preferencesForm,
    subject: '',
    submit: text.save,
    fields: [
      acceptsField(text, member.accepts),
      languageField(text, member),
      shortText({
        name: 'hours',
        label: words.hours,
        hint: words.hoursHint,
        most: 20,
        initial: `${from}-${until}`,
      }),
      capacityField(text, member),
      listedField(text, member),
    ],
  };
};

/** Languages by their names in the reader's language. */
export const spoken = (text: Text, codes: readonly string[]): string =>
  codes
    .slice(0, 6)
    .map((code) => text.languageName(code))
    .join(', ');

/** KSeF ×6, React ×2: topics and how often, never by whom. */
const thankedFact = (
  text: Text,
  { labels, thanked }: { readonly labels: TagLabels; readonly thanked: ThankedFor },
): readonly [string, readonly Inline[]] => [
  text.thanks.thankedFor,
  [
    thanked
      .slice(0, mostThanked)
      .map(({ topic, times }) => {
        const what = topic === null ? text.thanks.otherHelp : tagName(text, labels, topic);
        return times > 1 ? `${what} ×${times}` : what;
      })
      .join(', '),
  ],
];

const ownFacts = (
  text: Text,
  about: { readonly member: Member; readonly labels: TagLabels; readonly thanked: ThankedFor },
): Part => {
  const { member, labels } = about;
  const words = text.members;
  return facts(
    [text.expertise.offers, [excerpt(writeOffers(text, labels, member.offers), 300)]],
    [text.expertise.seeks, [excerpt(writeSeeks(text, labels, member.seeks), 180)]],
    [words.languages, [spoken(text, member.languages)]],
    [words.zone, [text.zone(member.zone)]],
    [words.hours, [`${member.workingHours.from}-${member.workingHours.to}`]],
    [words.acceptsLabel, [member.accepts.map((kind) => text.kinds[kind]).join(', ') || words.acceptsNothing]],
    [words.capacityLabel, [words.capacityOption(member.capacityPerMonth)]],
    [words.standingLabel, [excerpt(tagList(text, labels, member.openTo), 180)]],
    [words.listed, [member.isHidden ? words.listedNo : words.listedYes]],
    [words.links, links(member.links)],
    thankedFact(text, about),
  );
};

const completeness = (text: Text, member: Member): Part | null => {
  const missing = missingIn(text, member);
  return missing === '' ? null : note(text.members.missing(missing));
};

/** What a profile lacks of two offers, one seek and a line; empty where it lacks nothing. */
export const missingIn = (text: Text, { offers, seeks, headline }: Member): string => {
  const missing = [
    offers.length < 2 ? text.members.missingOffers : '',
    seeks.length < 1 ? text.members.missingSeek : '',
    headline === '' ? text.members.missingHeadline : '',
  ].filter((what) => what !== '');
  return missing.join('; ');
};

const capacityField = (text: Text, member: Member): Field => ({
  kind: 'choice',
  name: 'capacity',
  label: text.members.capacity,
  hint: text.members.capacityHint,
  isRequired: true,
  many: false,
  options: capacities(member).map((most) => ({
    value: String(most),
    label: text.members.capacityOption(most),
  })),
  initial: [String(member.capacityPerMonth)],
});

const listedField = (text: Text, member: Member): Field => ({
  kind: 'choice',
  name: 'listed',
  label: text.members.listed,
  hint: text.members.listedHint,
  isRequired: true,
  many: false,
  options: [
    { value: 'yes', label: text.members.listedYes },
    { value: 'no', label: text.members.listedNo },
  ],
  initial: [member.isHidden ? 'no' : 'yes'],
});

const capacities = (member: Member): number[] =>
  [...new Set([1, 2, 4, 8, 12, member.capacityPerMonth])].sort((a, b) => a - b);
