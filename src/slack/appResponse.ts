const timeoutMs = 5_000;

/** Answer at the address Slack gave with a command or press: five times within 30 minutes. Throws where it is refused. */
export const postTo = async (
  url: string,
  apiUrl: string | null,
  body: Readonly<Record<string, unknown>>,
): Promise<void> => {
  if (!isSlacks(url, apiUrl)) throw new Error('an answer address that is not of Slack');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const why = response.ok ? '' : (await response.text()).slice(0, 100);
  if (response.ok) await response.body?.cancel();
  else throw new Error(`answer address: HTTP ${response.status} ${why}`);
};

/** Slack's own hosts over https, or whatever stands in for Slack. */
export const isSlacks = (url: string, apiUrl: string | null): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (apiUrl !== null) return origin === new URL(apiUrl).origin;
  return protocol === 'https:' && /(?:^|\.)slack(?:-gov)?\.com$/u.test(hostname);
};
