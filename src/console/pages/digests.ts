import type { ChannelDigest } from '../../core/digest.ts';
import { channelSchedule, freshDigests } from '../../core/digest.ts';
import { nextOccurrence } from '../../core/time/schedule.ts';
import { type WeeklyMoment, writePauses } from '../../core/weekly.ts';
import { addresses } from '../../views/addresses.ts';
import { channelName } from '../../views/channels.ts';
import { channelForms } from '../channel.ts';
import { html, type Piece } from '../html.ts';
import { dateText, formLink, moment, press, section, small } from '../parts.ts';
import type { Page, Visit } from '../visit.ts';

const to = addresses.digests;
const back = '/console/digests';

/** When the digests go out and what the one for everybody tells. */
export const digestsPage: Page = {
  path: '/digests',
  show: async (visit) => {
    const { scene, words, me } = visit;
    const { tx } = scene;
    const said = words.consolePages.digests;
    const asked = words.channelDigest;
    const settings = (await tx.digests.settings()) ?? freshDigests(tx.community, tx.now);
    const { channel, personal } = settings;
    const isGoing = channel.isOn && channel.channels.length > 0;
    const last = await tx.digests.lastDay('channel');
    const next = nextOccurrence(channelSchedule(settings, tx.community), tx.now).at;
    const facts: readonly (readonly [string, Piece])[] = [
      [asked.state, channel.isOn ? asked.isOn : asked.isOff],
      [asked.channels, channelsOf(visit, channel)],
      [asked.when, whenOf(visit, channel)],
      [said.next, isGoing ? moment(words, next, me.zone) : '–'],
      [said.last, last === null ? said.never : dateText(words, last)],
      [asked.include, channel.include.map((part) => asked.parts[part]).join(', ') || '–'],
      [asked.pauses, writePauses(channel.pauses) || '–'],
    ];
    return {
      title: words.console.pages.digests,
      body: html`<p>${said.intro}</p>
${section(said.channel, html`<dl>${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>${buttonsOf(visit, channel)}${await channelForms(visit)}${small(said.whereNote)}`)}
${section(said.personal, html`<dl><dt>${asked.when}</dt><dd>${whenOf(visit, personal)}</dd></dl>${small(said.personalNote)}`)}`,
    };
  },
};

const whenOf = ({ words }: Visit, { weekday, time }: WeeklyMoment): string =>
  `${words.rounds.weekdays[weekday - 1] ?? ''} ${time}`;

const channelsOf = ({ words }: Visit, { channels }: ChannelDigest): string =>
  channels.map((one) => channelName(words, one)).join(', ') || '–';

const buttonsOf = (visit: Visit, { isOn }: ChannelDigest): Piece => {
  const { channelDigest } = visit.words;
  return html`<div class="buttons">${[
    formLink({ action: to.change, label: channelDigest.change, back }),
    press(visit, { action: to.preview, label: channelDigest.preview, back }),
    isOn ? press(visit, { action: to.off, label: channelDigest.turnOff, back }) : null,
  ]}</div>`;
};
