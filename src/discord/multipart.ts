import { randomUUID } from 'node:crypto';

/** A file that goes with a request. */
export type SentFile = { readonly name: string; readonly data: Buffer; readonly contentType: string };

/**
 * A body with files (RFC 7578), as bytes. The library's own way builds on classes of which a process that also speaks
 * to others may hold two versions, and then sends nothing.
 */
export const multipart = (
  body: unknown,
  files: readonly SentFile[],
): { readonly body: Uint8Array; readonly headers: Readonly<Record<string, string>> } => {
  const boundary = `acquaint-${randomUUID()}`;
  const part = (head: readonly string[], data: Buffer) => [
    Buffer.from(`--${boundary}\r\n${head.join('\r\n')}\r\n\r\n`),
    data,
    Buffer.from('\r\n'),
  ];
  const json = [
    'Content-Disposition: form-data; name="payload_json"',
    'Content-Type: application/json; charset=utf-8',
  ];
  const chunks = [
    ...part(json, Buffer.from(JSON.stringify(body))),
    ...files.flatMap(({ name, data, contentType }, index) =>
      part(
        [
          `Content-Disposition: form-data; name="files[${index}]"; filename="${quoted(name)}"`,
          `Content-Type: ${contentType}`,
        ],
        data,
      ),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ];
  return {
    body: Buffer.concat(chunks),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
};

/** As browsers do: quotes and line ends would end the name. */
const quoted = (name: string): string =>
  name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
