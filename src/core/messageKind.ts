/**
 * What Acquaint writes of its own accord, by kind: the closed list of what a member can switch off. Ask cards are not
 * among them (kinds of request, pauses and capacity are their settings), nor what somebody just asked for.
 */
export const messageKinds = [
  /** The weekly message with everything that waits. */
  'digest',
  /** One new person to meet, in the digest. */
  'newPerson',
  'rounds',
  'checkIns',
  'slips',
  /** Thanks, and talks to be confirmed. */
  'thanks',
  /** "Do you know each other?" */
  'ties',
  'keepInTouch',
  'events',
  'board',
  /** Requests to introduce somebody one knows. */
  'connecting',
  /** What is missing in one's profile. */
  'profile',
] as const;
export type MessageKind = (typeof messageKinds)[number];
