/** One thing looked at: fine, worth a look, or broken, and what to do about it. */
export type Finding = {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly says: string;
};
