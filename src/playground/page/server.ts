export type Persona = {
  externalId: string;
  name: string;
  headline: string;
  language: string;
  zone: string;
  isJoined: boolean;
  isManager: boolean;
  /** How many direct messages they have. */
  direct: number;
};
export type Channel = { id: string; kind: 'public' | 'direct' | 'room'; title: string; posts: number };
export type Completion = { language: string; typed: string; takes: string };
export type State = {
  places: { place: string; name: string }[];
  place: string;
  me: Persona | null;
  people: Persona[];
  channels: Channel[];
  now: string;
  completions: Completion[];
};
export type Post = {
  id: number;
  author: string;
  isAcquaint: boolean;
  isMine: boolean;
  at: string;
  isEdited: boolean;
  text?: string;
  html?: string;
};
/** A topic and the name that answers to what was typed. */
export type Topic = { label: string; alias: string };
export type Answer =
  | { reply: 'show' | 'replace' | 'home' | 'form'; html: string }
  | { reply: 'correct'; errors: Record<string, string> }
  | { reply: 'none' };
export type What =
  | { kind: 'command'; words: string }
  | { kind: 'press'; action: string; subject: string }
  | { kind: 'form'; action: string; subject: string; answers: Record<string, unknown> }
  | { kind: 'message'; text: string }
  | { kind: 'home' };

/** Ask the server; throws where it does not answer well. */
export const get = async <T>(path: string, query: Record<string, string>): Promise<T> => {
  const response = await fetch(`/playground/${path}?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json() as Promise<T>;
};

/** Tell the server. */
export const post = async <T>(path: string, body: unknown): Promise<T> => {
  const response = await fetch(`/playground/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json() as Promise<T>;
};

/** Made once for each thing done, so that a repeated request has no second effect. */
export const freshId = (): string => crypto.randomUUID();
