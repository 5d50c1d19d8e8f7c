import { randomUUID } from 'node:crypto';
import { isRecord, type Json } from './gatewayShape.ts';
import { type ServerWire, startServerWire } from './gatewayWire.ts';

/** Options of a stand-in: `heartbeatMs` is short where a test has no time. */
export type FakeGatewayOptions = {
  readonly token?: string;
  readonly heartbeatMs?: number;
  /** Intents that the developer portal has not switched on. */
  readonly disallowedIntents?: number;
  /** Servers as GUILD_CREATE tells of them, now. */
  readonly guilds?: () => readonly Json[];
  readonly applicationId?: string;
  readonly botId?: string;
  /** Identifies of one bucket (shard % concurrency) are this far apart at least. */
  readonly identifyEveryMs?: number;
};

type Sessions = {
  readonly id: string;
  readonly shard: readonly [number, number];
  sequence: number;
  readonly said: { readonly sequence: number; readonly text: string }[];
  wire: ServerWire | null;
};

/** One identify, as it was asked for. */
export type Identify = {
  readonly at: number;
  readonly shard: readonly [number, number];
  readonly intents: number;
};

/** Discord's gateway, version 10, on the loopback: hello, identify, heartbeats, resume, sharding, close codes. */
export type FakeGateway = {
  readonly url: string;
  readonly identifies: readonly Identify[];
  readonly resumes: readonly { readonly session: string; readonly sequence: number }[];
  readonly beats: () => number;
  readonly connections: () => number;
  readonly readySessions: () => number;
  /** The shards of the sessions that are connected. */
  readonly shards: () => number[];
  /** Tell every session of this shard; whoever is away hears it when it resumes. */
  readonly dispatch: (name: string, data: Json, shard?: number) => void;
  /** The same, on the shard of a server. */
  readonly dispatchIn: (guild: string, name: string, data: Json) => void;
  readonly cut: () => void;
  readonly close: (code: number) => void;
  /** The next identify or resume is answered with this close code; null for none. */
  readonly closeNext: (code: number | null) => void;
  /** From now on nothing is said or answered on the connections that stand. */
  readonly goSilent: () => void;
  readonly askReconnect: () => void;
  readonly invalidate: (isResumable: boolean) => void;
  /** Sessions that are not connected are forgotten. */
  readonly forget: () => void;
  /** Nobody gets in. */
  readonly shut: (isShut: boolean) => void;
  readonly stop: () => Promise<void>;
};

type Talk = {
  readonly wire: ServerWire;
  session: Sessions | null;
  isSilent: boolean;
  sent: number;
  lastBeatAt: number;
};

const mostSent = 120;

export const startFakeGateway = async (options: FakeGatewayOptions = {}): Promise<FakeGateway> => {
  const heartbeatMs = options.heartbeatMs ?? 45_000;
  const token = options.token ?? 'fake-token';
  const talks = new Set<Talk>();
  const sessions = new Map<string, Sessions>();
  const identifies: Identify[] = [];
  const resumes: { session: string; sequence: number }[] = [];
  let [beats, isShut, nextCode]: [number, boolean, number | null] = [0, false, null];

  const say = (talk: Talk, op: number, d: unknown): void => {
    if (!talk.isSilent) talk.wire.send(JSON.stringify({ op, d, s: null, t: null }));
  };
  const tell = (session: Sessions, t: string, d: Json): void => {
    session.sequence += 1;
    const text = JSON.stringify({ op: 0, d, s: session.sequence, t });
    session.said.push({ sequence: session.sequence, text });
    const talk = [...talks].find((one) => one.session === session);
    if (talk?.isSilent === false) session.wire?.send(text);
  };
  const takeCode = (): number | null => {
    const code = nextCode;
    nextCode = null;
    return code;
  };
  const identify = (talk: Talk, d: Json): unknown => {
    const shard = readShard(d['shard']);
    const intents = Number(d['intents']);
    const bucketMs = options.identifyEveryMs ?? 0;
    const isHasty = identifies.some(({ at }) => Date.now() - at < bucketMs);
    identifies.push({ at: Date.now(), shard, intents });
    const code = takeCode();
    if (talk.session !== null) return talk.wire.close(4005);
    if (code !== null) return talk.wire.close(code);
    if (d['token'] !== token) return talk.wire.close(4004);
    if (shard[0] >= shard[1]) return talk.wire.close(4010);
    if (!Number.isInteger(intents) || intents < 0) return talk.wire.close(4013);
    if ((intents & (options.disallowedIntents ?? 0)) !== 0) return talk.wire.close(4014);
    if (isHasty) return say(talk, 9, false);
    const id = randomUUID();
    const session: Sessions = { id, shard, sequence: 0, said: [], wire: talk.wire };
    sessions.set(id, session);
    talk.session = session;
    const guilds = (options.guilds?.() ?? []).filter(({ id: guild }) => isOn(String(guild), shard));
    tell(session, 'READY', {
      v: 10,
      user: { id: options.botId ?? '1', username: 'Acquaint', bot: true, discriminator: '0000' },
      guilds: guilds.map(({ id: guild }) => ({ id: guild, unavailable: true })),
      session_id: id,
      resume_gateway_url: url,
      shard,
      application: { id: options.applicationId ?? '1', flags: 0 },
    });
    for (const guild of guilds) tell(session, 'GUILD_CREATE', guild);
    return;
  };
  const resume = (talk: Talk, d: Json): unknown => {
    const session = sessions.get(String(d['session_id']));
    const sequence = Number(d['seq']);
    resumes.push({ session: String(d['session_id']), sequence });
    const code = takeCode();
    if (code !== null) return talk.wire.close(code);
    if (d['token'] !== token) return talk.wire.close(4004);
    if (session === undefined) return say(talk, 9, false);
    if (sequence > session.sequence) return talk.wire.close(4007);
    session.wire = talk.wire;
    talk.session = session;
    for (const { sequence: at, text } of session.said) if (at > sequence) talk.wire.send(text);
    return tell(session, 'RESUMED', {});
  };
  const hear = (talk: Talk, text: string): unknown => {
    if (talk.isSilent) return;
    talk.sent += 1;
    if (talk.sent > mostSent) return talk.wire.close(4008);
    const said = parsed(text);
    if (said === null) return talk.wire.close(4002);
    const d = isRecord(said['d']) ? said['d'] : {};
    switch (said['op']) {
      case 1:
        beats += 1;
        talk.lastBeatAt = Date.now();
        return say(talk, 11, null);
      case 2:
        return identify(talk, d);
      case 6:
        return resume(talk, d);
      default:
        return talk.wire.close(talk.session === null ? 4003 : 4001);
    }
  };
  const { url, stop } = await startServerWire((wire, path) => {
    if (isShut || !path.includes('v=10')) return 'refuse';
    const talk: Talk = { wire, session: null, isSilent: false, sent: 0, lastBeatAt: Date.now() };
    talks.add(talk);
    // Whoever does not beat is dropped: a client that forgets to is no client.
    const watch = setInterval(() => {
      if (Date.now() - talk.lastBeatAt > heartbeatMs * 2.5) wire.close(4000);
    }, heartbeatMs).unref();
    say(talk, 10, { heartbeat_interval: heartbeatMs });
    return {
      onText: (text) => hear(talk, text),
      onEnd: (code) => {
        clearInterval(watch);
        talks.delete(talk);
        const { session } = talk;
        if (session?.wire === wire) session.wire = null;
        if (session !== null && (code === 1000 || code === 1001)) sessions.delete(session.id);
      },
    };
  });
  const ready = () => [...talks].filter(({ session }) => session !== null);
  const dispatchTo = (isMeant: (session: Sessions) => boolean, name: string, data: Json): void => {
    for (const session of sessions.values()) if (isMeant(session)) tell(session, name, data);
  };
  return {
    ...{ url, identifies, resumes, stop },
    beats: () => beats,
    connections: () => talks.size,
    readySessions: () => ready().length,
    shards: () => ready().flatMap(({ session }) => session?.shard[0] ?? []),
    dispatch: (name, data, shard = 0) => dispatchTo((session) => session.shard[0] === shard, name, data),
    dispatchIn: (guild, name, data) => dispatchTo(({ shard }) => isOn(guild, shard), name, data),
    cut: () => {
      for (const { wire } of talks) wire.cut();
    },
    close: (code) => {
      for (const { wire } of talks) wire.close(code);
    },
    closeNext: (code) => {
      nextCode = code;
    },
    goSilent: () => {
      for (const talk of talks) {
        talk.isSilent = true;
        talk.wire.freeze();
      }
    },
    askReconnect: () => {
      for (const talk of talks) say(talk, 7, null);
    },
    invalidate: (isResumable) => {
      for (const talk of talks) {
        if (!isResumable && talk.session !== null) sessions.delete(talk.session.id);
        say(talk, 9, isResumable);
      }
    },
    forget: () => {
      for (const session of sessions.values()) if (session.wire === null) sessions.delete(session.id);
    },
    shut: (value) => {
      isShut = value;
    },
  };
};

/** Which shard a server is on: docs.discord.com, gateway, sharding. */
const isOn = (guild: string, [id, count]: readonly [number, number]): boolean =>
  Number((BigInt(guild) >> 22n) % BigInt(count)) === id;

const readShard = (shard: unknown): readonly [number, number] =>
  Array.isArray(shard) ? [Number(shard[0]), Number(shard[1])] : [0, 1];

const parsed = (text: string): Json | null => {
  try {
    const said: unknown = JSON.parse(text);
    return isRecord(said) ? said : null;
  } catch {
    return null;
  }
};
