import { messageKinds } from '../../../src/core/messageKind.ts';
import * as channels from '../../../src/views/channels.ts';
import * as nudges from '../../../src/views/nudges.ts';
import { message } from '../../../src/views/parts.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** Why messages come and how to stop them; channels that take nothing. */
export const nudgeExamples = (on: Stage): Example[] => {
  const { words, requester } = on;
  const name = on.size === 'longest' ? 'a'.repeat(80) : on.size === 'shortest' ? '' : 'general';
  const channel = { platform: 'slack', place: 'T1', id: 'C1', name } as const;
  return [
    ...messageKinds.map((kind) => ({
      view: 'nudges.withStop',
      when: `the end of a message: ${kind}`,
      says: nudges.withStop(words, message(words.nudges.kinds[kind]), kind),
    })),
    { view: 'nudges.stopped', when: 'no more of these', says: nudges.stopped(words, { kind: 'rounds' }) },
    {
      view: 'nudges.resumedKind',
      when: 'they come again',
      says: nudges.resumedKind(words, { kind: 'rounds' }),
    },
    {
      view: 'nudges.kindsForm',
      when: 'Messages I get',
      says: nudges.kindsForm(words, { member: requester }),
    },
    { view: 'nudges.kindsSaved', when: 'all of them', says: nudges.kindsSaved(words, { member: requester }) },
    {
      view: 'nudges.kindsSaved',
      when: 'some of them',
      says: nudges.kindsSaved(words, { member: { ...requester, muted: ['ties', 'board', 'thanks'] } }),
    },
    {
      view: 'nudges.kindsSaved',
      when: 'none of them',
      says: nudges.kindsSaved(words, { member: { ...requester, muted: messageKinds } }),
    },
    ...(['gone', 'outside', 'forbidden'] as const).map((why) => ({
      view: 'channels.channelLost',
      when: `to managers: a channel takes nothing (${why})`,
      says: channels.channelLost(words, { channel, why }),
    })),
  ];
};
