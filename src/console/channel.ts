import { setTimeout as sleep } from 'node:timers/promises';
import type { FoundChannel } from '../actions/ports/desk.ts';
import type { Account } from '../actions/ports/members.ts';
import { postHere } from './acts.ts';
import { said } from './deeds.ts';
import { type Html, html, type Piece } from './html.ts';
import { hidden } from './parts.ts';
import type { ConsolePorts } from './ports.ts';
import type { Shown, Visit } from './visit.ts';

type Sent = Readonly<Record<string, readonly string[]>>;

/** A place of the manager's own, and what they typed for one of its channels. */
export type AskedChannel = { readonly account: Account; readonly typed: string };

const back = '/console/digests';
const most = 80;

/** A field for the channel of the digest in each place the manager is in. */
export const channelForms = async (visit: Visit): Promise<Piece> => {
  const accounts = await visit.scene.tx.accounts.of(visit.me.id);
  return accounts.map((account) => channelForm(visit, account, accounts.length > 1));
};

/** Which channel of which place was asked for; null where the place is none of theirs. */
export const askedChannel = async (visit: Visit, sent: Sent): Promise<AskedChannel | null> => {
  const [where = '', typed = ''] = [sent['where']?.[0], sent['channel']?.[0]];
  const account = (await visit.scene.tx.accounts.of(visit.me.id)).find((one) => whereOf(one) === where);
  return account === undefined ? null : { account, typed: typed.slice(0, most) };
};

/** Ask the platform, which alone knows whose channel it is. Never inside a transaction. */
export const lookUp = async (
  { deskOf }: ConsolePorts,
  { account, typed }: AskedChannel,
): Promise<FoundChannel> => {
  const desk = deskOf(account.platform);
  if (desk === null) return { no: 'later' };
  return Promise.race([
    desk.findChannel(account.place, typed, account.externalId).catch(() => ({ no: 'later' }) as const),
    sleep(waitMs, { no: 'later' } as const, { ref: false }),
  ]);
};

const waitMs = 8_000;

/** The digest goes there from now on, or the field once more with the reason why not. */
export const channelChosen = async (
  visit: Visit,
  asked: AskedChannel,
  found: FoundChannel,
): Promise<Shown | null> => {
  const { tx } = visit.scene;
  const accounts = await tx.accounts.of(visit.me.id);
  const account = accounts.find((one) => whereOf(one) === whereOf(asked.account));
  // Whoever lost the account meanwhile, or whose place was linked to another community, chooses nothing there.
  if (account === undefined || !(await tx.links.holdPlace(account.platform, account.place))) return null;
  if ('no' in found) {
    const error = visit.words.consolePages.digests.noChannel[found.no];
    const again = channelForm(visit, account, accounts.length > 1, { typed: asked.typed, error });
    return { title: visit.words.console.pages.digests, body: again };
  }
  const { platform, place } = account;
  const channel = { platform, place, ...found.channel };
  const reply = await postHere(visit, channel);
  if (reply === null || reply.reply === 'correct') return null;
  return said(visit, reply, { opener: '', subject: '', back });
};

const channelForm = (
  visit: Visit,
  account: Account,
  isNamed: boolean,
  wrong: { readonly typed: string; readonly error: string } | null = null,
): Html => {
  const words = visit.words.consolePages.digests;
  const id = `channel-${account.platform}`;
  const label = isNamed ? `${words.choose} (${platformName(account)})` : words.choose;
  const invalid = wrong === null ? null : html` aria-invalid="true"`;
  const error = wrong === null ? null : html`<p class="error" id="${id}-error">${wrong.error}</p>`;
  const described = `${id}-hint${wrong === null ? '' : ` ${id}-error`}`;
  return html`<form class="asking" method="post" action="/console/channel">${hidden({ token: visit.token, where: whereOf(account) })}
<div class="field"><label for="${id}">${label}</label><small id="${id}-hint">${words.chooseHint}</small><input id="${id}" name="channel" maxlength="${most}" value="${wrong?.typed ?? ''}" autocomplete="off" required aria-describedby="${described}"${invalid}>${error}</div>
<div class="buttons"><button>${words.chooseSubmit}</button></div></form>`;
};

const whereOf = ({ platform, place }: Account): string => `${platform}/${place}`;

const platformName = ({ platform }: Account): string => platform.charAt(0).toUpperCase() + platform.slice(1);
