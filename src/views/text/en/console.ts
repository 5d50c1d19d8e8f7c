import type { Inline } from '../../message.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** The managers' web console. */
export const console = {
  open: 'Open the console',
  linkSummary: 'The console',
  linkLabel: 'Open the console in a browser',
  linkUntil: (until: Date): Inline[] => ['It opens once, until ', { at: until }, ', and only for you.'],
  linkNote: 'Do not pass this link on: whoever opens it first is taken for you.',
  awayHeading: 'No address for the console yet',
  away: 'The console is a web page, and this installation has no address a browser could open. Whoever runs it can set ACQUAINT_URL to one that starts with https.',
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
    'Managers see totals. Who was asked, who declined, who avoids whom and amounts kept private are shown to nobody.',
  few: 'fewer than 5',
  fewAnswers: 'too few answers',
  fewNote:
    '“Fewer than 5” also covers none: a number appears once at least five different people stand behind it.',
  weeklyNote: 'These figures change once a week, on Monday.',
  nothing: 'Nothing here yet.',
  backTo: (page: string) => `Back to: ${page}`,
  done: 'Done',
  wrongTitle: 'That did not work',
  wrong: 'Something went wrong on our side. Reference:',
  closedTitle: 'Please sign in again',
  closed:
    'This visit is over: it lasts eight hours, and ends when you sign out, leave, or are no longer a manager.',
  closedNext: 'Write /intro setup in your community and press “Open the console”.',
  missingTitle: 'No such page',
  missing: 'There is nothing at this address.',
  staleTitle: 'Please try once more',
  stale: 'This form was not sent from the console, or was open for too long. Nothing was changed.',

  door: {
    title: 'Open the console',
    hello: (name: string) => `This link was made for ${name}.`,
    press: 'Open',
    why: 'Pressing opens it in this browser for eight hours. The link then works no more.',
    overTitle: 'This link opens nothing any more',
    over: 'It was used already, or is older than ten minutes.',
  },

  managers: {
    heading: 'Who manages',
    intro:
      'Whoever runs the workspace or server is a manager for as long as they do. Others are made managers by managers, until that is taken back. To make somebody a manager, search for them under Members.',
    why: 'Because they',
    byPlatform: 'run the workspace or server',
    byHand: 'were made a manager',
    make: 'Make a manager',
    unmake: 'No longer a manager',
    made: (name: string) => `${name} is a manager now.`,
    unmade: (name: string) => `${name} is no longer a manager.`,
    runsStill:
      'A platform said that they run the workspace or server. If they still do, they are a manager again when they next use Acquaint there.',
  },

  manages: {
    heading: (community: string) => `You are a manager now: ${community}`,
    why: {
      manager: 'Another manager made you one.',
      operator: 'Whoever runs Acquaint here made you one.',
      platform: 'You run the workspace or server here, says the platform.',
    },
    means:
      'You can change the settings, rounds and digests, look after events and topics, decide on reports, and see figures about everybody together. Who was asked, who declined and who avoids whom is shown to nobody, managers included.',
    back: 'You would rather not? Another manager can take it back at any time.',
    open: 'Settings',
  },
  managesNoMore: {
    heading: (community: string) => `You are no longer a manager: ${community}`,
    why: {
      manager: 'Another manager ended it.',
      operator: 'Whoever runs Acquaint here ended it.',
      platform: 'You no longer run the workspace or server here, says the platform.',
    },
    means:
      'Settings, reports and the console are closed to you from now on, open pages too. Everything else stays: your profile, your asks and your introductions.',
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
    intro: 'The last four whole weeks, beside the four before.',
    stretch: (from: string, until: string) => `${from} – ${until}`,
    now: 'Last four weeks',
    before: 'The four before',
    joined: 'Joined',
    asked: 'Asks sent',
    talked: 'Conversations that took place',
    median: 'Median time to answer',
    alone: 'Waiting alone',
    joinedWhy: 'People who pressed Join.',
    askedWhy: 'Asks that members sent.',
    talkedWhy:
      'Introductions and conversations of rounds of which somebody said that they talked, and talks of two that both confirmed.',
    medianWhy:
      'How long it took until those who were asked pressed anything, yes or no. From ten answers of at least five people up.',
    aloneWhy: 'Members for two weeks or more who were never put together with anybody.',
    joinedDo: 'To invite, write /intro invite in a channel.',
    askedDo: 'Show yourself what members see',
    talkedDo: 'Look at the rounds',
    medianDo: 'See whom asks reach most',
    aloneDo: 'Start a round for them',
    hours: (count: number) => plural(count, { one: '# hour', other: '# hours' }),
    days: (count: number) => plural(count, { one: '# day', other: '# days' }),
    minutes: (count: number) => plural(count, { one: '# minute', other: '# minutes' }),
    notStarted: 'Not started yet: until you press Start, nobody but managers sees or gets anything.',
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
    note: 'Topics that members keep for matching alone are not shown. Nothing here says how anybody answered.',
  },
};
