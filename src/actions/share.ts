import { asId, type ShareId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { normaliseTag } from '../core/search/tags.ts';
import { findUseful, readLink, type Share, shareLimits, shareLink } from '../core/share.ts';
import { addresses } from '../views/addresses.ts';
import { didYouMean } from '../views/expertise.ts';
import { refusalSentence } from '../views/refusals.ts';
import { foundUseful, linkShared, linkTakenBack, myLinks, shareForm } from '../views/share.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { textOf, tidy } from './answers.ts';
import { labelsOf, lexiconOf } from './expertise.ts';
import { joinedMe, lockedMe } from './me.ts';
import { refuse } from './refuse.ts';
import { reportsOf } from './reports.ts';

const to = addresses.share;
const notYours: Refusal = { refused: 'notYours' };

/** Share a link: opens the form, with what followed the command. Nothing is ever fetched. */
export const shareAction: Action = {
  name: to.write,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const [link = '', ...topic] = tidy(call.text).split(/\s+/u);
    const about = { link: link.slice(0, shareLimits.address), topic: topic.join(' ').slice(0, 60) };
    return { reply: 'form', form: shareForm(text(scene.language), about) };
  },
};

/** The form was sent. */
const shareSent: Action = {
  name: to.writeForm,
  run: async (call, scene) => {
    const { tx, dice } = scene;
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const link = readLink(textOf(call.answers, 'link'));
    if (link === null) return wrong(scene, me, 'link', { refused: 'badLink' });
    const typed = textOf(call.answers, 'topic');
    const meant = normaliseTag(typed, await lexiconOf(tx));
    const labels = await labelsOf(tx);
    if (meant.kind !== 'known') {
      const near = meant.kind === 'guess' ? meant.slugs : [];
      return { reply: 'correct', errors: { topic: didYouMean(text(scene.language), labels, typed, near) } };
    }
    const shared = shareLink(
      {
        id: dice.id<ShareId>(),
        sharer: me.id,
        address: link.address,
        topic: meant.slug,
        note: textOf(call.answers, 'note'),
      },
      { recent: await tx.shares.of(me.id), joinedAt: me.joinedAt },
      tx.now,
    );
    if (isRefusal(shared)) return wrong(scene, me, 'note', shared);
    await tx.shares.save(shared);
    return { reply: 'replace', message: linkShared(text(scene.language), { share: shared, labels }) };
  },
};

/** My links. */
const mineAction: Action = {
  name: to.open,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const shares = (await scene.tx.shares.of(me.id)).filter(({ isGone }) => !isGone);
    const about = { shares, labels: await labelsOf(scene.tx) };
    return { reply: 'show', message: myLinks(text(scene.language), about) };
  },
};

/** One tap: useful. The sharer only ever learns how many. */
const usefulAction: Action = {
  name: to.useful,
  run: async (call, scene) => {
    const share = await received(scene, call);
    const after = isRefusal(share) ? share : findUseful(share, call.who);
    if (isRefusal(after)) return refuse(scene.language, after);
    await scene.tx.shares.save(after);
    return { reply: 'show', message: foundUseful(text(scene.language)) };
  },
};

/** The sharer takes it back. */
const takeBackAction: Action = {
  name: to.takeBack,
  run: async (call, scene) => {
    const share = await scene.tx.shares.lock(asId<ShareId>(call.subject));
    if (share === null || share.sharer !== call.who) return refuse(scene.language, notYours);
    await scene.tx.shares.save({ ...share, isGone: true });
    return { reply: 'replace', message: linkTakenBack(text(scene.language)) };
  },
};

/** Everything one can do about links. */
export const shareActions: readonly Action[] = [
  shareAction,
  shareSent,
  mineAction,
  usefulAction,
  takeBackAction,
  ...reportsOf(to, reportedBy),
];

/** A link somebody could have got, for another than its sharer; locked, so that a press counts once. */
async function reportedBy(scene: Scene, call: Call) {
  const share = await received(scene, call);
  return isRefusal(share) ? share : { reporter: call.who, about: share.sharer, request: share.id };
}

const received = async (scene: Scene, { who, subject }: Call): Promise<Share | Refusal> => {
  const me = await joinedMe(scene, who);
  if (isRefusal(me)) return me;
  const share = await scene.tx.shares.lock(asId<ShareId>(subject));
  if (share === null || share.isGone) return notYours;
  return share.sharer === who ? { refused: 'yourself' } : share;
};

const wrong = (scene: Scene, me: Member, field: string, no: Refusal): Reply =>
  ['badLink', 'tooLong'].includes(no.refused)
    ? { reply: 'correct', errors: { [field]: refusalSentence(text(scene.language), no, me.zone) } }
    : refuse(scene.language, no);
