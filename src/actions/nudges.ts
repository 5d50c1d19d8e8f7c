import { type MessageKind, messageKinds } from '../core/messageKind.ts';
import { hears, mute, unmute } from '../core/nudge.ts';
import { isRefusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { kindsForm, kindsSaved, resumedKind, stopped } from '../views/nudges.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { choicesOf } from './answers.ts';
import { anyOf } from './choices.ts';
import { joinedMe, lockedMe } from './me.ts';
import { refuse } from './refuse.ts';

const to = addresses.quiet;

/** No more of these, said beside the message itself: what it asked can still be answered. */
const stopAction: Action = {
  name: to.stop,
  run: (call, scene) =>
    withKind(call, scene, async (member, kind) => {
      if (hears(member, kind)) await scene.tx.members.save(mute(member, kind));
      return { reply: 'show', message: stopped(text(scene.language), { kind }) };
    }),
};

/** Undo. */
const resumeAction: Action = {
  name: to.resume,
  run: (call, scene) =>
    withKind(call, scene, async (member, kind) => {
      await scene.tx.members.save(unmute(member, kind));
      return { reply: 'replace', message: resumedKind(text(scene.language), { kind }) };
    }),
};

/** Opens the list of all kinds. */
const kindsAction: Action = {
  name: to.kinds,
  opensForm: true,
  run: async (call, scene) => {
    const member = await joinedMe(scene, call.who);
    if (isRefusal(member)) return refuse(scene.language, member);
    return { reply: 'form', form: kindsForm(text(scene.language), { member }) };
  },
};

const kindsSent: Action = {
  name: to.kindsForm,
  choices: { kinds: anyOf(messageKinds) },
  run: async (call, scene) => {
    const member = await lockedMe(scene, call.who);
    if (isRefusal(member)) return refuse(scene.language, member);
    const chosen = choicesOf(call.answers, 'kinds');
    const changed = { ...member, muted: messageKinds.filter((kind) => !chosen.includes(kind)) };
    await scene.tx.members.save(changed);
    return { reply: 'replace', message: kindsSaved(text(scene.language), { member: changed }) };
  },
};

/** Everything about which messages come. */
export const nudgeActions: readonly Action[] = [stopAction, resumeAction, kindsAction, kindsSent];

type Joined = Exclude<Awaited<ReturnType<typeof lockedMe>>, { readonly refused: string }>;

const withKind = async (
  call: Call,
  scene: Scene,
  act: (member: Joined, kind: MessageKind) => Promise<Reply>,
): Promise<Reply> => {
  const member = await lockedMe(scene, call.who);
  if (isRefusal(member)) return refuse(scene.language, member);
  const kind = messageKinds.find((known) => known === call.subject);
  return kind === undefined ? refuse(scene.language, { refused: 'notYours' }) : act(member, kind);
};
