import { isRefusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { profileForm } from '../views/profile.ts';
import { standingForm } from '../views/standing.ts';
import { text } from '../views/text.ts';
import type { Action } from './action.ts';
import { choicesOf } from './answers.ts';
import { notOffered } from './choices.ts';
import { labelsOf } from './expertise.ts';
import { joinedMe, lockedMe } from './me.ts';
import { ownCard } from './profile.ts';
import { refuse } from './refuse.ts';

/** Opens the form of topics on which one is introduced without being asked; without topics, the profile's. */
const standingAction: Action = {
  name: addresses.members.standing,
  opensForm: true,
  run: async (call, scene) => {
    const member = await joinedMe(scene, call.who);
    if (isRefusal(member)) return refuse(scene.language, member);
    const about = { member, labels: await labelsOf(scene.tx) };
    const form = member.offers.length === 0 ? profileForm : standingForm;
    return { reply: 'form', form: form(text(scene.language), about) };
  },
};

/** The topics were ticked: a standing yes to each, until it is taken back here. */
const standingSent: Action = {
  name: addresses.members.standingForm,
  run: async (call, scene) => {
    const member = await lockedMe(scene, call.who);
    if (isRefusal(member)) return refuse(scene.language, member);
    const form = standingForm(text(scene.language), { member, labels: await labelsOf(scene.tx) });
    const wrong = notOffered(scene.language, form, call.answers);
    if (wrong !== null) return wrong;
    const ticked = choicesOf(call.answers, 'topics');
    const openTo = member.offers.map(({ tag }) => tag).filter((tag) => ticked.includes(tag));
    const changed = { ...member, openTo };
    await scene.tx.members.save(changed);
    return ownCard(scene, changed);
  },
};

/** "Introduce me without asking", topic by topic. */
export const standingActions: readonly Action[] = [standingAction, standingSent];
