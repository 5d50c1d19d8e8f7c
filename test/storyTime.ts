const monday = new Date('2031-03-03T08:00:00Z');

/**
 * A Monday morning without a holiday near: what a story waits for does not hang on the day it is told. `STORY_BEGINS`
 * (an instant) tells it on another: on each weekday, over a change of the clocks.
 */
export const storyBegins = new Date(process.env['STORY_BEGINS'] ?? monday);
