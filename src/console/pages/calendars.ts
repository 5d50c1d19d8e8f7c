import { addresses } from '../../views/addresses.ts';
import { feedHost, feedState } from '../../views/meetupDesk.ts';
import type { Inline } from '../../views/message.ts';
import { html, type Piece } from '../html.ts';
import { formLink, moment, press, small, table } from '../parts.ts';
import type { Page, Visit } from '../visit.ts';

const to = addresses.meetups;
const back = '/console/calendars';

/** Calendars that are read for events, and how that goes. */
export const calendarsPage: Page = {
  path: '/calendars',
  show: async (visit) => {
    const { scene, words } = visit;
    const said = words.consolePages.calendars;
    const hosts = scene.calendarHosts ?? [];
    const rows = (await scene.tx.meetupFeeds.list()).map((feed): Piece[] => {
      const host = feedHost(feed.url);
      const about = { action: to.removeFeed, subject: feed.id, label: said.stop, of: host };
      return [
        host,
        feedState(words, feed).map((inline) => drawn(visit, inline)),
        press(visit, { ...about, style: 'danger', back }),
      ];
    });
    const heads = [said.calendar, said.state, words.consolePages.events.change];
    return {
      title: words.console.pages.calendars,
      body: html`<p>${words.meetups.feedsAbout}</p>
${rows.length === 0 ? html`<p>${words.meetups.noFeeds}</p>` : table(words.console.pages.calendars, heads, rows)}
${hosts.length === 0 ? null : html`<div class="buttons">${formLink({ action: to.addFeed, label: words.meetups.addFeed, back })}</div>`}
<p>${hosts.length === 0 ? words.meetups.noHosts : words.meetups.hosts(hosts.join(', '))}</p>${small(said.chatNote)}`,
    };
  },
};

const drawn = ({ words, me }: Visit, inline: Inline): Piece =>
  typeof inline === 'string' ? inline : 'at' in inline ? moment(words, inline.at, me.zone) : null;
