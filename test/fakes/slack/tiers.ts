/** What a workspace may call: answers the seconds to wait, 0 where the call may go on. */
export type Tiers = {
  readonly take: (place: string, method: string, perMinute: number | null, channel: string | null) => number;
  /** Calls refused, and those among them that came before the time they had been told. */
  readonly refused: { calls: number; early: number };
};

const minuteMs = 60_000;
const channelMs = 1_000;

/** Slack's tiers as windows of a minute, and one message a second in a channel. `speed` shortens the minute. */
export const createTiers = (now: () => number, speed = 1): Tiers => {
  const calls = new Map<string, number[]>();
  const toldUntil = new Map<string, number>();
  const refused = { calls: 0, early: 0 };
  const refuse = (key: string, waitMs: number): number => {
    refused.calls += 1;
    if (now() < (toldUntil.get(key) ?? 0)) refused.early += 1;
    const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
    // Early is before what was truly needed: whole seconds are Slack's way of saying it.
    toldUntil.set(key, now() + waitMs);
    return seconds;
  };
  const recent = (key: string, withinMs: number): number[] => {
    const times = (calls.get(key) ?? []).filter((time) => now() - time < withinMs);
    calls.set(key, times);
    return times;
  };
  return {
    refused,
    take: (place, method, perMinute, channel) => {
      const key = `${place}/${method}`;
      const inChannel = channel === null ? [] : recent(`${key}/${channel}`, channelMs / speed);
      const [last] = inChannel;
      if (last !== undefined) return refuse(`${key}/${channel}`, channelMs / speed - (now() - last));
      if (perMinute === null) return 0;
      const inMinute = recent(key, minuteMs / speed);
      const [first] = inMinute;
      if (first !== undefined && inMinute.length >= perMinute)
        return refuse(key, minuteMs / speed - (now() - first));
      inMinute.push(now());
      if (channel !== null) inChannel.push(now());
      return 0;
    },
  };
};
