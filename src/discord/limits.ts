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
} as const;

/** Without an answer for so long a request has failed, and nobody knows what it did. */
export const requestMs = 10_000;

/** A message sent again with its nonce is the first one, says Discord, for "a few minutes": trusted for this long. */
export const nonceMs = 120_000;

/** Discord bans whoever is refused 10,000 times in ten minutes; Acquaint stops itself long before. */
export const mostRefusals = 80;
export const refusalWindowMs = 600_000;
