import type { MemberId } from '../core/ids.ts';
import type { OneToOne } from '../core/oneToOne.ts';
import { forgetAt, isClosed, isForgotten, mayReopen, referralLimits } from '../core/referral.ts';
import { type Origin, type Referral, type ReferralStep, referralSteps } from '../core/referralSlip.ts';
import type { Thanks } from '../core/thanks.ts';
import { addresses } from './addresses.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, facts, heading, line, message, note, primary, quote } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.referrals;
/** How many of each side stand on the page. */
const mostShown = 3;

/** To the giver: passed on. The same whoever got it. */
export const slipGiven = (text: Text, about: { readonly slip: Referral }): Message => {
  const { slip } = about;
  return message(
    text.referrals.givenSummary,
    heading(text.referrals.givenSummary),
    line(`${text.referrals.to}: `, { mention: slip.receiver }),
    line(text.referrals.givenNext),
    slip.third.consent === 'none' ? line(text.referrals.youConnect) : null,
    credit(text, slip.origin),
    giverButtons(text, slip),
  );
};

/** What the giver sees later: status, words, credit; never the contact, which they know. */
export const givenSlip = (text: Text, about: { readonly slip: Referral }): Message => {
  const { slip } = about;
  return message(
    text.referrals.yours,
    heading(text.referrals.yours),
    facts(
      [text.referrals.to, [{ mention: slip.receiver }]],
      [text.referrals.since, [{ on: slip.givenAt }]],
      [text.referrals.status, [text.referrals.statuses[slip.status]]],
      [text.referrals.warmthNow, [text.referrals.warmths[slip.warmth]]],
    ),
    quote(slip.description, referralLimits.description),
    slip.third.consent === 'none' ? line(text.referrals.youConnect) : null,
    credit(text, slip.origin),
    isForgotten(slip) ? note(text.referrals.forgotten) : null,
    giverButtons(text, slip),
  );
};

/** To the receiver: a lead, who it is about, and a button for each step. */
export const receivedSlip = (
  text: Text,
  about: {
    readonly slip: Referral;
    readonly now: Date;
    /** Somebody brought the two together who was not told yet. */
    readonly mayCredit?: boolean;
  },
): Message => {
  const { slip, now } = about;
  return message(
    text.referrals.cardSummary,
    heading(text.referrals.cardSummary),
    facts(
      [text.referrals.from, [{ mention: slip.giver }]],
      [text.referrals.status, [text.referrals.statuses[slip.status]]],
      [text.referrals.warmthNow, [text.referrals.warmths[slip.warmth]]],
    ),
    quote(slip.description, referralLimits.description),
    ...third(text, slip),
    steps(text, slip, now),
    buttons(
      about.mayCredit === true
        ? button(text.connectors.creditButton, addresses.connectors.credit, slip.id)
        : null,
    ),
  );
};

/** To the receiver, once: nothing was pressed for seven working days. */
export const slipReminder = (text: Text, about: { readonly slip: Referral }): Message =>
  message(
    text.referrals.reminderSummary,
    line(text.referrals.reminderSummary),
    facts(
      [text.referrals.from, [{ mention: about.slip.giver }]],
      [text.referrals.status, [text.referrals.statuses[about.slip.status]]],
    ),
    buttons(primary(text.referrals.show, to.show, about.slip.id)),
    note(text.referrals.reminderNote),
  );

/** To the giver: how far it came. */
export const slipMoved = (
  text: Text,
  about: { readonly slip: Referral; readonly step: ReferralStep },
): Message =>
  message(
    text.referrals.movedSummary,
    line(text.referrals.movedSummary),
    facts(
      [text.referrals.to, [{ mention: about.slip.receiver }]],
      [text.referrals.status, [text.referrals.statuses[about.step]]],
    ),
    buttons(button(text.referrals.show, to.show, about.slip.id)),
  );

/** My slips: those I got, those I gave, and the way to the rest. */
export const myReferrals = (
  text: Text,
  about: {
    readonly me: MemberId;
    readonly slips: readonly Referral[];
    /** Thank-yous and talks that wait for the reader's answer. */
    readonly thanks: readonly Thanks[];
    readonly talks: readonly OneToOne[];
    readonly isManager: boolean;
  },
): Message => {
  const received = about.slips.filter(({ receiver }) => receiver === about.me);
  const given = about.slips.filter(({ giver }) => giver === about.me);
  return message(
    text.referrals.heading,
    heading(text.referrals.heading),
    ...side(text, text.referrals.received, received, ({ giver }) => giver),
    ...side(text, text.referrals.given, given, ({ receiver }) => receiver),
    about.slips.length === 0 ? line(text.referrals.none) : null,
    ...waiting(text, about),
    buttons(
      primary(text.referrals.give, to.give),
      button(text.thanks.say, addresses.thanks.say),
      button(text.oneToOnes.log, addresses.oneToOnes.log),
      button(text.scorecard.heading, addresses.scorecard.open),
      button(text.home.button, addresses.home.open),
    ),
    about.isManager ? buttons(button(text.scorecard.totals, addresses.scorecard.totals)) : null,
  );
};

const waiting = (
  text: Text,
  { thanks, talks }: { readonly thanks: readonly Thanks[]; readonly talks: readonly OneToOne[] },
): Part[] => {
  const [firstTalk] = talks;
  return [
    ...(thanks.length === 0
      ? []
      : [
          line({ strong: text.thanks.waiting(thanks.length) }),
          buttons(
            ...thanks
              .slice(0, mostShown)
              .map(({ id }, index) => primary(text.thanks.read(index + 1), addresses.thanks.show, id)),
          ),
        ]),
    ...(firstTalk === undefined
      ? []
      : [
          line({ strong: text.oneToOnes.waiting(talks.length) }),
          line(text.oneToOnes.says, ' ', { mention: firstTalk.by }, ' · ', { on: firstTalk.at }),
          buttons(
            primary(text.oneToOnes.yes, addresses.oneToOnes.answer, `${firstTalk.id}/confirmed`),
            button(text.oneToOnes.no, addresses.oneToOnes.answer, `${firstTalk.id}/denied`),
          ),
        ]),
  ];
};

const side = (
  text: Text,
  title: string,
  slips: readonly Referral[],
  other: (slip: Referral) => MemberId,
): Part[] => {
  if (slips.length === 0) return [];
  const shown = slips
    .toSorted(
      (a, b) => Number(isClosed(a)) - Number(isClosed(b)) || b.givenAt.getTime() - a.givenAt.getTime(),
    )
    .slice(0, mostShown);
  const more = slips.length - shown.length;
  return [
    line({ strong: title }),
    ...shown.map((slip, index) =>
      line(`${index + 1}. `, { mention: other(slip) }, ` · ${text.referrals.statuses[slip.status]} · `, {
        at: slip.givenAt,
      }),
    ),
    ...(more > 0 ? [note(text.andMore(more))] : []),
    buttons(...shown.map((slip, index) => button(text.referrals.open(index + 1), to.show, slip.id))),
  ];
};

const third = (text: Text, slip: Referral): Part[] => {
  if (slip.third.consent === 'forgotten') return [note(text.referrals.forgotten)];
  if (slip.third.consent === 'none') return [line(text.referrals.giverConnects)];
  const words = quote(slip.third.words, referralLimits.third);
  return [
    line({ strong: text.referrals.who }),
    ...(words === null ? [] : [words]),
    line(text.referrals.agreed, ' ', text.referrals.keptUntil, ' ', { on: forgetAt(slip) }, '.'),
  ];
};

/** The next step stands first; what corrects an earlier one last. */
const steps = (text: Text, slip: Referral, now: Date): Part => {
  const known: readonly string[] = referralSteps;
  const at = known.indexOf(slip.status);
  const ordered = [...referralSteps.slice(at + 1), ...referralSteps.slice(0, Math.max(at, 0))];
  const pressable = !isClosed(slip) || mayReopen(slip, now) ? ordered : [];
  return buttons(
    slip.status === 'won' ? primary(text.thanks.say, addresses.thanks.say, `slip/${slip.id}`) : null,
    ...pressable.map((step, index) =>
      (index === 0 && !isClosed(slip) ? primary : button)(
        text.referrals.steps[step],
        to.move,
        `${slip.id}/${step}`,
      ),
    ),
  );
};

const giverButtons = (text: Text, slip: Referral): Part =>
  buttons(
    isClosed(slip) || isForgotten(slip) ? null : button(text.referrals.correct, to.correct, slip.id),
    slip.origin === null ? null : button(text.referrals.unlink, to.unlink, slip.id),
    button(text.referrals.heading, to.open),
    button(text.home.button, addresses.home.open),
  );

const credit = (text: Text, origin: Origin | null): Part | null => {
  if (origin === null) return null;
  const when: Inline = { on: origin.at };
  return line(text.referrals.credit[origin.by], ' ', when);
};
