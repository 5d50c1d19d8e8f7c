import type { AuditAction } from '../core/audit.ts';
import { asId, type MeetupId } from '../core/ids.ts';
import { cancelMeetup, changeMeetup, meetupLimits, planMeetup } from '../core/meetup.ts';
import type { Meetup, MeetupDetails } from '../core/meetupDetails.ts';
import { readSpan, readWhere } from '../core/meetupInput.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { localDateOf } from '../core/time/zones.ts';
import { addresses } from '../views/addresses.ts';
import { meetupCancelConfirm, meetupForm } from '../views/meetupDesk.ts';
import { refusalSentence } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { textOf } from './answers.ts';
import { commitMeetup } from './commitMeetup.ts';
import { labelsOf, readSeeks } from './expertise.ts';
import { meOf } from './me.ts';
import { meetupId, page } from './meetups.ts';
import { refuse } from './refuse.ts';

const to = addresses.meetups;
/** Before the id of an event that a form is about to make. */
const newly = 'new/';

const createAction: Action = {
  name: to.create,
  managersOnly: true,
  opensForm: true,
  run: async (_call, { tx, dice, language }) => {
    // The form knows the event it makes: sent twice it makes one.
    const about = { meetup: null, subject: `${newly}${dice.id()}`, zone: tx.community.zone };
    return { reply: 'form', form: meetupForm(text(language), { ...about, labels: await labelsOf(tx) }) };
  },
};

/** The same questions about one that is there and was made here. */
const editAction: Action = {
  name: to.edit,
  managersOnly: true,
  opensForm: true,
  run: async (call, { tx, language }) => {
    const meetup = await tx.meetups.get(meetupId(call));
    if (meetup === null || !isOurs(meetup)) return refuse(language, over);
    const about = { meetup, subject: meetup.id, zone: tx.community.zone, labels: await labelsOf(tx) };
    return { reply: 'form', form: meetupForm(text(language), about) };
  },
};

/** The form was sent: what is wrong stands beside its field. Nobody is told of a new event. */
const formSent: Action = {
  name: to.form,
  managersOnly: true,
  run: async (call, scene) => {
    const { tx, dice } = scene;
    const details = await detailsOf(call, scene);
    if ('errors' in details) return { reply: 'correct', errors: details.errors };
    const isNew = call.subject === '' || call.subject.startsWith(newly);
    const id = isNew ? asId<MeetupId>(call.subject.slice(newly.length) || dice.id()) : meetupId(call);
    const before = await tx.meetups.lock(id);
    if (before === null ? !isNew : !isOurs(before)) return refuse(scene.language, over);
    const made = {
      ...details,
      id,
      source: byManager,
      seed: Math.floor(dice.roll() * 2 ** 31),
    };
    const events =
      before === null
        ? planMeetup(made, tx.community, tx.now)
        : changeMeetup(before, details, tx.community, tx.now);
    if (isRefusal(events)) {
      const sentence = refusalSentence(text(scene.language), events, tx.community.zone);
      return events.refused === 'badMoment'
        ? { reply: 'correct', errors: { moment: sentence } }
        : refuse(scene.language, events);
    }
    const after = before !== null && events.length === 0 ? before : await commitMeetup(tx, before, events);
    await audit(scene, call, before === null ? 'meetups.made' : 'meetups.changed', after);
    return page(scene, await meOf(scene, call.who), after, 'replace');
  },
};

/** Once more before everybody who goes is told. */
const cancelAction: Action = {
  name: to.cancel,
  managersOnly: true,
  run: async (call, { tx, language }) => {
    const meetup = await tx.meetups.get(meetupId(call));
    if (meetup === null) return refuse(language, over);
    return { reply: 'show', message: meetupCancelConfirm(text(language), { meetup }) };
  },
};

const cancelConfirmed: Action = {
  name: to.cancelConfirmed,
  managersOnly: true,
  run: async (call, scene): Promise<Reply> => {
    const { tx } = scene;
    const meetup = await tx.meetups.lock(meetupId(call));
    const events = meetup === null ? over : cancelMeetup(meetup, 'manager', tx.now);
    if (meetup === null || isRefusal(events))
      return refuse(scene.language, isRefusal(events) ? events : over);
    const after = await commitMeetup(tx, meetup, events);
    await audit(scene, call, 'meetups.cancelled', after);
    return page(scene, await meOf(scene, call.who), after, 'replace');
  },
};

/** What managers do with events. */
export const meetupDeskActions: readonly Action[] = [
  createAction,
  editAction,
  formSent,
  cancelAction,
  cancelConfirmed,
];

const over: Refusal = { refused: 'meetupOver' };
const byManager = { by: 'manager' } as const;

const isOurs = ({ source, status }: Meetup): boolean => source.by === 'manager' && status === 'planned';

const audit = (scene: Scene, call: Call, action: AuditAction, { id }: Meetup) =>
  scene.tx.audit.note({ actor: call.who, action, subject: id });

const detailsOf = async (
  { answers }: Call,
  scene: Scene,
): Promise<MeetupDetails | { readonly errors: Readonly<Record<string, string>> }> => {
  const { zone } = scene.tx.community;
  const words = text(scene.language);
  const where = readWhere(textOf(answers, 'place'));
  const span = readSpan(textOf(answers, 'moment'), localDateOf(scene.tx.now, zone), zone);
  const topics = await readSeeks(scene, textOf(answers, 'topics'));
  const [title, description] = [textOf(answers, 'title'), textOf(answers, 'description')];
  const long = (said: string, most: number) =>
    [...said].length > most
      ? refusalSentence(words, { refused: 'tooLong', most, length: [...said].length }, zone)
      : undefined;
  const [longTitle, longDescription] = [
    title === '' ? refusalSentence(words, { refused: 'emptyText' }, zone) : long(title, meetupLimits.title),
    long(description, meetupLimits.description),
  ];
  const errors = {
    ...(longTitle === undefined ? {} : { title: longTitle }),
    ...(longDescription === undefined ? {} : { description: longDescription }),
    ...(where === null ? { place: words.meetups.badWhere } : {}),
    ...(span === null ? { moment: words.meetups.badMoment } : {}),
    ...(topics.error === undefined ? {} : { topics: topics.error }),
  };
  if (Object.keys(errors).length > 0 || where === null || span === null) return { errors };
  const tags = topics.tags.map(({ tag }) => tag).slice(0, meetupLimits.topics);
  return { title: title.replace(/\s+/gu, ' '), ...where, ...span, description, topics: tags };
};
