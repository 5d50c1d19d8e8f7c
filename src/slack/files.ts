import type { Attachment } from '../actions/ports/platform.ts';
import { Ambiguous } from '../actions/ports/platform.ts';
import { type SlackCall, textIn } from './call.ts';

/** A file whose bytes Slack has, which nobody can see yet. */
export type Uploaded = { readonly id: string; readonly title: string };

const timeoutMs = 10_000;

/**
 * Bring the bytes to Slack (external upload flow). Nobody sees anything of it, so a lost answer is a plain failure:
 * another attempt leaves a file behind that nobody finds and Slack drops.
 */
export const upload = async (call: SlackCall, place: string, files: readonly Attachment[]) => {
  const uploaded: Uploaded[] = [];
  for (const { name, bytes, alt } of files) {
    const asked = await harmless(() =>
      call(place, 'files.getUploadURLExternal', {
        filename: name,
        length: bytes.byteLength,
        ...(alt === undefined ? {} : { alt_txt: alt }),
      }),
    );
    if ('unreachable' in asked) return asked;
    const id = textIn(asked.answer, 'file_id');
    await harmless(() => put(textIn(asked.answer, 'upload_url'), bytes));
    uploaded.push({ id, title: name });
  }
  return { uploaded };
};

/** Show uploaded files in a channel. Throws what `call` throws. */
export const share = async (
  call: SlackCall,
  place: string,
  channel: string,
  files: readonly Uploaded[],
): Promise<void> => {
  const shared = await call(place, 'files.completeUploadExternal', { files, channel_id: channel });
  if ('unreachable' in shared) throw new Error(shared.unreachable);
};

const put = async (url: string, bytes: Uint8Array): Promise<void> => {
  const response = await fetch(url, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'content-type': 'application/octet-stream' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`upload: HTTP ${response.status}`);
};

const harmless = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Ambiguous) throw new Error(error.message, { cause: error });
    throw error;
  }
};
