import type { Inline } from '../../message.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** The managers' web console. */
export const console = {
  open: 'Open the console',
  linkSummary: 'The console',
  linkLabel: 'Open the console in a browser',
  linkUntil: (until: Date): Inline[] => ['It works once, until ', { at: until }, ', and only for you.'],
  linkNote: 'Do not pass this link on: anybody who opens it first acts in your name.',
  awayHeading: 'No address for the console yet',
  away: 'The console is a web page, and this installation has no address that a browser can open. The person who runs it can set ACQUAINT_URL to one that starts with https.',
  awayInstead: 'Until then, everything you need to begin is here in the chat:',
  ended: 'You are signed out of the console, on every device.',
  endedNext: 'To come back, write /intro setup and press “Open the console”.',

  title: 'Console',
  skip: 'To the content',
  menu: 'Menu',
  close: 'Close the menu',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out on every device',
  signedInAs: (name: string) => `Signed in as ${name}`,
  promise:
    'Managers see totals. Nobody sees who was asked, who declined, who avoids whom, or hidden amounts.',
  few: 'fewer than 5',
  fewAnswers: 'too few answers',
  fewNote:
    '“Fewer than 5” includes zero: a number appears once at least five different people are behind it.',
  weeklyNote: 'These figures change once a week, on Monday.',
  nothing: 'Nothing here yet.',
  backTo: (page: string) => `Back to: ${page}`,
  done: 'Done',
  wrongTitle: 'That did not work',
  wrong: 'Something went wrong on our side. Reference:',
  closedTitle: 'Please sign in again',
  closed:
    'Your session has ended. It lasts eight hours, or until you sign out, leave or stop being a manager.',
  closedNext: 'Write /intro setup in your community and press “Open the console”.',
  missingTitle: 'No such page',
  missing: 'There is nothing at this address.',
  staleTitle: 'Please try again',
  stale: 'This form did not come from the console, or was open too long. Nothing was changed.',

  door: {
    title: 'Open the console',
    hello: (name: string) => `This link was made for ${name}.`,
    press: 'Open',
    why: 'The console opens in this browser for eight hours. The link then stops working.',
    overTitle: 'This link no longer works',
    over: 'It has been used, or is more than ten minutes old.',
  },

  managers: {
    heading: 'Who manages',
    intro:
      'People who run the workspace or server are managers for as long as they do. Managers can make others managers, and take that back. To make somebody a manager, find them under Members.',
    why: 'Because they',
    byPlatform: 'run the workspace or server',
    byHand: 'were made a manager',
    make: 'Make a manager',
    unmake: 'No longer a manager',
    made: (name: string) => `${name} is a manager now.`,
    unmade: (name: string) => `${name} is no longer a manager.`,
    runsStill:
      'The platform says that they run the workspace or server. If they still do, they become a manager again when they next use Acquaint there.',
  },

  manages: {
    heading: (community: string) => `You are a manager now: ${community}`,
    why: {
      manager: 'Another manager made you one.',
      operator: 'The person who runs this installation made you one.',
      platform: 'The platform says that you run the workspace or server here.',
    },
    means:
      'You can change the settings, rounds and digests, look after events and topics, decide on reports, and see totals for the community. Nobody, managers included, sees who was asked, who declined or who avoids whom.',
    back: 'Would you rather not? Another manager can take it back at any time.',
    open: 'Settings',
  },
  managesNoMore: {
    heading: (community: string) => `You are no longer a manager: ${community}`,
    why: {
      manager: 'Another manager ended it.',
      operator: 'The person who runs this installation ended it.',
      platform: 'The platform says that you no longer run the workspace or server here.',
    },
    means:
      'Settings, reports and the console are now closed to you, including pages you have open. Everything else stays: your profile, your asks and your introductions.',
  },

  pages: {
    overview: 'Overview',
    members: 'Members',
    programs: 'Rounds',
    asks: 'Open asks',
    outcomes: 'Outcomes',
    network: 'Network',
    events: 'Events',
    calendars: 'Calendars',
    digests: 'Digests',
    reports: 'Reports',
    topics: 'Topics',
    circles: 'Circles',
    audit: 'Audit',
    settings: 'Settings',
  },

  overview: {
    intro: 'The last four full weeks, next to the four before.',
    stretch: (from: string, until: string) => `${from} – ${until}`,
    now: 'Last four weeks',
    before: 'The four before',
    joined: 'Joined',
    asked: 'Asks sent',
    talked: 'Conversations that took place',
    median: 'Median time to answer',
    alone: 'Waiting alone',
    joinedWhy: 'People who pressed Join, or are on a list of people who agreed elsewhere.',
    askedWhy: 'Asks sent by members.',
    talkedWhy:
      'Introductions and rounds after which somebody said that they talked, and one-to-ones that both confirmed.',
    medianWhy:
      'How long it took until the person asked pressed yes or no. Shown from ten answers by at least five people.',
    aloneWhy: 'Members for two weeks or more who have not been brought together with anybody.',
    joinedDo: 'To invite, write /intro invite in a channel.',
    askedDo: 'See what members see',
    talkedDo: 'Look at the rounds',
    medianDo: 'See who gets the most asks',
    aloneDo: 'Start a round for them',
    hours: (count: number) => plural(count, { one: '# hour', other: '# hours' }),
    days: (count: number) => plural(count, { one: '# day', other: '# days' }),
    minutes: (count: number) => plural(count, { one: '# minute', other: '# minutes' }),
    notStarted: 'Not started yet: until you press Start, only managers see or get anything.',
  },

  members: {
    search: 'Search by name',
    find: 'Search',
    status: 'Who',
    statuses: {
      all: 'everybody',
      joined: 'joined',
      known: 'known, not joined',
      left: 'left',
    },
    name: 'Name',
    since: 'Since',
    topics: 'Public topics',
    newcomer: 'new',
    manager: 'manager',
    people: (count: number) => plural(count, { one: '# person', other: '# people' }),
    joined: (count: number) => plural(count, { one: '# joined', other: '# joined' }),
    none: 'Nobody matches.',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    next: 'Next page',
    previous: 'Previous page',
    note: 'Topics used only for matching are not shown. Nothing here says how anybody answered.',
  },
};
