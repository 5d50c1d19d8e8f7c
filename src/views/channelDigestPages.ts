import type { ChannelRef } from '../core/channel.ts';
import { channelParts, type DigestSettings } from '../core/digest.ts';
import type { MemberId } from '../core/ids.ts';
import { type WeeklyMoment, writePauses } from '../core/weekly.ts';
import { addresses } from './addresses.ts';
import { channelName } from './channels.ts';
import { requiredText, shortText } from './fields.ts';
import type { Form } from './form.ts';
import type { Message } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, primary } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.digests;

/** For managers: where and when the digest for everybody stands, and what it tells. */
export const channelPage = (text: Text, about: { readonly settings: DigestSettings }): Message => {
  const words = text.channelDigest;
  const { channel, personal } = about.settings;
  const named = channel.channels
    .map((one) => `${channelName(text, one)}${one.lostOn === undefined ? '' : ` (${words.isLost})`}`)
    .join(', ');
  return message(
    words.settings,
    heading(words.settings),
    facts(
      [words.state, [channel.isOn ? words.isOn : words.isOff]],
      [words.channels, [named === '' ? words.noChannel : excerpt(named, 200)]],
      [words.when, [moment(text, channel)]],
      [words.include, [channel.include.map((part) => words.parts[part]).join(', ')]],
      [words.pauses, [writePauses(channel.pauses)]],
      [words.personalWhen, [moment(text, personal)]],
    ),
    buttons(
      primary(words.here, to.here),
      channel.channels.some(({ lostOn }) => lostOn !== undefined)
        ? button(text.channels.retry, to.retry)
        : button(words.preview, to.preview),
      button(words.change, to.change),
      channel.isOn ? button(words.turnOff, to.off) : null,
      button(text.home.button, addresses.home.open),
    ),
  );
};

/** Both digests in one form. */
export const digestForm = (
  text: Text,
  about: { readonly settings: DigestSettings; readonly zone: string },
): Form => {
  const words = text.channelDigest;
  const { channel, personal } = about.settings;
  return {
    title: words.title,
    action: to.changeForm,
    subject: '',
    submit: text.save,
    fields: [
      requiredText({
        name: 'moment',
        label: words.when,
        hint: words.whenHint(about.zone),
        most: 40,
        initial: moment(text, channel),
      }),
      {
        kind: 'choice',
        name: 'include',
        label: words.include,
        isRequired: false,
        many: true,
        options: channelParts.map((part) => ({ value: part, label: words.parts[part] })),
        initial: channel.include,
      },
      shortText({
        name: 'pauses',
        label: words.pauses,
        hint: words.pausesHint,
        most: 300,
        initial: writePauses(channel.pauses),
      }),
      requiredText({
        name: 'personal',
        label: words.personalWhen,
        hint: words.personalHint,
        most: 40,
        initial: moment(text, personal),
      }),
    ],
  };
};

/** What became of a press on that page. */
export const channelSaid = (
  text: Text,
  about:
    | { readonly what: 'off' | 'hereMissing' | 'retried' | 'nothingLost' }
    | { readonly what: 'here'; readonly channel: ChannelRef; readonly isMadeUp: boolean },
): Message => {
  const words = text.channelDigest;
  const said =
    about.what === 'here' ? `${words.hereSet} ${channelName(text, about.channel)}` : words.said[about.what];
  return message(
    said,
    line(said),
    about.what === 'here' && about.isMadeUp ? line(words.madeUp) : null,
    buttons(button(words.settings, to.channel), button(words.preview, to.preview)),
  );
};

/** The digest as it would be posted now, to one manager; null where nothing would be. */
export const channelPreview = (text: Text, about: { readonly said: Message | null }): Message =>
  about.said === null
    ? message(text.channelDigest.nothing, line(text.channelDigest.nothing), back(text))
    : {
        ...about.said,
        parts: [
          ...about.said.parts.map((part) =>
            // Pictures come with posts; here their words stand for them.
            part.kind === 'image' ? note(part.alt) : part,
          ),
          note(text.channelDigest.previewNote),
        ],
      };

/** To whoever offered help. */
export const helpSaid = (
  text: Text,
  about: { readonly what: 'sent' | 'enough' | 'own' | 'gone' },
): Message => {
  const words = text.channelDigest;
  const said = { sent: words.helpSent, enough: words.helpEnough, own: words.helpOwn, gone: words.helpGone }[
    about.what
  ];
  return message(said, line(said));
};

/** To whoever asked: this member can help. */
export const helpOffered = (text: Text, about: { readonly by: MemberId; readonly topics: string }): Message =>
  message(
    text.channelDigest.helpSummary,
    line({ mention: about.by }, ' ', text.channelDigest.help, ' ', { strong: about.topics }),
    buttons(primary(text.channelDigest.helpMeet, addresses.introRequests.meet, about.by)),
  );

/** To managers: too late to be posted. */
export const channelDigestMissed = (text: Text, about: { readonly date: string }): Message =>
  message(text.digest.missedSummary, line(text.channelDigest.missed(about.date)), back(text));

const back = (text: Text) => buttons(button(text.channelDigest.settings, to.channel));

const moment = (text: Text, { weekday, time }: WeeklyMoment): string =>
  `${text.rounds.weekdays[weekday - 1] ?? ''} ${time}`;
