/** How long each kind of thing is kept, in days; then it is removed, or its words are. docs/rodo.md says the same. */
export const retentionDays = {
  /** Asks being prepared. */
  drafts: 1,
  /** Arrivals that were handled, or failed for good: their keys; their words go at once. */
  arrivals: 7,
  /** Where messages stand on their platform. */
  messagePlaces: 30,
  /** That a message was sent, by its key. */
  deliveries: 365,
  /** Why and blurb of asks that are over. */
  askWords: 30,
  /** What connectors said when they passed an ask on that is over. */
  forwardWords: 30,
  /** How two who were introduced reach each other, in their own words. */
  sharedContacts: 30,
  /** What reporters wrote. */
  reportNotes: 180,
  /** That unasked messages were sent to somebody. */
  contacts: 35,
  /** Whom somebody was shown without a name. */
  previews: 180,
  /** Who was asked on behalf of an ask that is over, and what they answered. */
  candidates: 365,
  /** Who was asked to pass such an ask on and did not. */
  connectors: 365,
  /** That somebody cannot be asked again, once they can. */
  coolDowns: 1,
  /** Whom the weekly letter suggested to whom. */
  suggestions: 365,
  /** What became of members' digests, but for everybody's last. */
  memberDigests: 90,
  /** Codes that joined accounts, and keys of the console, once they are of no use. */
  linkCodes: 7,
  consoleKeys: 7,
  /** What members meant by their words. */
  corrections: 183,
  /** Events people went to, after their end. */
  meetups: 365,
  /** Who went, who was suggested to whom, who met whom there. */
  meetupGoings: 90,
  meetupSuggestions: 90,
  meetupMets: 90,
  /** Posts on the board that are over, with who was told of them. */
  closedPosts: 90,
  /** Posts that never stood on the board. */
  postDrafts: 1,
  /** Links that were shared. */
  shares: 90,
  /** Who did what. */
  audit: 730,
  /** A community after its last installation was removed. */
  removedCommunities: 30,
} as const;

export type Kept = keyof typeof retentionDays;
