import type { FileId, Subject } from '#kernel';
import { PersonalDataAltered, type Vault } from '#privacy';

/** How the pieces are made; grows when that changes. */
const version = 1;
const pieceBytes = 64 * 1024;
/** Nonce and tag. */
const sealBytes = 28;

type Ports = {
  readonly vault: Pick<Vault, 'sealBytes' | 'openBytes'>;
  readonly subject: Subject;
  readonly id: FileId;
};

/**
 * Sealed under the subject's key in pieces of 64 KiB: a byte that says how, then the pieces. Each is bound to the file, to
 * its number and to being the last one: none can be altered, exchanged, left out, or cut off at the end. @throws SubjectErased
 */
export async function* sealedPieces(
  plain: AsyncIterable<Uint8Array>,
  { vault, subject, id }: Ports,
): AsyncIterable<Uint8Array> {
  yield Uint8Array.of(version);
  for await (const { piece, number, isLast } of cut(plain, pieceBytes))
    yield await vault.sealBytes(subject, piece, boundTo(id, number, isLast));
}

/** The subject was erased. */
export class Erased extends Error {}

/** What was sealed, piece by piece. @throws Erased, PersonalDataAltered, KeyMissing */
export async function* openedPieces(
  sealed: AsyncIterable<Uint8Array>,
  { vault, subject, id }: Ports,
): AsyncIterable<Buffer> {
  for await (const { piece, number, isLast } of cut(
    withoutVersion(sealed, subject),
    pieceBytes + sealBytes,
  )) {
    const plain = await vault.openBytes(subject, piece, boundTo(id, number, isLast));
    if (plain === undefined) throw new Erased();
    yield plain;
  }
}

const boundTo = (id: FileId, number: number, isLast: boolean) =>
  `${id}:${number}:${isLast ? 'last' : 'more'}`;

async function* withoutVersion(
  sealed: AsyncIterable<Uint8Array>,
  subject: Subject,
): AsyncIterable<Uint8Array> {
  let isFirst = true;
  for await (const each of sealed) {
    if (isFirst && each.length > 0) {
      if (each[0] !== version) throw new PersonalDataAltered(subject);
      isFirst = false;
      yield each.subarray(1);
    } else yield each;
  }
  if (isFirst) throw new PersonalDataAltered(subject);
}

/** In pieces of one length, the last one shorter or as long; of nothing an empty one. */
async function* cut(bytes: AsyncIterable<Uint8Array>, length: number) {
  let waiting: Uint8Array[] = [];
  let have = 0;
  let number = 0;
  for await (const each of bytes) {
    waiting.push(each);
    have += each.length;
    if (have <= length) continue;
    let all: Uint8Array = Buffer.concat(waiting);
    // The last one is known by the end alone: one always stays.
    for (; all.length > length; all = all.subarray(length))
      yield { piece: all.subarray(0, length), number: number++, isLast: false };
    waiting = [all];
    have = all.length;
  }
  yield { piece: Buffer.concat(waiting), number, isLast: true };
}
