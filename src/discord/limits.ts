/** The numbers of Discord's API (docs.discord.com); lengths are counted in UTF-16 units. */
export const discordLimits = {
  /** All text of a message drawn with components. */
  text: 4_000,
  /** Components of a message, nested ones counted. */
  components: 40,
  buttonsInRow: 5,
  customId: 100,
  modalTitle: 45,
  /** Top-level components of a modal. */
  modalParts: 5,
  label: 45,
  description: 100,
  placeholder: 100,
  typed: 4_000,
  options: 25,
  threadName: 100,
  nonce: 25,
  commandDescription: 100,
  /** Name of one of the choices offered while somebody types. */
  choiceName: 100,
} as const;

/** Without an answer for so long a request has failed, and nobody knows what it did. */
export const requestMs = 10_000;

/** Fifty requests in any second for the whole bot, whose processes share them; one process alone holds to it strictly. */
export const botRate = { everyMs: 1_000 / 48, burst: 2 } as const;
export const mostInSecond = 50;
/** A second as long as clocks of whole milliseconds may make it. */
export const secondMs = 1_003;

/** Longer than this nobody stands in line for a turn: the intention goes back to the outbox. */
export const mostWaitMs = 1_000;
/** Turns taken this far ahead are used even if the database is slow for a moment; the rest of the line stays fair. */
export const aheadMs = 200;

/** A message sent again with its nonce is the first one, says Discord, for "a few minutes": trusted for this long. */
export const nonceMs = 120_000;

/** How long one request may stand in line and be under way, together: two of them fit into a lease of the outbox. */
export const lineMs = 20_000;

/** Discord bans whoever is refused 10,000 times in ten minutes; Acquaint stops itself long before. */
export const mostRefusals = 1_000;
export const refusalWindowMs = 600_000;

/** How many people with closed direct messages are found out about in that time; everybody else is written to. */
export const mostClosed = 80;

/** How long somebody's direct messages are taken to be closed, unless they do something before. */
export const closedMs = 21_600_000;
