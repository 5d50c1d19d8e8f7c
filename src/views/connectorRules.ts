import type { ConnectorResult } from '../core/connectorNotices.ts';
import { type ConnectorRules, connectorRulesLimits } from '../core/connectorRules.ts';
import type { MemberId } from '../core/ids.ts';
import { introKinds } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import { type TagLabels, tagList } from './expertise.ts';
import { shortText, topicsField } from './fields.ts';
import type { Form } from './form.ts';
import type { Inline, Message } from './message.ts';
import { button, buttons, facts, heading, line, message, note, primary, rows } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

const to = addresses.connectors;

/** Everything one said about being asked to pass requests on. */
export const connectorRules = (
  text: Text,
  about: {
    readonly rules: ConnectorRules;
    readonly people: readonly Member[];
    readonly labels: TagLabels;
    readonly now: Date;
  },
): Message => {
  const { rules, labels, now } = about;
  const words = text.connectors;
  const people = about.people.slice(0, 10);
  const isQuiet = rules.quietUntil !== null && rules.quietUntil > now;
  return message(
    words.rules,
    heading(words.rules),
    line(words.rulesIntro),
    facts(
      [words.perMonth, [words.perMonthOption(rules.perMonth)]],
      [words.quietUntil, [isQuiet && rules.quietUntil !== null ? { on: rules.quietUntil } : words.notQuiet]],
      [
        words.kinds,
        [
          rules.kinds.length === introKinds.length
            ? words.allKinds
            : rules.kinds.map((kind) => text.kinds[kind]).join(', ') || words.noKinds,
        ],
      ],
      [words.notTopics, [tagList(text, labels, rules.topics)]],
      [words.notAbout, [people.map((member) => nameOf(text, member)).join(', ')]],
    ),
    about.people.length > people.length ? note(text.andMore(about.people.length - people.length)) : null,
    ...rows(
      people.map((member) => button(text.members.remove(nameOf(text, member, 40)), to.allow, member.id)),
    ),
    buttons(
      primary(words.change, to.editRules),
      button(words.addNoGo, to.noGo),
      button(words.record, to.record),
      button(text.ties.heading, addresses.ties.open),
      button(text.home.button, addresses.home.open),
    ),
    note(words.rulesNote),
  );
};

/** The form of them. */
export const connectorRulesForm = (
  text: Text,
  about: { readonly rules: ConnectorRules; readonly labels: TagLabels },
): Form => {
  const { rules, labels } = about;
  const words = text.connectors;
  return {
    title: words.rulesTitle,
    action: to.rulesForm,
    subject: '',
    submit: text.save,
    intro: words.rulesNote,
    fields: [
      {
        kind: 'choice',
        name: 'perMonth',
        label: words.perMonth,
        isRequired: true,
        many: false,
        options: connectorRulesLimits.perMonth.map((most) => ({
          value: String(most),
          label: words.perMonthOption(most),
        })),
        initial: [String(rules.perMonth)],
      },
      {
        kind: 'choice',
        name: 'kinds',
        label: words.kinds,
        isRequired: false,
        many: true,
        options: introKinds.map((kind) => ({ value: kind, label: text.kinds[kind] })),
        initial: rules.kinds,
      },
      topicsField(
        shortText({
          name: 'topics',
          label: words.notTopics,
          hint: words.notTopicsHint,
          most: 400,
          initial: tagList(text, labels, rules.topics),
        }),
      ),
      shortText({ name: 'until', label: words.quietLabel, hint: text.members.untilHint, most: 30 }),
    ],
  };
};

/** About whom not to ask. */
export const noGoForm = (text: Text): Form => ({
  title: text.connectors.noGoTitle,
  action: to.noGoForm,
  subject: '',
  submit: text.save,
  intro: text.connectors.noGoIntro,
  fields: [{ kind: 'person', name: 'person', label: text.connectors.noGoPerson, isRequired: true }],
});

/** One request passed on: for whom, to whom, what came of it. `requester` is null where the name is not shown. */
export type RecordLine = {
  readonly requester: MemberId | null;
  readonly to: MemberId;
  readonly at: Date;
  readonly result: ConnectorResult;
  readonly isCredited: boolean;
};

/** What I passed on, and what came of it; latest first, at most ten are shown. */
export const connectorRecord = (text: Text, about: { readonly lines: readonly RecordLine[] }): Message => {
  const words = text.connectors;
  const shown = about.lines.slice(0, 10);
  const more = about.lines.length - shown.length;
  return message(
    words.record,
    heading(words.record),
    ...(shown.length === 0
      ? [line(words.recordNone)]
      : shown.map((one, index) => line(`${index + 1}. `, ...recordLine(text, one)))),
    more > 0 ? note(text.andMore(more)) : null,
    buttons(button(words.rules, to.rules), button(text.home.button, addresses.home.open)),
    note(words.recordNote),
  );
};

/** To whoever passed a request on: how it stands, in three words and no more. */
export const connectorReport = (
  text: Text,
  about: {
    readonly requester: MemberId | null;
    readonly to: MemberId;
    readonly result: ConnectorResult;
    readonly isLast: boolean;
  },
): Message => {
  const words = text.connectors;
  const title = words.results[about.result];
  return message(
    `${words.reportSummary} ${title}`,
    heading(title),
    line(
      ...words.youPassedOn(about.requester === null ? null : { mention: about.requester }, {
        mention: about.to,
      }),
    ),
    about.isLast ? line(words.lastReport) : null,
    note(words.reportNote),
    buttons(button(words.record, to.record)),
  );
};

/** To whoever passed a request on: business came of it. */
export const connectorCredit = (
  text: Text,
  about: { readonly requester: MemberId; readonly to: MemberId },
): Message => {
  const words = text.connectors;
  return message(
    words.credit,
    heading(words.credit),
    line(...words.youPassedOn({ mention: about.requester }, { mention: about.to })),
    note(words.creditNote),
    buttons(button(words.record, to.record)),
  );
};

/** Whoever brought the two together is told. */
export const credited = (text: Text): Message =>
  message(
    text.connectors.credited,
    line(text.connectors.credited),
    buttons(button(text.home.button, addresses.home.open)),
  );

const recordLine = (text: Text, { requester, to: met, at, result, isCredited }: RecordLine): Inline[] => [
  ...(requester === null ? [] : [{ mention: requester } as const, ' → ']),
  { mention: met },
  ' · ',
  { at },
  ` · ${isCredited ? text.connectors.credit : text.connectors.results[result]}`,
];
