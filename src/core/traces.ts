/**
 * What is kept about a member beside their profile, by kind: "what do you know about me?" counts each, and their
 * own file holds it.
 */
export const traces = [
  'accounts',
  'consents',
  'asks',
  'connecting',
  'connectorRules',
  'drafts',
  'introductions',
  'contacts',
  'programs',
  'rounds',
  'earlier',
  'referrals',
  'thanks',
  'talks',
  'ties',
  'vouches',
  'posts',
  'shares',
  'keeps',
  'circles',
  'events',
  'visitors',
  'avoided',
  'closedTopics',
  'corrections',
  'reports',
  'pauses',
  'messages',
] as const;

export type Trace = (typeof traces)[number];
