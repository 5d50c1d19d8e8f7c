/** A Monday morning without a holiday near: what a story waits for does not hang on the day it is told. */
export const storyBegins = new Date('2031-03-03T08:00:00Z');
