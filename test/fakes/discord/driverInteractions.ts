import { modalProblems } from './driverModal.ts';
import { listOf } from './driverShown.ts';
import { isRecord, type Json } from './gatewayShape.ts';

/** What came of a request. */
export type Answer = { readonly status: number; readonly body?: unknown };

/** A message that an answer made or that was pressed. Ephemeral ones are seen by one person only. */
export type AnswerMessage = {
  readonly id: string;
  readonly channel: string;
  readonly user: string;
  readonly isEphemeral: boolean;
  body: Json;
  isGone: boolean;
  isEdited: boolean;
};

/** One interaction, from what somebody did to its fifteenth minute. */
export type FakeInteraction = {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: string;
  readonly channel: string;
  readonly at: number;
  /** What was pressed, or what a modal was opened from. */
  readonly source: AnswerMessage | null;
  answered: number | null;
  original: AnswerMessage | null;
  choices: readonly Json[] | null;
};

export type FakeModal = {
  readonly body: Json;
  readonly source: AnswerMessage | null;
  readonly channel: string;
};

/** What the interactions stand on: the clock, ids, the rules for a message's body, and where public messages go. */
export type InteractionPorts = {
  readonly now: () => number;
  readonly nextId: () => string;
  readonly applicationId: string;
  readonly bodyProblems: (body: Json) => readonly string[];
  /** Post where everybody in a channel sees it. */
  readonly post: (channel: string, body: Json) => AnswerMessage;
  /** How long Discord waits for a first answer. */
  readonly patienceMs: number;
  /** Change a message that stands in a channel. */
  readonly edit: (message: AnswerMessage, body: Json) => void;
};

const tokenMs = 900_000;

/** Interactions as Discord keeps them: three seconds, fifteen minutes, one first answer, no modal after a modal. */
export const createInteractions = (ports: InteractionPorts) => {
  const byToken = new Map<string, FakeInteraction>();
  const ephemerals: AnswerMessage[] = [];
  const modals = new Map<string, FakeModal>();
  /** Everything refused, in words: a test that expects none looks here. */
  const refusals: string[] = [];
  const refuse = (status: number, code: number, message: string): Answer => {
    refusals.push(`${code} ${message}`);
    return { status, body: { code, message } };
  };
  const invalid = (problems: readonly string[]): Answer => refuse(400, 50_035, problems.join('; '));
  const make = (interaction: FakeInteraction, body: Json): AnswerMessage => {
    const isEphemeral = (Number(body['flags'] ?? 0) & 64) !== 0;
    if (!isEphemeral) return ports.post(interaction.channel, body);
    const { user, channel } = interaction;
    const message = { id: ports.nextId(), channel, user, isEphemeral, body, isGone: false, isEdited: false };
    ephemerals.push(message);
    return message;
  };
  const change = (message: AnswerMessage, body: Json): void => {
    message.body = { ...message.body, ...body };
    message.isEdited = true;
    if (!message.isEphemeral) ports.edit(message, message.body);
  };
  const first = (interaction: FakeInteraction, type: number, data: Json): Answer | null => {
    const mayUpdate = interaction.source !== null && (interaction.type === 3 || interaction.type === 5);
    switch (type) {
      case 4: {
        const problems = ports.bodyProblems(data);
        if (problems.length > 0 || interaction.type === 4) return invalid(problems);
        interaction.original = make(interaction, data);
        return null;
      }
      case 5:
        if ((Number(data['flags'] ?? 0) & ~64) !== 0) return invalid(['flags']);
        interaction.original = make(interaction, { flags: data['flags'] ?? 0, components: [] });
        return null;
      case 6:
      case 7: {
        if (!mayUpdate || interaction.source === null) return invalid(['there is no message to change']);
        const problems = type === 7 ? ports.bodyProblems(data) : [];
        if (problems.length > 0) return invalid(problems);
        interaction.original = interaction.source;
        if (type === 7) change(interaction.source, data);
        return null;
      }
      case 8: {
        const choices = listOf(data['choices']);
        const isFine = choices.every(({ name, value }) => isShort(name) && isShort(value));
        if (interaction.type !== 4 || choices.length > 25 || !isFine) return invalid(['choices']);
        interaction.choices = choices;
        return null;
      }
      case 9: {
        const problems = interaction.type === 5 ? ['a modal cannot follow a modal'] : modalProblems(data);
        if (problems.length > 0) return invalid(problems);
        modals.set(interaction.user, {
          body: data,
          source: interaction.source,
          channel: interaction.channel,
        });
        return null;
      }
      default:
        return invalid([`type ${type}`]);
    }
  };
  const callback = (id: string, token: string, body: Json): Answer => {
    const interaction = byToken.get(token);
    if (interaction === undefined || interaction.id !== id) return refuse(404, 10_062, 'Unknown interaction');
    if (interaction.answered !== null)
      return refuse(400, 40_060, 'Interaction has already been acknowledged.');
    if (ports.now() - interaction.at > ports.patienceMs) return refuse(404, 10_062, 'Unknown interaction');
    const refused = first(interaction, Number(body['type']), isRecord(body['data']) ? body['data'] : {});
    if (refused !== null) return refused;
    interaction.answered = ports.now();
    return { status: 204 };
  };
  const following = (application: string, token: string, run: (one: FakeInteraction) => Answer): Answer => {
    const interaction = byToken.get(token);
    if (interaction === undefined || application !== ports.applicationId || interaction.answered === null) {
      return refuse(404, 10_015, 'Unknown Webhook');
    }
    if (ports.now() - interaction.at > tokenMs) return refuse(401, 50_027, 'Invalid Webhook Token');
    return run(interaction);
  };
  return {
    ...{ ephemerals, modals, refusals, callback },
    add: (interaction: Omit<FakeInteraction, 'answered' | 'original' | 'choices'>): FakeInteraction => {
      const one: FakeInteraction = { ...interaction, answered: null, original: null, choices: null };
      byToken.set(one.token, one);
      return one;
    },
    /** PATCH of the first answer. */
    patch: (application: string, token: string, body: Json): Answer =>
      following(application, token, ({ original }) => {
        const problems = ports.bodyProblems(body);
        if (original === null) return refuse(404, 10_008, 'Unknown Message');
        if (problems.length > 0) return invalid(problems);
        change(original, body);
        return { status: 200, body: { id: original.id, ...original.body } };
      }),
    /** POST of a further message. */
    follow: (application: string, token: string, body: Json): Answer =>
      following(application, token, (interaction) => {
        const problems = ports.bodyProblems(body);
        if (problems.length > 0) return invalid(problems);
        const made = make(interaction, body);
        return { status: 200, body: { id: made.id, ...made.body } };
      }),
    /** DELETE of the first answer. */
    remove: (application: string, token: string): Answer =>
      following(application, token, ({ original }) => {
        if (original === null) return refuse(404, 10_008, 'Unknown Message');
        original.isGone = true;
        return { status: 204 };
      }),
  };
};

const isShort = (value: unknown): boolean =>
  typeof value === 'string' && value.length >= 1 && value.length <= 100;
