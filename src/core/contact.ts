/** What counts towards a member's budget: a message nobody asked for, by kind. */
export type ContactKind = 'askCard' | 'checkIn' | 'nudge' | 'unasked' | 'digest';
