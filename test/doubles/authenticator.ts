import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';

/** What a browser sends once its device made a key. Source: Web Authentication level 3, 5.1 and 6.5. */
export interface MadeCredential {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly response: { readonly clientDataJSON: string; readonly attestationObject: string };
  readonly clientExtensionResults: Record<string, never>;
}

/** Makes a key for a site, as a device does that unlocks by itself and tells nothing of its maker. */
export function makeCredential(challenge: string, origin: string): MadeCredential {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  const key = map([
    [number(1), number(2)],
    [number(3), number(-7)],
    [number(-1), number(1)],
    [number(-2), bytes(Buffer.from(x, 'base64url'))],
    [number(-3), bytes(Buffer.from(y, 'base64url'))],
  ]);
  // User present, user verified, and a key is attached; then counter, maker, and the length of the id.
  const flags = Buffer.from([0x45, 0, 0, 0, 0, ...Array.from({ length: 16 }, () => 0), 0, id.length]);
  const site = createHash('sha256').update(new URL(origin).hostname).digest();
  const attestation = map([
    [text('fmt'), text('none')],
    [text('attStmt'), map([])],
    [text('authData'), bytes(Buffer.concat([site, flags, id, key]))],
  ]);
  const client = JSON.stringify({ type: 'webauthn.create', challenge, origin, crossOrigin: false });
  const name = id.toString('base64url');
  return {
    id: name,
    rawId: name,
    type: 'public-key',
    response: {
      clientDataJSON: Buffer.from(client).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
    },
    clientExtensionResults: {},
  };
}

/* The little of CBOR that this takes. Source: RFC 8949, section 3. */

function head(kind: number, size: number): Buffer {
  if (size < 24) return Buffer.from([kind * 32 + size]);
  return size < 256 ? Buffer.from([kind * 32 + 24, size]) : Buffer.from([kind * 32 + 25, size >> 8, size & 255]);
}

function number(value: number): Buffer {
  return value < 0 ? head(1, -1 - value) : head(0, value);
}

function bytes(value: Buffer): Buffer {
  return Buffer.concat([head(2, value.length), value]);
}

function text(value: string): Buffer {
  return Buffer.concat([head(3, value.length), Buffer.from(value)]);
}

function map(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([head(5, entries.length), ...entries.flat()]);
}
