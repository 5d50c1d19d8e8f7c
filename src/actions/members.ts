import { type Community, languages } from '../core/community.ts';
import { joinConsent } from '../core/consent.ts';
import type { Offer, Seek } from '../core/expertise.ts';
import { asId, type TagSlug } from '../core/ids.ts';
import { introKinds } from '../core/introRequest.ts';
import { isProfileEmpty, join, leave, type Member, memberDefaults } from '../core/member.ts';
import { isRefusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { fromInvitation } from '../views/communities.ts';
import type { Answers } from '../views/form.ts';
import {
  eraseConfirm,
  erased,
  knowAboutMe,
  leaveConfirm,
  left,
  spokenTo,
  welcome,
} from '../views/members.ts';
import { profileLimits } from '../views/profile.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Scene } from './action.ts';
import { choiceOf, choicesOf, textOf } from './answers.ts';
import { anyOf, oneOrNone } from './choices.ts';
import { closeEverythingOf } from './departures.ts';
import { indexMember, lexiconOf, readOffers, readSeeks } from './expertise.ts';
import { expectInterest } from './interest.ts';
import { joinFormFor } from './joining.ts';
import { meOf } from './me.ts';
import { linksIn } from './profile.ts';
import { eraseThanks } from './referralData.ts';
import { refuse } from './refuse.ts';

/** Join: the form with two offers and a seek. Nothing is agreed to before it is sent. */
export const joinAction: Action = {
  name: addresses.members.join,
  opensForm: true,
  run: async (call, scene) => {
    const member = await meOf(scene, call.who);
    if (member.status === 'joined') return refuse(scene.language, { refused: 'alreadyJoined' });
    return { reply: 'form', form: await joinFormFor(scene, member, call.subject) };
  },
};

/** The join form was sent: the consent, the profile, and a welcome. */
const joinSent: Action = {
  name: addresses.members.joinForm,
  choices: { accepts: anyOf(introKinds), language: oneOrNone(languages) },
  run: async (call, scene) => {
    // Held: of two forms at once one joins.
    const member = (await scene.tx.members.lock(call.who)) ?? (await meOf(scene, call.who));
    const { answers } = call;
    const language = choiceOf(answers, 'language', languages) ?? member.language;
    const { topics } = await lexiconOf(scene.tx);
    const isTopic = (tag: TagSlug) => topics.has(tag);
    const strangers = {
      ...strange(scene, answers, 'offers', member.offers, isTopic),
      ...strange(scene, answers, 'seeks', member.seeks, isTopic),
    };
    if (Object.keys(strangers).length > 0) return { reply: 'correct', errors: strangers };
    const links = linksIn(answers);
    if (links === null) return { reply: 'correct', errors: { links: text(language).members.linksWrong } };
    // Words nobody used before become a topic when they are read.
    const offered = await readOffers(scene, textOf(answers, 'offer1'));
    const sought = await readSeeks(scene, textOf(answers, 'seek'));
    const errors = { ...wrong('offer1', offered), ...wrong('seek', sought) };
    if (Object.keys(errors).length > 0) return { reply: 'correct', errors };
    const offers = ticked(answers, 'offers', member.offers, isTopic, newOffer);
    const seeks = ticked(answers, 'seeks', member.seeks, isTopic, newSeek);
    const accepts = choicesOf(answers, 'accepts');
    if (!(await isStillHere(call, scene))) return refuse(language, { refused: 'placeMoved' });
    const joined = join(
      member,
      {
        offers: merged([...offers, ...offered.tags]),
        seeks: merged([...seeks, ...sought.tags]),
        accepts: introKinds.filter((kind) => accepts.includes(kind)),
        language,
      },
      scene.tx.now,
    );
    if (isRefusal(joined)) return refuse(language, joined);
    // In the form only where they were read from one's own words.
    const headline = textOf(answers, 'headline').slice(0, profileLimits.headline);
    const whole: Member = {
      ...joined,
      headline: headline === '' ? joined.headline : headline,
      links: links.length === 0 ? joined.links : links.slice(0, profileLimits.linkCount),
    };
    await scene.tx.erasures.comeBack(whole.id);
    await saveJoined(scene, whole);
    const about = { community: scene.tx.community.name, isProfileEmpty: isProfileEmpty(whole) };
    // A public post stays for the next one.
    const reply = call.subject === fromInvitation ? 'show' : 'replace';
    return { reply, message: welcome(text(language), about) };
  },
};

/** The place was not linked to another community a moment ago: nobody joins one that nobody reaches any more. */
const isStillHere = async ({ who, platform }: Call, { tx }: Scene): Promise<boolean> => {
  const account = (await tx.accounts.of(who)).find((one) => one.platform === platform);
  return account === undefined || (await tx.links.holdPlace(platform, account.place));
};

/** Acquaint speaks the other language to the caller from now on. */
const speakAction: Action = {
  name: addresses.members.speak,
  run: async (call, scene) => {
    const language = languages.find((one) => one === call.subject);
    const member = await scene.tx.members.lock(call.who);
    if (member === null || language === undefined) return refuse(scene.language, { refused: 'notJoined' });
    await scene.tx.members.save({ ...member, language });
    return { reply: 'show', message: spokenTo(text(language)) };
  },
};

/** Leave: one tap more, in case it was a slip. */
export const leaveAction: Action = {
  name: addresses.members.leave,
  run: async (call, scene) => {
    const member = await meOf(scene, call.who);
    if (member.status !== 'joined') return refuse(scene.language, { refused: 'notJoined' });
    return { reply: 'show', message: leaveConfirm(text(scene.language)) };
  },
};

/** Left: no reason asked, nobody told; open asks run to their clock without anybody being asked. */
const leaveConfirmed: Action = {
  name: addresses.members.leaveConfirmed,
  run: async (call, scene) => {
    const member = await scene.tx.members.lock(call.who);
    const gone = member === null ? ({ refused: 'notJoined' } as const) : leave(member);
    if (isRefusal(gone)) return refuse(scene.language, gone);
    await scene.tx.members.save(gone);
    await scene.tx.consents.revoke(gone.id, 'join', scene.tx.now);
    await scene.tx.expertise.index(gone.id, []);
    await closeEverythingOf(scene, gone.id);
    await scene.tx.audit.note({ actor: gone.id, action: 'members.left', subject: gone.id });
    return { reply: 'replace', message: left(text(scene.language)) };
  },
};

/** What do you know about me? In numbers and kinds, with the way to the rest. */
const knowAction: Action = {
  name: addresses.members.know,
  run: async (call, scene) => {
    const { tx } = scene;
    const member = await meOf(scene, call.who);
    const known = {
      member,
      platforms: (await tx.accounts.of(member.id)).map((account) => account.platform),
      consents: await tx.consents.of(member.id),
      traces: await tx.members.traces(member.id),
    };
    return { reply: 'show', message: knowAboutMe(text(scene.language), known) };
  },
};

/** Erase: one tap more. */
export const eraseAction: Action = {
  name: addresses.members.erase,
  run: async (_call, scene) => ({ reply: 'show', message: eraseConfirm(text(scene.language)) }),
};

/** Erased: what others went through stays with them as "a former member"; nothing of the person remains. */
const eraseConfirmed: Action = {
  name: addresses.members.eraseConfirmed,
  run: async (call, scene) => {
    const { tx } = scene;
    const member = await tx.members.lock(call.who);
    if (member === null) return refuse(scene.language, { refused: 'notJoined' });
    await closeEverythingOf(scene, member.id);
    await tx.expertise.index(member.id, []);
    await tx.expertise.forgetCorrections(member.id);
    await tx.consents.revoke(member.id, 'join', tx.now);
    await eraseThanks(tx, member.id);
    await tx.erasures.erase(member.id, member.name);
    await tx.members.save(blank(member, tx.community));
    await tx.audit.note({ actor: member.id, action: 'members.erased', subject: member.id });
    return { reply: 'replace', message: erased(text(scene.language)) };
  },
};

/** Joining, leaving, one's own data. */
export const memberActions: readonly Action[] = [
  joinAction,
  joinSent,
  speakAction,
  knowAction,
  leaveAction,
  leaveConfirmed,
  eraseAction,
  eraseConfirmed,
];

const saveJoined = async (scene: Scene, member: Member): Promise<void> => {
  const { tx } = scene;
  await tx.members.save(member);
  await indexMember(tx, member);
  await tx.consents.add(joinConsent(member.id, 'form', tx.now));
  await tx.audit.note({ actor: member.id, action: 'members.joined', subject: member.id });
  await expectInterest(tx, member);
};

/** The topics ticked, one's own as they were. Where the field did not come along one's own stay. */
const ticked = <T extends { readonly tag: TagSlug }>(
  answers: Answers,
  field: string,
  own: readonly T[],
  isTopic: (tag: TagSlug) => boolean,
  make: (tag: TagSlug) => T,
): T[] => {
  if (answers[field] === undefined) return [...own];
  const chosen = choicesOf(answers, field).map((tag) => asId<TagSlug>(tag));
  const mine = own.filter(({ tag }) => chosen.includes(tag));
  const isMine = (tag: TagSlug) => mine.some((one) => one.tag === tag);
  return [...mine, ...chosen.filter((tag) => !isMine(tag) && isTopic(tag)).map(make)];
};

/** Neither one's own nor a topic. */
const strange = (
  { language }: Scene,
  answers: Answers,
  field: string,
  own: readonly { readonly tag: TagSlug }[],
  isTopic: (tag: TagSlug) => boolean,
): Record<string, string> =>
  choicesOf(answers, field)
    .map((tag) => asId<TagSlug>(tag))
    .every((tag) => isTopic(tag) || own.some((one) => one.tag === tag))
    ? {}
    : { [field]: text(language).badChoice };

const newOffer = (tag: TagSlug): Offer => ({ tag, level: 2, isPublic: true });
const newSeek = (tag: TagSlug): Seek => ({ tag, isPublic: true });

const wrong = (field: string, read: { readonly error?: string }): Record<string, string> =>
  read.error === undefined ? {} : { [field]: read.error };

/** Each tag once, the first mention wins. */
const merged = <T extends { readonly tag: string }>(tags: readonly T[]): T[] =>
  [...new Map([...tags].reverse().map((one) => [one.tag, one])).values()].reverse();

const blank = ({ id, firstSeenAt }: Member, { zone, language }: Community): Member => ({
  ...memberDefaults,
  id,
  firstSeenAt,
  zone,
  language,
  status: 'gone',
  name: '',
  headline: '',
  bio: '',
  company: '',
  country: '',
  languages: [],
  links: [],
  offers: [],
  seeks: [],
  accepts: [],
  openTo: [],
  isHidden: true,
  snoozedUntil: null,
  joinedAt: null,
});
