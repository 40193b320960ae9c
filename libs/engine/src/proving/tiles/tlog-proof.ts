import { readCheckpoint } from '../checkpoint.js';

/** What a C2SP tlog-proof says: an entry stands at this place under this checkpoint. */
export interface TlogProof {
  /** The entry's place, counted from 0. */
  readonly index: number;
  /** Inclusion proof, hex, from the leaf's sibling up. */
  readonly hashes: readonly string[];
  /** The signed note, with whatever witnesses added. */
  readonly checkpoint: string;
}

const firstLine = 'c2sp.org/tlog-proof@v1';

/** The text of a `.tlog-proof`: it verifies with nothing but the entry and the log's public key. */
export function tlogProofText({ index, hashes, checkpoint }: TlogProof): string {
  const lines = hashes.map((hash) => `${Buffer.from(hash, 'hex').toString('base64')}\n`);
  return `${firstLine}\nindex ${index}\n${lines.join('')}\n${checkpoint}`;
}

/** Reads one, whoever made it; undefined for what is none. Extra data is passed over: nobody signed it. */
export function readTlogProof(text: string): TlogProof | undefined {
  const end = text.indexOf('\n\n');
  if (end < 0) return undefined;
  const [first, ...lines] = text.slice(0, end).split('\n');
  if (first !== firstLine) return undefined;
  if (/^extra [A-Za-z0-9+/]*=*$/.test(lines[0] ?? '')) lines.shift();
  const [, index] = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '') ?? [];
  const hashes = lines.map(hashIn);
  const checkpoint = text.slice(end + 2);
  if (index === undefined || hashes.includes('') || readCheckpoint(checkpoint) === undefined)
    return undefined;
  return { index: Number(index), hashes, checkpoint };
}

/** Hex; empty for what is no hash. */
function hashIn(line: string): string {
  const bytes = Buffer.from(line, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === line ? bytes.toString('hex') : '';
}
