import { createEvent, type EventAttributes } from 'ics';
import { weekChartOf } from '../actions/channelDigest.ts';
import { managersNetworkSvg } from '../actions/communityNetwork.ts';
import { dataOf } from '../actions/export.ts';
import { networkSvg } from '../actions/network.ts';
import type { Attachment } from '../actions/ports/platform.ts';
import type { Transaction } from '../actions/ports.ts';
import { csv, flat } from '../core/csv.ts';
import type { MemberId } from '../core/ids.ts';
import { peopleOf } from '../core/introduction.ts';
import type { FileId } from '../views/message.ts';
import { drawChart } from './charts.ts';
import { drawPicture } from './pictures.ts';

const meetingMinutes = 30;

/** A picture still to be drawn: its SVG, with the attachment it becomes. */
export type Sketch = Omit<Attachment, 'bytes'> & { readonly svg: string };

/** What stands behind the files of a message, from the facts at sending. A file without facts is left out. */
export const sketchesOf = async (
  tx: Transaction,
  files: readonly { readonly file: FileId; readonly name: string; readonly alt?: string }[],
): Promise<(Attachment | Sketch)[]> => {
  const drawn: (Attachment | Sketch)[] = [];
  for (const { file, name, alt } of files) {
    const one = await draw(tx, file, name);
    if (one !== null) drawn.push(alt === undefined ? one : { ...one, alt });
  }
  return drawn;
};

/** Their bytes; outside of any transaction, for drawing takes its time. A picture that cannot be drawn is left out. */
export const attachmentsOf = async (sketches: readonly (Attachment | Sketch)[]): Promise<Attachment[]> => {
  const drawn: Attachment[] = [];
  for (const sketch of sketches) {
    if ('bytes' in sketch) {
      drawn.push(sketch);
      continue;
    }
    const { svg, ...rest } = sketch;
    const bytes = await drawPicture(svg);
    if (bytes !== null) drawn.push({ ...rest, bytes });
  }
  return drawn;
};

const draw = async (tx: Transaction, file: FileId, name: string): Promise<Attachment | Sketch | null> => {
  switch (file.file) {
    case 'meeting': {
      const introduction = await tx.introductions.get(file.introduction);
      return introduction && meeting(tx, file, name, { ...introduction, members: peopleOf(introduction) });
    }
    case 'pairing': {
      const pairing = await tx.pairings.get(file.pairing);
      return pairing && meeting(tx, file, name, pairing);
    }
    case 'export':
      return ownData(tx, file, name);
    case 'weeks': {
      const chart = await weekChartOf(tx, file.date);
      return chart && { file, name, type: 'image/png', svg: await drawChart(chart, 'message') };
    }
    case 'network': {
      const svg = await networkSvg(tx, file.member);
      return svg === null ? null : { file, name, type: 'image/png', svg };
    }
    case 'communityNetwork': {
      const svg = await managersNetworkSvg(tx, file.member);
      return svg === null ? null : { file, name, type: 'image/png', svg };
    }
  }
};

type FileOf<Kind extends FileId['file']> = Extract<FileId, { file: Kind }>;

const ownData = async (tx: Transaction, file: FileOf<'export'>, name: string): Promise<Attachment> => {
  const data = await dataOf(tx, file.member);
  const [type, text] =
    file.as === 'csv'
      ? (['text/csv', csv(['part', 'number', 'field', 'value'], flat(data))] as const)
      : (['application/json', JSON.stringify(data, null, 2)] as const);
  return { file, name, type, bytes: new TextEncoder().encode(text) };
};

/** A calendar entry (RFC 5545) for the time all chose. */
const meeting = async (
  tx: Transaction,
  file: FileId,
  name: string,
  met: { readonly id: string; readonly members: readonly MemberId[]; readonly meetingAt: Date | null },
): Promise<Attachment | null> => {
  if (met.meetingAt === null) return null;
  const people = await tx.members.getMany(met.members);
  const names = [...people.values()].map((member) => member.name);
  const { error, value } = createEvent(entry(met.id, met.meetingAt, names));
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
