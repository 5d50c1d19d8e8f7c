import { hostOf, type Share, shareLimits, usefulCount } from '../core/share.ts';
import { addresses } from './addresses.ts';
import type { DigestSection } from './digest.ts';
import { type TagLabels, tagName } from './expertise.ts';
import { longText, requiredText, topicsField } from './fields.ts';
import type { Form } from './form.ts';
import type { Inline, Message } from './message.ts';
import { button, buttons, excerpt, heading, line, message, primary, quote } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.share;
/** Own links on the page. */
const mostShown = 5;

/** An address, a topic, a word about it. */
export const shareForm = (text: Text, about: { readonly link: string; readonly topic: string }): Form => ({
  title: text.share.formTitle,
  action: to.writeForm,
  subject: '',
  submit: text.share.submit,
  intro: text.share.intro,
  fields: [
    requiredText({
      name: 'link',
      label: text.share.link,
      hint: text.share.linkHint,
      most: shareLimits.address,
      initial: about.link,
    }),
    topicsField(
      requiredText({
        name: 'topic',
        label: text.share.topic,
        hint: text.share.topicHint,
        most: 60,
        initial: about.topic,
      }),
    ),
    longText({ name: 'note', label: text.share.note, hint: text.share.noteHint, most: shareLimits.note }),
  ],
});

/** What a shared link looks like: whose site it is, never a member's words in its place. */
export type ShareFacts = { readonly share: Share; readonly labels: TagLabels };

/** To the sharer: it is shared. */
export const linkShared = (text: Text, { share, labels }: ShareFacts): Message =>
  message(
    text.share.shared,
    line(text.share.shared),
    line(...linkOf(text, { share, labels })),
    quote(share.note, shareLimits.note),
    buttons(button(text.share.mine, to.open), button(text.home.button, addresses.home.open)),
  );

/** My links: how many found each useful, as soon as they are enough to be a number. */
export const myLinks = (
  text: Text,
  about: { readonly shares: readonly Share[]; readonly labels: TagLabels },
): Message => {
  const shown = about.shares.slice(0, mostShown);
  return message(
    text.share.mine,
    heading(text.share.mine),
    shown.length === 0 ? line(text.share.none) : null,
    ...shown.map((share, index) => {
      const useful = usefulCount(share);
      return line(
        `${index + 1}. `,
        ...linkOf(text, { share, labels: about.labels }),
        useful === null ? '' : ` · ${text.share.useful(useful)}`,
      );
    }),
    buttons(...shown.map(({ id }, index) => button(text.share.takeBack(index + 1), to.takeBack, id))),
    buttons(
      primary(text.share.heading, to.write),
      button(text.board.heading, addresses.board.open),
      button(text.home.button, addresses.home.open),
    ),
  );
};

/** Taken back by the sharer. */
export const linkTakenBack = (text: Text): Message =>
  message(text.share.takenBack, line(text.share.takenBack), buttons(button(text.share.mine, to.open)));

/** To whoever found it useful. */
export const foundUseful = (text: Text): Message =>
  message(
    text.share.foundUseful,
    line(text.share.foundUseful),
    buttons(button(text.home.button, addresses.home.open)),
  );

/** For the digest: links on what the reader looks for. */
export const sharesSection = (
  text: Text,
  about: { readonly shares: readonly Share[]; readonly labels: TagLabels },
): DigestSection => {
  const shown = about.shares.slice(0, shareLimits.inDigest);
  return {
    heading: text.share.from(shown.length),
    lines: shown.map((share, index) => [
      `${index + 1}. `,
      { mention: share.sharer },
      ' · ',
      ...linkOf(text, { share, labels: about.labels }),
      share.note === '' ? '' : `: ${text.share.quoted(excerpt(share.note, 90))}`,
    ]),
    buttons: [
      ...shown.map(({ id }, index) => button(text.share.usefulButton(index + 1), to.useful, id)),
      ...shown.map(({ id }, index) => button(text.share.reportButton(index + 1), to.report, id)),
    ],
    more: 0,
    urgency: 10,
  };
};

const linkOf = (text: Text, { share, labels }: ShareFacts): Inline[] => [
  { link: share.address, label: excerpt(hostOf(share.address), 60) },
  ` · ${tagName(text, labels, share.topic)}`,
];
