import { meetupLimits } from '../core/meetup.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import type { FeedFailure, MeetupFeed } from '../core/meetupFeed.ts';
import { localDateOf, localTimeOf } from '../core/time/zones.ts';
import { addresses } from './addresses.ts';
import { type TagLabels, tagList } from './expertise.ts';
import { longText, requiredText, shortText, topicsField } from './fields.ts';
import type { Form } from './form.ts';
import type { Inline, Message } from './message.ts';
import { button, buttons, danger, excerpt, heading, line, message, note, primary, rows } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.meetups;

/** A new event, or the same questions about one that is there. */
export const meetupForm = (
  text: Text,
  about: {
    readonly meetup: Meetup | null;
    readonly subject: string;
    readonly zone: string;
    readonly labels: TagLabels;
  },
): Form => {
  const { meetup, subject, zone, labels } = about;
  const words = text.meetups;
  const field = (name: string, label: string, hint: string, most: number, initial?: string) => ({
    ...{ name, label, hint, most },
    ...(initial === undefined ? {} : { initial }),
  });
  const where = meetup === null ? undefined : [meetup.place, meetup.link ?? ''].join(' ').trim();
  const topics = meetup === null ? undefined : tagList(text, labels, meetup.topics);
  return {
    title: meetup === null ? words.createTitle : words.editTitle,
    action: to.form,
    subject,
    submit: text.save,
    fields: [
      requiredText(field('title', words.title, words.titleHint, meetupLimits.title, meetup?.title)),
      requiredText(field('place', words.place, words.placeHint, 420, where)),
      requiredText(
        field(
          'moment',
          words.moment,
          words.momentHint(zone),
          60,
          meetup === null ? undefined : spanOf(meetup, zone),
        ),
      ),
      longText(
        field(
          'description',
          words.description,
          words.descriptionHint,
          meetupLimits.description,
          meetup?.description,
        ),
      ),
      topicsField(shortText(field('topics', words.topicsLabel, words.topicsHint, 200, topics))),
    ],
  };
};

/** Once more, before everybody who goes is told. */
export const meetupCancelConfirm = (text: Text, about: { readonly meetup: Meetup }): Message =>
  message(
    text.meetups.cancel,
    line({ strong: excerpt(about.meetup.title, 100) }),
    line(text.meetups.cancelSure),
    buttons(
      danger(text.meetups.cancelYes, to.cancelConfirmed, about.meetup.id),
      button(text.back, to.show, about.meetup.id),
    ),
  );

/** Calendars that are read, by their hosts: the rest of an address may be a secret. */
export const meetupFeedList = (
  text: Text,
  about: { readonly feeds: readonly MeetupFeed[]; readonly hosts: readonly string[]; readonly said?: string },
): Message => {
  const { feeds, hosts } = about;
  const words = text.meetups;
  return message(
    words.feeds,
    heading(words.feeds),
    about.said === undefined ? null : line({ strong: about.said }),
    line(words.feedsAbout),
    ...feeds.map((feed, index) =>
      line(`${index + 1}. `, { strong: feedHost(feed.url) }, ' · ', ...feedState(text, feed)),
    ),
    feeds.length === 0 ? line(words.noFeeds) : null,
    ...rows(feeds.map(({ id }, index) => danger(words.feedRemove(index + 1), to.removeFeed, id))),
    note(hosts.length === 0 ? words.noHosts : excerpt(words.hosts(hosts.join(', ')), 600)),
    buttons(hosts.length === 0 ? null : primary(words.addFeed, to.addFeed), button(words.all, to.open)),
  );
};

/** How reading a calendar goes. */
export const feedState = ({ meetups }: Text, { why, readAt }: MeetupFeed): readonly Inline[] =>
  why !== null ? [meetups.failures[why]] : readAt === null ? [meetups.feedNew] : meetups.feedRead(readAt);

/** All that is shown of a calendar's address. */
export const feedHost = (url: string): string => excerpt(/^https?:\/\/([^/?#]+)/iu.exec(url)?.[1] ?? '…', 60);

/** The address of one more calendar. */
export const meetupFeedForm = (text: Text): Form => ({
  title: text.meetups.feedTitle,
  action: to.feedForm,
  subject: '',
  submit: text.save,
  intro: text.meetups.feedsAbout,
  fields: [
    requiredText({ name: 'url', label: text.meetups.feedUrl, hint: text.meetups.feedUrlHint, most: 500 }),
  ],
});

/** To managers, once: a calendar cannot be read. */
export const meetupFeedFails = (
  text: Text,
  about: { readonly url: string; readonly why: FeedFailure },
): Message => {
  const summary = text.meetups.feedFails(feedHost(about.url));
  return message(
    summary,
    line({ strong: summary }),
    line(text.meetups.failures[about.why]),
    note(text.meetups.feedFailsNote),
    buttons(button(text.meetups.feeds, to.feeds)),
  );
};

/** As `readSpan` reads it. */
const spanOf = ({ startsAt, endsAt, isAllDay }: Meetup, zone: string): string => {
  const [from, to] = [localDateOf(startsAt, zone), localDateOf(endsAt, zone)];
  if (isAllDay) {
    const last = localDateOf(new Date(endsAt.getTime() - 1), zone);
    return from === last ? from : `${from} - ${last}`;
  }
  const end = localTimeOf(endsAt, zone);
  return `${from} ${localTimeOf(startsAt, zone)} - ${to === from ? '' : `${to} `}${end}`;
};
