import type { Offer } from '../core/expertise.ts';
import { expertiseLimits } from '../core/expertise.ts';
import type { Member } from '../core/member.ts';
import { findTags } from '../core/search/tags.ts';
import { addresses } from '../views/addresses.ts';
import { profileForm, profileLimits } from '../views/profile.ts';
import { text } from '../views/text.ts';
import type { Action, Scene } from './action.ts';
import { textOf } from './answers.ts';
import { labelsOf, lexiconOf } from './expertise.ts';
import { joinFormFor } from './joining.ts';
import { meOf } from './me.ts';
import { refuse } from './refuse.ts';

/**
 * An introduction somebody once wrote of themselves fills in their profile: the form shows it, and nothing is kept
 * before it is sent. Whoever has not joined finds its topics ticked in the join form, and its headline and links to be
 * confirmed.
 */
export const fromMessageAction: Action = {
  name: addresses.members.fromMessage,
  opensForm: true,
  run: async (call, scene) => {
    const member = await meOf(scene, call.who);
    if (call.subject !== '') return refuse(scene.language, { refused: 'notYourWords' });
    const said = textOf(call.answers, 'text');
    if (said === '') return refuse(scene.language, { refused: 'emptyText' });
    const filled = await fill(scene, member, said);
    if (member.status !== 'joined') {
      return { reply: 'form', form: await joinFormFor(scene, { ...filled, status: 'known' }, '', true) };
    }
    const about = { member: filled, labels: await labelsOf(scene.tx) };
    return { reply: 'form', form: profileForm(text(scene.language), about) };
  },
};

/** What is there already stays; what the words name is added. */
const fill = async ({ tx }: Scene, member: Member, said: string): Promise<Member> => {
  const offers = new Map<string, Offer>(member.offers.map((offer) => [offer.tag, offer]));
  for (const { slug } of findTags(said, await lexiconOf(tx))) {
    if (!offers.has(slug)) offers.set(slug, { tag: slug, level: 2, isPublic: true });
  }
  const links = [...said.matchAll(/https:\/\/[^\s<>|]+/gu)].map(([link]) => link.replace(/[.,;:!?)]+$/u, ''));
  const plain = said.replace(/<?https?:\/\/\S+/gu, '').trim();
  return {
    ...member,
    headline: member.headline === '' ? firstSentence(plain) : member.headline,
    bio: plain.slice(0, profileLimits.bio),
    offers: [...offers.values()].slice(0, expertiseLimits.offers),
    links: [...new Set([...member.links, ...links])].slice(0, profileLimits.linkCount),
  };
};

const firstSentence = (words: string): string =>
  (/^.{1,119}?(?=[.!?\n]|$)/su.exec(words)?.[0] ?? '').trim().slice(0, profileLimits.headline);
