import { namedConsent } from '../core/consent.ts';
import { type DigestSettings, personalSchedule } from '../core/digest.ts';
import { asId, type DraftId, type SuggestionId } from '../core/ids.ts';
import { isSnoozed, type Member } from '../core/member.ts';
import { hears } from '../core/nudge.ts';
import { isRefusal } from '../core/refusal.ts';
import type { Suggestion, SuggestionAnswer } from '../core/suggestion.ts';
import { nextOccurrence } from '../core/time/schedule.ts';
import { addresses } from '../views/addresses.ts';
import { digestPage, named, nothingWaits, suggestionAnswered } from '../views/digestPages.ts';
import { tagName } from '../views/expertise.ts';
import { sendForm } from '../views/introRequests.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Scene } from './action.ts';
import { expectDigests } from './digestClock.ts';
import { digestNow } from './digests.ts';
import { labelsOf } from './expertise.ts';
import { joinedMe } from './me.ts';
import { refuse } from './refuse.ts';

const to = addresses.digests;

/** When one's own digest comes next, and what may be in it. */
export const digestAction: Action = {
  name: to.open,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const settings = await expectDigests(scene.tx);
    const next = nextFor(scene, settings, me);
    return {
      reply: 'show',
      message: digestPage(text(scene.language), { next, isManager: await scene.tx.members.isManager(me.id) }),
    };
  },
};

/** What it would say now. */
const mineAction: Action = {
  name: to.mine,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const message = await digestNow(scene.tx, { ...me, language: scene.language });
    return { reply: 'show', message: message ?? nothingWaits(text(scene.language)) };
  },
};

/** May digests that everybody reads name the caller? Asked once, and changed at any time. */
const namedAction: Action = {
  name: to.named,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const { tx } = scene;
    const isNamed = call.subject === 'yes';
    const stands = (await tx.consents.standing('named')).has(me.id);
    if (isNamed && !stands) await tx.consents.add(namedConsent(me.id, tx.now));
    if (!isNamed && stands) await tx.consents.revoke(me.id, 'named', tx.now);
    return { reply: 'replace', message: named(text(scene.language), { isNamed }) };
  },
};

/** Ask the one who was suggested: the ordinary form, and no name. */
const askAction: Action = {
  name: addresses.suggestions.ask,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const { tx, dice } = scene;
    const suggestion = await suggestionOf(call, scene);
    if (suggestion === null || suggestion.answer === 'never') {
      return { reply: 'show', message: suggestionAnswered(text(scene.language), { answer: null }) };
    }
    await tx.digests.suggest({ ...suggestion, answer: 'asked' });
    await tx.limits.shown(me.id, [suggestion.topic], [suggestion.person], tx.now);
    const draft = dice.id<DraftId>();
    const topic = tagName(text(scene.language), await labelsOf(tx), suggestion.topic);
    await tx.drafts.save({
      ...{ id: draft, member: me.id, text: topic, topics: [suggestion.topic], shown: [suggestion.person] },
      ...{ first: null, correcting: '', createdAt: tx.now },
    });
    const about = { draft, blurb: '', kind: 'advice' as const, company: me.company };
    return { reply: 'form', form: sendForm(text(scene.language), about) };
  },
};

/** Not on this topic, or not this person: kept between the member and Acquaint. */
const refuseWith = (name: string, answer: SuggestionAnswer): Action => ({
  name,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const suggestion = await suggestionOf(call, scene);
    if (suggestion !== null) await scene.tx.digests.suggest({ ...suggestion, answer });
    const said = { answer: suggestion === null ? null : answer };
    return { reply: 'replace', message: suggestionAnswered(text(scene.language), said) };
  },
});

/** Everything about digests and the person they suggest. */
export const digestActions: readonly Action[] = [
  digestAction,
  mineAction,
  namedAction,
  askAction,
  refuseWith(addresses.suggestions.notTopic, 'notTopic'),
  refuseWith(addresses.suggestions.never, 'never'),
];

/** The caller's own suggestion. */
const suggestionOf = async (call: Call, { tx }: Scene): Promise<Suggestion | null> => {
  const id = asId<SuggestionId>(call.subject);
  return (await tx.digests.suggestionsTo(call.who)).find((one) => one.id === id) ?? null;
};

/** null where none comes: switched off, or a pause without an end in sight. */
const nextFor = ({ tx }: Scene, settings: DigestSettings, me: Member): Date | null => {
  if (!hears(me, 'digest')) return null;
  const from = isSnoozed(me, tx.now) && me.snoozedUntil !== null ? me.snoozedUntil : tx.now;
  return nextOccurrence(personalSchedule(settings, me, tx.community), from).at;
};
