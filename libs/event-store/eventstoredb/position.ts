import type { Position } from '@eventstore/db-client';

/** As many digits as the largest 64-bit position has. */
const width = 20;

const digits = (part: bigint): string => part.toString().padStart(width, '0');

/** The commit position, then the prepare position: compares as text in the order of the log. */
export const toPosition = ({ commit, prepare }: Position): string => digits(commit) + digits(prepare);

/** @throws TypeError for a text that no store of this kind made */
export function fromPosition(position: string): Position {
  if (!/^\d{40}$/.test(position)) throw new TypeError(`"${position}" is no position of this ledger`);
  return { commit: BigInt(position.slice(0, width)), prepare: BigInt(position.slice(width)) };
}

/** Bytes of the log before an event. */
export const bytesBefore = (position: string | undefined): number =>
  position === undefined ? 0 : Number(fromPosition(position).commit);
