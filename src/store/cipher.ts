import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Where a secret text stands. It opens nowhere else: not in another row, column or community. */
export type Place = {
  readonly community: string;
  readonly table: string;
  readonly column: string;
  readonly row: string;
};

/** Encrypts texts for the place they stand in. */
export type Cipher = {
  /** `v1.<key id>.<nonce>.<ciphertext and tag>`, the last two in base64url. */
  readonly seal: (text: string, place: Place) => string;
  /** Throws where the text was changed, moved, or sealed with a key we do not have. */
  readonly open: (sealed: string, place: Place) => string;
  /** Sealed with an earlier key: seal it again when it is next written. */
  readonly isOld: (sealed: string) => boolean;
};

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. Keys are 32 random bytes in hex or base64; the first
 * one seals, all of them open, so that a key can be replaced without a pause.
 */
export function createCipher(keys: readonly [string, ...string[]]): Cipher {
  const known = keys.map(parseKey).map((secret) => ({ secret, id: keyId(secret) }));
  const byId = new Map(known.map(({ id, secret }) => [id, secret]));
  const current = known[0];
  if (!current) throw new Error('an encryption key is needed');
  return {
    seal: (text, place) => seal(text, place, current),
    open: (sealed, place) => open(sealed, place, byId),
    isOld: (sealed) => sealed.split('.')[1] !== current.id,
  };
}

/** The 32 bytes of a key. Refuses what nobody drew at random, and says how to make one. */
export function parseKey(text: string): Buffer {
  const trimmed = text.trim();
  const bytes = /^[0-9a-f]{64}$/i.test(trimmed)
    ? Buffer.from(trimmed, 'hex')
    : /^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)
      ? Buffer.from(trimmed, 'base64')
      : null;
  if (bytes?.length !== 32) throw new Error(`ACQUAINT_KEY must be 32 bytes in hex or base64. ${ADVICE}`);
  if (looksMadeUp(bytes, trimmed))
    throw new Error(`ACQUAINT_KEY looks like an example, not like chance. ${ADVICE}`);
  return bytes;
}

const ADVICE = 'Make one with: openssl rand -hex 32';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * What people type: few different values, text, even steps, base64 in one case. Each of these befalls a key that
 * was drawn at random less than once in 10^9 draws (32 bytes hold 30 different values on average).
 */
function looksMadeUp(bytes: Buffer, typed: string): boolean {
  if (new Set(bytes).size < 16) return true;
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return true;
  if (typed.length < 64 && !(/[a-z]/.test(typed) && /[A-Z]/.test(typed))) return true;
  const steps = bytes.map((byte, index) => (byte - (bytes[index - 1] ?? 0)) & 0xff).subarray(1);
  return new Set(steps).size < 8;
}

/** Tells keys apart without telling anything about them. */
function keyId(secret: Buffer): string {
  return createHash('sha256').update('acquaint key id').update(secret).digest('hex').slice(0, 8);
}

function seal(text: string, place: Place, key: { readonly secret: Buffer; readonly id: string }): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(bindingOf(place, key.id));
  const parts = [cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return ['v1', key.id, nonce.toString('base64url'), Buffer.concat(parts).toString('base64url')].join('.');
}

function open(sealed: string, place: Place, keys: ReadonlyMap<string, Buffer>): string {
  const [version, id = '', nonceText = '', bodyText = '', ...rest] = sealed.split('.');
  const [nonce, body] = [decode(nonceText), decode(bodyText)];
  if (
    version !== 'v1' ||
    rest.length > 0 ||
    nonce?.length !== NONCE_BYTES ||
    !body ||
    body.length < TAG_BYTES
  ) {
    throw new Error('this is not a sealed text');
  }
  const secret = keys.get(id);
  if (!secret) throw new Error(`this text was sealed with the key ${id}, which is not among the keys given`);
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(bindingOf(place, id)).setAuthTag(body.subarray(-TAG_BYTES));
  return decipher.update(body.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

/** One spelling per value: base64 would let the last bits be flipped unnoticed. */
function decode(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

/** Lengths first, so that no two places read the same. */
function bindingOf({ community, table, column, row }: Place, id: string): Buffer {
  const parts = ['v1', id, community, table, column, row];
  return Buffer.from(parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('|'));
}
