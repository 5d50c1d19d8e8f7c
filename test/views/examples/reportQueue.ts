import * as views from '../../../src/views/reportQueue.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** What managers do with reports. */
export const reportQueueExamples = ({ words, report, text, size }: Stage): Example[] => [
  {
    view: 'reportQueue.noteForm',
    when: 'before a note is read',
    says: views.noteForm(words, { report }),
  },
  {
    view: 'reportQueue.noteRead',
    when: 'the reason is kept',
    says: views.noteRead(words, { note: size === 'shortest' ? '' : text.slice(0, 500) }),
  },
  ...(['paused', 'dismissed', 'own'] as const).map((what) => ({
    view: 'reportQueue.queueSaid',
    when: what,
    says: views.queueSaid(words, what),
  })),
];
