import { createEvent, type EventAttributes } from 'ics';
import { dataOf } from '../actions/export.ts';
import type { Attachment, Transaction } from '../actions/ports.ts';
import type { FileId } from '../views/message.ts';

const meetingMinutes = 30;

/** The bytes behind the files of a message, drawn from the facts at sending. A file without facts is left out. */
export const attachmentsOf = async (
  tx: Transaction,
  files: readonly { readonly file: FileId; readonly name: string }[],
): Promise<Attachment[]> => {
  const drawn: (Attachment | null)[] = [];
  for (const { file, name } of files) {
    drawn.push(file.file === 'meeting' ? await meeting(tx, file, name) : await ownData(tx, file, name));
  }
  return drawn.filter((attachment) => attachment !== null);
};

type FileOf<Kind extends FileId['file']> = Extract<FileId, { file: Kind }>;

const ownData = async (tx: Transaction, file: FileOf<'export'>, name: string): Promise<Attachment> => {
  const json = JSON.stringify(await dataOf(tx, file.member), null, 2);
  return { file, name, type: 'application/json', bytes: new TextEncoder().encode(json) };
};

/** A calendar entry (RFC 5545) for the time both chose. */
const meeting = async (
  tx: Transaction,
  file: FileOf<'meeting'>,
  name: string,
): Promise<Attachment | null> => {
  const introduction = await tx.introductions.get(file.introduction);
  if (introduction === null || introduction.meetingAt === null) return null;
  const people = await tx.members.getMany([introduction.requester, introduction.target]);
  const names = [...people.values()].map((member) => member.name);
  const { error, value } = createEvent(entry(introduction.id, introduction.meetingAt, names));
  if (error || !value) throw error ?? new Error('no calendar entry');
  return { file, name, type: 'text/calendar', bytes: new TextEncoder().encode(value) };
};

const entry = (id: string, at: Date, names: readonly string[]): EventAttributes => ({
  uid: `${id}@acquaint`,
  productId: 'acquaint',
  title: names.join(' · '),
  start: at.getTime(),
  startInputType: 'utc',
  startOutputType: 'utc',
  duration: { minutes: meetingMinutes },
  status: 'CONFIRMED',
  busyStatus: 'BUSY',
});
