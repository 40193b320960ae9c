import { createHash, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// A witness as c2sp.org/tlog-witness has it, written from the specification and from RFC 9162, 2.1.4.2: none of the
// product's code is in it, so that both can be wrong only in different ways.

const sha256 = (...parts: readonly Uint8Array[]) =>
  parts.reduce((h, each) => h.update(each), createHash('sha256')).digest();
const node = (left: Buffer, right: Buffer) => sha256(Uint8Array.of(1), left, right);
const rawKey = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).subarray(-32);
const idOf = (name: string, algorithm: number, key: Uint8Array) =>
  sha256(Buffer.from(`${name}\n`), Uint8Array.of(algorithm), key).subarray(0, 4);

/** RFC 9162, 2.1.4.2, bit by bit. */
function isProved(
  first: number,
  second: number,
  roots: { from: Buffer; to: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (first === second) return proof.length === 0 && roots.from.equals(roots.to);
  const path = [...proof];
  if (Number.isInteger(Math.log2(first))) path.unshift(roots.from);
  if (path.length === 0) return false;
  let [fn, sn] = [BigInt(first - 1), BigInt(second - 1)];
  while (fn & 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  let [fr, sr] = [path[0]!, path[0]!];
  for (const each of path.slice(1)) {
    if (sn === 0n) return false;
    if (fn & 1n || fn === sn) {
      [fr, sr] = [node(each, fr), node(each, sr)];
      while (fn !== 0n && !(fn & 1n)) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else sr = node(sr, each);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && fr.equals(roots.from) && sr.equals(roots.to);
}

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

/** A witness on this machine that signs what it is shown, once it has found that it grew. */
export async function scriptedWitness(name = 'witness.example.org') {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const seen = new Map<string, { size: number; root: Buffer }>();
  /** Keys that it knows, by origin; empty: any origin with any signature. */
  const known = new Map<string, KeyObject>();
  const asked: { origin: string; old: number; size: number; proof: number; status: number }[] = [];
  const next: (Answer | 'drop' | (() => void))[] = [];
  let seconds = 1_780_000_000;
  let open = 0;

  const cosigned = (text: string): string => {
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(seconds));
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), privateKey);
    const line = Buffer.concat([idOf(name, 4, rawKey(publicKey)), time, signature]).toString('base64');
    return `— ${name} ${line}\n`;
  };

  function answerTo(body: string): Answer {
    const [head = '', ...rest] = body.split('\n\n');
    const [first = '', ...proof] = head.split('\n');
    const [text = '', signatures = ''] = [`${rest[0]}\n`, rest[1]];
    const [origin = '', size = '', root = ''] = text.split('\n');
    const old = Number(/^old (\d+)$/.exec(first)?.[1] ?? 'none');
    const said = (status: number, more: Partial<Answer> = {}) => {
      asked.push({ origin, old, size: Number(size), proof: proof.length, status });
      return { status, body: '', ...more };
    };
    if (Number.isNaN(old) || proof.length > 63) return said(400);
    const key = known.get(origin);
    if (known.size > 0 && key === undefined) return said(404);
    const raw = Buffer.from(/^— \S+ (\S+)$/m.exec(signatures)?.[1] ?? '', 'base64');
    if (key !== undefined && !verify(null, Buffer.from(text), key, raw.subarray(4))) return said(403);
    if (old > Number(size)) return said(400);
    const before = seen.get(origin);
    if ((before?.size ?? 0) !== old)
      return said(409, { type: 'text/x.tlog.size', body: `${before?.size ?? 0}\n` });
    const to = Buffer.from(root, 'base64');
    if (
      old === 0
        ? proof.length > 0
        : !isProved(
            old,
            Number(size),
            { from: before!.root, to },
            proof.map((each) => Buffer.from(each, 'base64')),
          )
    )
      return said(422);
    seen.set(origin, { size: Number(size), root: to });
    return said(200, { body: cosigned(text) });
  }

  const server = createServer((request, response) => {
    open++;
    response.once('close', () => void open--);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const script = next.shift();
      if (script === 'drop') return void request.socket.destroy();
      if (typeof script === 'function') return script();
      const { status, type = 'text/plain', body } = script ?? answerTo(Buffer.concat(chunks).toString());
      if (request.url !== '/add-checkpoint' || request.method !== 'POST') response.writeHead(404).end();
      else response.writeHead(status, { 'content-type': type }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const key = Buffer.concat([Uint8Array.of(4), rawKey(publicKey)]);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** As `WITNESS_KEY` has it. */
    key: `${name}+${idOf(name, 4, rawKey(publicKey)).toString('hex')}+${key.toString('base64')}`,
    /** Nobody waits for an answer. */
    isIdle: () => open === 0,
    /** What it last signed, by origin. */
    seen,
    known,
    asked,
    /** Answers to the questions to come, in place of its own. */
    next,
    cosigned,
    /** Leaves the next question without any answer. @returns when it has come */
    keepSilent: () => new Promise<void>((resolve) => next.push(resolve)),
    /** Its clock, in seconds. */
    setTime(to: number): void {
      seconds = to;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
