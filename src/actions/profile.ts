import { languages } from '../core/community.ts';
import type { MemberId } from '../core/ids.ts';
import { introKinds } from '../core/introRequest.ts';
import { exceedsLimits, type Member, type WorkingHours } from '../core/member.ts';
import { isRefusal } from '../core/refusal.ts';
import { thankedFor } from '../core/thanks.ts';
import { addresses } from '../views/addresses.ts';
import type { Answers } from '../views/form.ts';
import { preferencesForm, profileCard, profileForm, profileLimits } from '../views/profile.ts';
import { refusal } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Action, Reply, Scene } from './action.ts';
import { choicesOf, chosenOf, textOf } from './answers.ts';
import { notOffered } from './choices.ts';
import { indexMember, labelsOf, readOffers, readSeeks } from './expertise.ts';
import { joinedMe, lockedMe, memberOrManager, takesRequests } from './me.ts';
import { refuse } from './refuse.ts';
import { shownVouchesOf } from './vouchKeeping.ts';

/** One's own card, or what another member shows. */
export const profileAction: Action = {
  name: addresses.members.profile,
  run: async (call, scene) => {
    const other = call.person !== null && call.person !== call.who ? call.person : null;
    if (other !== null) return othersCard(scene, other, call.who);
    const me = await joinedMe(scene, call.who);
    return isRefusal(me) ? refuse(scene.language, me) : ownCard(scene, me);
  },
};

/** Opens the form with headline, offers, seeks, a few words and links. */
export const editProfile: Action = {
  name: addresses.members.editProfile,
  opensForm: true,
  run: async (call, scene) => {
    const member = await joinedMe(scene, call.who);
    if (isRefusal(member)) return refuse(scene.language, member);
    const labels = await labelsOf(scene.tx);
    return { reply: 'form', form: profileForm(text(scene.language), { member, labels }) };
  },
};

/** The profile form was sent. */
export const profileSent: Action = {
  name: addresses.members.profileForm,
  run: async (call, scene) => {
    const member = await lockedMe(scene, call.who);
    if (isRefusal(member)) return refuse(scene.language, member);
    const changed = await withProfile(scene, member, call.answers);
    if ('errors' in changed) return { reply: 'correct', errors: changed.errors };
    await scene.tx.members.save(changed);
    await indexMember(scene.tx, changed);
    return ownCard(scene, changed);
  },
};

/** Opens the form with kinds, language, hours, capacity and listing. */
export const preferencesAction: Action = {
  name: addresses.members.preferences,
  opensForm: true,
  run: async (call, scene) => {
    const member = await joinedMe(scene, call.who);
    if (isRefusal(member)) return refuse(scene.language, member);
    return { reply: 'form', form: preferencesForm(text(scene.language), { member }) };
  },
};

/** The preferences form was sent. */
export const preferencesSent: Action = {
  name: addresses.members.preferencesForm,
  run: async (call, scene) => {
    const member = await lockedMe(scene, call.who);
    if (isRefusal(member)) return refuse(scene.language, member);
    const { answers } = call;
    const wrong = notOffered(scene.language, preferencesForm(text(scene.language), { member }), answers);
    if (wrong !== null) return wrong;
    const workingHours = readHours(textOf(answers, 'hours'));
    if (workingHours === null) {
      return { reply: 'correct', errors: { hours: text(scene.language).members.hoursWrong } };
    }
    const chosen = choicesOf(answers, 'accepts');
    const changed: Member = {
      ...member,
      accepts: introKinds.filter((kind) => chosen.includes(kind)),
      language: chosenOf(answers, 'language', languages),
      workingHours,
      capacityPerMonth: Number(choicesOf(answers, 'capacity')[0] ?? member.capacityPerMonth),
      isHidden: chosenOf(answers, 'listed', ['yes', 'no']) === 'no',
    };
    await scene.tx.members.save(changed);
    await indexMember(scene.tx, changed);
    return ownCard({ ...scene, language: changed.language }, changed);
  },
};

/** One’s own card, as it is now. */
export const ownCard = async (scene: Scene, member: Member): Promise<Reply> => {
  const labels = await labelsOf(scene.tx);
  const thanked = thankedFor(member.id, await scene.tx.thanks.of(member.id, new Date(0)));
  return {
    reply: 'show',
    message: profileCard(text(scene.language), {
      ...{ member, labels, reader: 'self', thanked, vouches: [] },
      circles: await scene.tx.circles.list(),
      belongings: await scene.tx.circles.of(member.id),
    }),
  };
};

/** Only members see members; somebody who is not listed has one answer, whoever they are. */
const othersCard = async (scene: Scene, id: MemberId, reader: MemberId): Promise<Reply> => {
  const me = await memberOrManager(scene, reader);
  const member = isRefusal(me) ? me : await takesRequests(scene, me, id);
  if (isRefusal(member)) return refuse(scene.language, member);
  const labels = await labelsOf(scene.tx);
  const thanked = thankedFor(member.id, await scene.tx.thanks.of(member.id, new Date(0)));
  const vouches = await shownVouchesOf(scene.tx, member.id, reader);
  return {
    reply: 'show',
    message: profileCard(text(scene.language), {
      ...{ member, labels, reader: 'other', thanked, vouches },
      circles: await scene.tx.circles.list(),
      belongings: (await scene.tx.circles.of(member.id)).filter(({ isShown }) => isShown),
    }),
  };
};

/** `example.org/page`: a name with a dot in it, letters at its end. */
const nakedLink = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:\/\S*)?$/u;

/** The links typed, also without https:// as most people write them, or null where one of them is no plain link. */
export const linksIn = (answers: Answers): string[] | null => {
  const links = textOf(answers, 'links')
    .split(/[\s,;]+/u)
    .filter((link) => link !== '')
    .map((link) => (nakedLink.test(link) ? `https://${link}` : link));
  return links.every(isPlainLink) ? links : null;
};

const withProfile = async (
  scene: Scene,
  member: Member,
  answers: Answers,
): Promise<Member | { readonly errors: Record<string, string> }> => {
  const offered = await readOffers(scene, textOf(answers, 'offers'));
  const sought = await readSeeks(scene, textOf(answers, 'seeks'));
  const links = linksIn(answers);
  const words = text(scene.language);
  const tooMany = exceedsLimits(offered.tags, sought.tags);
  const errors: Record<string, string> = {
    ...(tooMany === null ? {} : { offers: refusal(words, tooMany).summary }),
    ...(offered.error === undefined ? {} : { offers: offered.error }),
    ...(sought.error === undefined ? {} : { seeks: sought.error }),
    ...(links === null ? { links: words.members.linksWrong } : {}),
  };
  if (links === null || Object.keys(errors).length > 0) return { errors };
  return {
    ...member,
    headline: textOf(answers, 'headline').slice(0, profileLimits.headline),
    bio: textOf(answers, 'bio').slice(0, profileLimits.bio),
    offers: offered.tags,
    seeks: sought.tags,
    links,
    openTo: member.openTo.filter((topic) => offered.tags.some(({ tag }) => tag === topic)),
  };
};

/** Only https, and nothing before the host that could pass for another one. */
const isPlainLink = (link: string): boolean => /^https:\/\/[^\s/@]+\.[^\s/@]+(?:\/\S*)?$/iu.test(link);

const readHours = (typed: string): WorkingHours | null => {
  const [, from = '', to = ''] = /^(\d{1,2}(?::\d{2})?)\s*[-–]\s*(\d{1,2}(?::\d{2})?)$/u.exec(typed) ?? [];
  const hours = { from: clockTime(from), to: clockTime(to) };
  return hours.from !== null && hours.to !== null && hours.from < hours.to
    ? { from: hours.from, to: hours.to }
    : null;
};

const clockTime = (typed: string): string | null => {
  const [hour = '', minute = '00'] = typed.split(':');
  const isTime = hour !== '' && Number(hour) <= 24 && Number(minute) <= 59;
  return isTime ? `${hour.padStart(2, '0')}:${minute}` : null;
};
