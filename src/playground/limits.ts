/** The playground draws what every platform can; it only keeps a page from being flooded. */
export const playgroundLimits = {
  /** Letters of one thing typed. */
  typed: 10_000,
  /** Posts shown of a channel, the latest. */
  posts: 200,
  /** Letters of a request's body. */
  body: 100_000,
} as const;
