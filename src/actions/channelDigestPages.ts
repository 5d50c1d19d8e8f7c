import { isSamePlace } from '../core/channel.ts';
import {
  channelParts,
  type DigestChannel,
  type DigestSettings,
  digestHours,
  withChannel,
} from '../core/digest.ts';
import { asId, type IntroRequestId, type MemberId } from '../core/ids.ts';
import type { Intent } from '../core/notices.ts';
import { isPaused } from '../core/pause.ts';
import { isRefusal } from '../core/refusal.ts';
import { localDateOf } from '../core/time/zones.ts';
import { readMoment, readPauses, type WeeklyMoment } from '../core/weekly.ts';
import { addresses } from '../views/addresses.ts';
import {
  channelPage,
  channelPreview,
  channelSaid,
  digestForm,
  helpSaid,
} from '../views/channelDigestPages.ts';
import { text } from '../views/text.ts';
import type { Action, Scene } from './action.ts';
import { choicesOf, textOf } from './answers.ts';
import { previewChannelDigest } from './channelDigest.ts';
import { expectChannelDigest } from './channelDigestClock.ts';
import { found, postAgain } from './channels.ts';
import { anyOf } from './choices.ts';
import { expectDigests, rescheduleDigests } from './digestClock.ts';
import { joinedMe } from './me.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';

const to = addresses.digests;

/** Where and when the digest for everybody stands. */
const channelAction: Action = {
  name: to.channel,
  managersOnly: true,
  run: async (_call, scene) => page(scene, await expectDigests(scene.tx)),
};

/** The channel this is pressed in; on each platform and in each place there is one. */
const hereAction: Action = {
  name: to.here,
  managersOnly: true,
  run: async (call, scene) => {
    const words = text(scene.language);
    if (scene.tx.community.startedAt === null) return refuse(scene.language, { refused: 'startFirst' });
    const { channel } = call;
    if (channel === null) return { reply: 'show', message: channelSaid(words, { what: 'hereMissing' }) };
    const before = await held(scene);
    const replaced = before.channel.channels.find((one) => isSamePlace(one, channel));
    const others = before.channel.channels.filter((one) => !isSamePlace(one, channel));
    await save(scene, call.who, {
      ...before,
      channel: {
        ...before.channel,
        isOn: true,
        since: before.channel.isOn ? before.channel.since : today(scene),
        channels: [...others, channel],
      },
    });
    const lost = await unsaid(scene, replaced === undefined ? [] : [replaced]);
    const isMadeUp = lost.channels.length > 0;
    if (isMadeUp) await postAgain(scene.tx, [channel], lost.date);
    return { reply: 'show', message: channelSaid(words, { what: 'here', channel, isMadeUp }) };
  },
};

/** The channel was mended: what did not arrive is tried once more. */
const retryAction: Action = {
  name: to.retry,
  managersOnly: true,
  run: async (_call, scene) => {
    const settings = await held(scene);
    const { channels, date } = await unsaid(scene, settings.channel.channels);
    await postAgain(scene.tx, channels, date);
    await scene.tx.digests.saveSettings(
      channels.reduce((all, one) => withChannel(all, one, found), settings),
    );
    const what = channels.length > 0 ? 'retried' : 'nothingLost';
    return { reply: 'show', message: channelSaid(text(scene.language), { what }) };
  },
};

const offAction: Action = {
  name: to.off,
  managersOnly: true,
  run: async (call, scene) => {
    const before = await held(scene);
    await save(scene, call.who, { ...before, channel: { ...before.channel, isOn: false, channels: [] } });
    return { reply: 'replace', message: channelSaid(text(scene.language), { what: 'off' }) };
  },
};

/** What it would say now: only the manager sees it. */
const previewAction: Action = {
  name: to.preview,
  managersOnly: true,
  run: async (_call, scene) => {
    const said = await previewChannelDigest(scene.tx, await expectDigests(scene.tx));
    return { reply: 'show', message: channelPreview(text(scene.language), { said }) };
  },
};

const changeAction: Action = {
  name: to.change,
  managersOnly: true,
  opensForm: true,
  run: async (_call, scene) => {
    const settings = await expectDigests(scene.tx);
    const about = { settings, zone: scene.tx.community.zone };
    return { reply: 'form', form: digestForm(text(scene.language), about) };
  },
};

/** The settings of both digests were sent; nothing is saved by halves. */
const changeSent: Action = {
  name: to.changeForm,
  choices: { include: anyOf(channelParts) },
  managersOnly: true,
  run: async (call, scene) => {
    const words = text(scene.language).channelDigest;
    const before = await held(scene);
    const moment = momentIn(textOf(call.answers, 'moment'));
    const personal = momentIn(textOf(call.answers, 'personal'));
    const pauses = readPauses(textOf(call.answers, 'pauses'));
    const chosen = choicesOf(call.answers, 'include');
    const include = channelParts.filter((part) => chosen.includes(part));
    if (moment === null || personal === null || pauses === null) {
      const errors = {
        ...(moment === null ? { moment: words.badMoment } : {}),
        ...(personal === null ? { personal: words.badMoment } : {}),
        ...(pauses === null ? { pauses: words.badPauses } : {}),
      };
      return { reply: 'correct', errors };
    }
    const after = { ...before, personal, channel: { ...before.channel, ...moment, include, pauses } };
    await save(scene, call.who, after);
    if (personal.weekday !== before.personal.weekday || personal.time !== before.personal.time) {
      await rescheduleDigests(scene.tx, after);
    }
    return page(scene, after);
  },
};

/** Somebody can help: whoever asked hears it, and asks to meet them if they like. */
const helpAction: Action = {
  name: to.help,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const { tx } = scene;
    const words = text(scene.language);
    const request = await tx.introRequests.lock(asId<IntroRequestId>(call.subject));
    const isStanding =
      request?.status === 'settled' && request.publish !== 'no' && isRecent(tx, request.closedAt);
    const requester = isStanding ? await tx.members.get(request.requester) : null;
    const isHere = requester?.status === 'joined' && !isPaused(await tx.pauses.get(requester.id));
    if (request === null || requester === null || !isHere)
      return { reply: 'show', message: helpSaid(words, { what: 'gone' }) };
    if (requester.id === me.id) return { reply: 'show', message: helpSaid(words, { what: 'own' }) };
    const helpers = await helpersOf(tx, request.id);
    if (!helpers.includes(me.id)) {
      if (helpers.length >= mostHelpers)
        return { reply: 'show', message: helpSaid(words, { what: 'enough' }) };
      // Two who keep apart hear nothing of each other, and see no difference.
      if (!(await tx.limits.avoids(me.id, requester.id))) {
        const notice = { notice: 'helpOffered', request: request.id, by: me.id } as const;
        const intent: Intent = {
          key: helpKey(request.id, helpers.length),
          effect: { effect: 'tell', to: requester.id, notice },
          notBefore: tx.now,
        };
        await tx.outbox.add([intent]);
      }
    }
    return { reply: 'show', message: helpSaid(words, { what: 'sent' }) };
  },
};

/** Later nobody waits for help any more. Far less than what was sent is remembered, or the places below came back. */
const helpDays = 90;
const isRecent = (tx: Transaction, at: Date): boolean =>
  tx.now.getTime() - at.getTime() < helpDays * 86_400_000;

/** So many offers of help with one ask reach whoever asked, each in a message of its own. */
const mostHelpers = 3;

const helpKey = (request: IntroRequestId, place: number): string => `${request}/help/${place}`;

/** Who offered help with an ask of the digest already. */
const helpersOf = async (tx: Transaction, request: IntroRequestId): Promise<MemberId[]> => {
  const places = Array.from({ length: mostHelpers }, (_, place) => helpKey(request, place));
  const effects = await tx.outbox.read(places);
  return effects.flatMap((effect) =>
    effect.effect === 'tell' && effect.notice.notice === 'helpOffered' ? [effect.notice.by] : [],
  );
};

/** Everything about the digest for everybody. */
export const channelDigestActions: readonly Action[] = [
  channelAction,
  hereAction,
  retryAction,
  offAction,
  previewAction,
  changeAction,
  changeSent,
  helpAction,
];

const page = (scene: Scene, settings: DigestSettings) => ({
  reply: 'show' as const,
  message: channelPage(text(scene.language), { settings }),
});

/** The settings as they are, held until they are saved. */
const held = async ({ tx }: Scene): Promise<DigestSettings> => {
  const settings = await expectDigests(tx);
  return (await tx.digests.lockSettings()) ?? settings;
};

const save = async ({ tx }: Scene, actor: MemberId, settings: DigestSettings): Promise<void> => {
  await tx.digests.saveSettings(settings);
  await expectChannelDigest(tx, settings);
  await tx.audit.note({ actor, action: 'digests.set', subject: tx.community.id });
};

/** Channels in which the latest digest did not arrive; older ones are over. */
const unsaid = async ({ tx }: Scene, channels: readonly DigestChannel[]) => {
  const date = (await tx.digests.lastDay('channel')) ?? '';
  return { date, channels: channels.filter(({ lostOn }) => lostOn !== undefined && lostOn === date) };
};

const today = ({ tx }: Scene) => localDateOf(tx.now, tx.community.zone);

const momentIn = (typed: string): WeeklyMoment | null => {
  const moment = readMoment(typed);
  const isFine = moment !== null && moment.time >= digestHours.from && moment.time <= digestHours.to;
  return isFine ? moment : null;
};
