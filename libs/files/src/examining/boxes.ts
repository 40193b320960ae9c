/** A box of the ISO base media format: films and HEIC are made of them. */
export interface Box {
  readonly type: string;
  /** Where its content begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** The boxes between two places, until something is none. */
export function* boxesIn(bytes: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return;
    const short = bytes.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    if (at + head > to) return;
    const size = short === 0 ? to - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    if (size < head || at + size > to) return;
    yield { type, from: at + head, to: at + size };
    at += size;
  }
}

/** Where the boxes that begin at `from` end; undefined where none does. */
export function endOfBoxes(bytes: Buffer, from: number): number | undefined {
  let end: number | undefined;
  for (const { to } of boxesIn(bytes, from, bytes.length)) end = to;
  return end;
}
