import type { MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { isRenewable, knownFroms, knownWhens, type Vouch, vouchEndsAt, vouchLimits } from '../core/vouch.ts';
import { addresses } from './addresses.ts';
import type { DigestSection } from './digest.ts';
import { type TagLabels, tagName } from './expertise.ts';
import { longText, shortText, topicsField } from './fields.ts';
import type { Field, Form } from './form.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, primary, quote } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

const to = addresses.vouches;
const topicMost = 60;

/** How many stand on a page. */
export const vouchesOnPage = 5;

/** I recommend: whom, what for, how we know each other, one sentence. `before` is what they said already. */
export const vouchForm = (
  text: Text,
  about: { readonly person: Member | null; readonly before: Vouch | null; readonly labels: TagLabels },
): Form => {
  const { person, before, labels } = about;
  const topic = before === null || before.tag === null ? '' : tagName(text, labels, before.tag);
  return {
    title: text.vouches.formTitle,
    action: to.giveForm,
    subject: person?.id ?? '',
    submit: text.vouches.submit,
    intro: [
      ...(person === null ? [] : [text.vouches.formIntroFor(nameOf(text, person))]),
      text.vouches.formIntro,
    ].join(' '),
    fields: [
      ...(person === null
        ? [{ kind: 'person', name: 'person', label: text.vouches.person, isRequired: true } as const]
        : []),
      topicsField(
        shortText({
          name: 'topic',
          label: text.vouches.topic,
          hint: text.vouches.topicHint,
          most: topicMost,
          initial: topic,
        }),
      ),
      choice('from', text.vouches.from, knownFroms, text.vouches.froms, before?.from),
      choice('when', text.vouches.when, knownWhens, text.vouches.whens, before?.when),
      longText({
        name: 'words',
        label: text.vouches.words,
        hint: text.vouches.wordsHint,
        most: vouchLimits.words,
        initial: before?.words,
      }),
    ],
  };
};

/** To whoever recommends; `ties` asks how well they know each other where they did not say. */
export const vouchGiven = (
  text: Text,
  about: { readonly vouch: Vouch; readonly labels: TagLabels; readonly ties: readonly Part[] },
): Message =>
  message(
    text.vouches.given,
    line(text.vouches.given, ' ', { mention: about.vouch.about }, ` · ${topicOf(text, about)}`),
    line(text.vouches.givenNext),
    ...about.ties,
    buttons(button(text.vouches.heading, to.open, 'by'), button(text.home.button, addresses.home.open)),
  );

/** Those about me, or those I gave; `page` counts from 0. */
export const myVouches = (
  text: Text,
  about: {
    readonly side: 'about' | 'by';
    readonly vouches: readonly Vouch[];
    readonly page: number;
    readonly labels: TagLabels;
    readonly now: Date;
  },
): Message => {
  const { side, vouches, page } = about;
  const first = page * vouchesOnPage;
  const shown = vouches.slice(first, first + vouchesOnPage);
  const none = side === 'about' ? text.vouches.noneAbout : text.vouches.noneBy;
  const other = side === 'about' ? 'by' : 'about';
  return message(
    text.vouches.heading,
    heading(text.vouches.heading),
    line({ strong: side === 'about' ? text.vouches.aboutMe : text.vouches.byMe }),
    ...(vouches.length === 0
      ? [line(none)]
      : shown.map((vouch, index) => vouchLine(text, about, vouch, index))),
    buttons(...shown.map(({ id }, index) => button(text.vouches.read(index + 1), to.show, id))),
    buttons(
      primary(text.vouches.give, to.give),
      button(side === 'about' ? text.vouches.byMe : text.vouches.aboutMe, to.open, other),
      first + shown.length < vouches.length
        ? button(text.vouches.more, to.open, `${side}/${page + 1}`)
        : null,
      button(text.network.heading, addresses.network.open),
      button(text.home.button, addresses.home.open),
    ),
    note(text.vouches.note),
  );
};

/** One of them, to either side. */
export const vouchCard = (
  text: Text,
  about: { readonly vouch: Vouch; readonly reader: MemberId; readonly labels: TagLabels; readonly now: Date },
): Message => {
  const { vouch, reader, now } = about;
  const isMine = reader === vouch.by;
  return message(
    text.vouches.heading,
    isMine
      ? line(text.vouches.youRecommend, ' ', { mention: vouch.about })
      : line({ mention: vouch.by }, ' ', text.vouches.recommends),
    quote(vouch.words, vouchLimits.words),
    facts(
      [text.vouches.forTopic, [topicOf(text, about)]],
      [text.vouches.fromFact, [text.vouches.froms[vouch.from]]],
      [text.vouches.whenFact, [text.vouches.whens[vouch.when]]],
      [text.vouches.said, [text.date(vouch.saidAt, 'UTC')]],
      [text.vouches.until, [text.date(vouchEndsAt(vouch), 'UTC')]],
    ),
    isMine
      ? buttons(
          isRenewable(vouch, now) ? primary(text.vouches.renew, to.renew, vouch.id) : null,
          button(text.vouches.withdraw, to.withdraw, vouch.id),
          button(text.vouches.heading, to.open, 'by'),
        )
      : buttons(
          primary(text.vouches.show, to.choose, `${vouch.id}/shown`),
          button(text.vouches.keep, to.choose, `${vouch.id}/kept`),
          button(text.vouches.heading, to.open, 'about'),
          button(text.reports.button, to.report, vouch.id),
        ),
    isMine ? null : note(text.vouches.note),
  );
};

/** Chosen, renewed, or taken back. */
export const vouchAnswered = (
  text: Text,
  about:
    | { readonly what: 'shown' | 'kept' | 'withdrawn' }
    | { readonly what: 'renewed'; readonly whom: MemberId },
): Message => {
  const { what } = about;
  const said = what === 'shown' || what === 'kept' ? text.vouches.answered[what] : text.vouches[what];
  const side = what === 'shown' || what === 'kept' ? 'about' : 'by';
  return message(
    said,
    line(said),
    buttons(
      about.what === 'renewed' ? button(text.vouches.lately, to.give, about.whom) : null,
      button(text.vouches.heading, to.open, side),
      button(text.home.button, addresses.home.open),
    ),
  );
};

/** What of new recommendations stands in a digest. */
export const vouchDigest = (text: Text, about: VouchesInDigest): DigestSection => ({
  ...digestOf(text, about, ({ by }) => by, ` ${text.vouches.recommends}`),
  heading: text.vouches.waiting(about.vouches.length + about.more),
  urgency: 35,
});

/** The same of one's own that end soon. */
export const renewalDigest = (text: Text, about: VouchesInDigest): DigestSection => ({
  ...digestOf(text, about, ({ about: whom }) => whom, ''),
  heading: text.vouches.renewals(about.vouches.length + about.more),
  urgency: 20,
});

/** On somebody's profile: what others say of them, as far as they show it. */
export const shownVouches = (text: Text, labels: TagLabels, vouches: readonly Vouch[]): Part[] =>
  vouches.slice(0, mostShown).flatMap((vouch): Part[] => {
    const words = quote(vouch.words, shownWords);
    return [
      line(text.vouches.recommendedBy, ' ', { mention: vouch.by }, ` · ${topicOf(text, { vouch, labels })}`),
      ...(words === null ? [] : [words]),
      note(knownSince(text, vouch)),
    ];
  });

/** How the two know each other and how lately, as of the month in which it was said. */
const knownSince = (text: Text, { from, when, saidAt }: Vouch): string =>
  text.vouches.known(text.vouches.froms[from], text.vouches.whens[when].toLowerCase(), text.month(saidAt));

type VouchesInDigest = {
  readonly vouches: readonly Vouch[];
  readonly more: number;
  readonly labels: TagLabels;
};

const digestOf = (
  text: Text,
  { vouches, more, labels }: VouchesInDigest,
  whom: (vouch: Vouch) => MemberId,
  said: string,
) => ({
  lines: vouches.map((vouch): readonly Inline[] => [
    { mention: whom(vouch) },
    `${said} · ${topicOf(text, { vouch, labels })}`,
  ]),
  buttons: vouches.map(({ id }, index) => button(text.vouches.read(index + 1), to.show, id)),
  more,
});

const mostShown = 3;
const shownWords = 120;

const topicOf = (
  text: Text,
  { vouch, labels }: { readonly vouch: Vouch; readonly labels: TagLabels },
): string => (vouch.tag === null ? text.vouches.asSuch : tagName(text, labels, vouch.tag));

const vouchLine = (
  text: Text,
  about: { readonly side: 'about' | 'by'; readonly labels: TagLabels; readonly now: Date },
  vouch: Vouch,
  index: number,
): Part => {
  const { side, labels, now } = about;
  const state = vouch.answeredAt === null ? 'waiting' : vouch.isShown ? 'shown' : 'kept';
  const said = excerpt(vouch.words, 60);
  const rest = [
    topicOf(text, { vouch, labels }),
    ...(said === '' ? [] : [text.vouches.quoted(said)]),
    ...(side === 'about' ? [text.vouches.states[state]] : []),
    ...(side === 'by' && isRenewable(vouch, now) ? [text.vouches.endsSoon] : []),
  ];
  const whom: Inline = { mention: side === 'about' ? vouch.by : vouch.about };
  return line(`${index + 1}. `, whom, ` · ${rest.join(' · ')}`);
};

const choice = <T extends string>(
  name: string,
  label: string,
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
  initial: T | undefined,
): Field => ({
  kind: 'choice',
  name,
  label,
  isRequired: true,
  many: false,
  options: values.map((value) => ({ value, label: labels[value] })),
  ...(initial === undefined ? {} : { initial: [initial] }),
});
