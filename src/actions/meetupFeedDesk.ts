import { asId, type MeetupFeedId } from '../core/ids.ts';
import { type MeetupFeed, mostFeeds } from '../core/meetupFeed.ts';
import { addresses } from '../views/addresses.ts';
import { meetupFeedForm, meetupFeedList } from '../views/meetupDesk.ts';
import { text } from '../views/text.ts';
import type { Action, Reply, Scene } from './action.ts';
import { textOf } from './answers.ts';
import { dropFeed } from './meetupFeeds.ts';

const to = addresses.meetups;

/** Calendars that are read. */
const feedsAction: Action = {
  name: to.feeds,
  managersOnly: true,
  run: (_call, scene) => page(scene, 'show'),
};

const addAction: Action = {
  name: to.addFeed,
  managersOnly: true,
  opensForm: true,
  run: async (_call, { language }) => ({ reply: 'form', form: meetupFeedForm(text(language)) }),
};

/** The address was sent; it is read by the worker. */
const feedSent: Action = {
  name: to.feedForm,
  managersOnly: true,
  run: async (call, scene) => {
    const { tx, dice } = scene;
    const words = text(scene.language).meetups;
    const wrong = (said: string): Reply => ({ reply: 'correct', errors: { url: said } });
    // What calendars call their own addresses.
    const url = textOf(call.answers, 'url').replace(/^webcals?:\/\//iu, 'https://');
    if (!isAllowed(url, scene.calendarHosts ?? [])) return wrong(words.badFeed);
    const feeds = await tx.meetupFeeds.list();
    if (feeds.some((feed) => feed.url === url)) return wrong(words.feedKnown);
    if (feeds.length >= mostFeeds) return wrong(words.tooManyFeeds(mostFeeds));
    const feed: MeetupFeed = {
      ...{ id: dice.id<MeetupFeedId>(), url, etag: null, lastModified: null, readAt: null },
      ...{ failures: 0, why: null, isTold: false, addedAt: tx.now },
    };
    await tx.meetupFeeds.save(feed);
    await tx.due.set('meetupFeed', feed.id, tx.now);
    await tx.audit.note({ actor: call.who, action: 'meetups.feedAdded', subject: feed.id });
    return page(scene, 'replace', words.feedAdded);
  },
};

const removeAction: Action = {
  name: to.removeFeed,
  managersOnly: true,
  run: async (call, scene) => {
    const { tx } = scene;
    const feed = await tx.meetupFeeds.lock(asId<MeetupFeedId>(call.subject));
    if (feed === null) return page(scene, 'replace');
    await dropFeed(tx, feed.id);
    await tx.audit.note({ actor: call.who, action: 'meetups.feedRemoved', subject: feed.id });
    return page(scene, 'replace', text(scene.language).meetups.feedRemoved);
  },
};

/** What managers do with calendars. */
export const meetupFeedActions: readonly Action[] = [feedsAction, addAction, feedSent, removeAction];

const page = async (scene: Scene, reply: 'show' | 'replace', said?: string): Promise<Reply> => ({
  reply,
  message: meetupFeedList(text(scene.language), {
    feeds: await scene.tx.meetupFeeds.list(),
    hosts: scene.calendarHosts ?? [],
    ...(said === undefined ? {} : { said }),
  }),
});

/** By its letters alone; the worker looks at what the name leads to. */
const isAllowed = (url: string, hosts: readonly string[]): boolean => {
  const host = /^https:\/\/([a-z0-9.-]+)(?:[/?#][\x21-\x7e]*)?$/iu.exec(url)?.[1]?.toLowerCase();
  return host !== undefined && url.length <= 500 && hosts.includes(host);
};
