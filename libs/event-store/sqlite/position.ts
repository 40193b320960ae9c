/** As many digits as the largest integer that a number holds exactly. */
const width = 16;

/** Positions compare as text. */
export const toPosition = (number: number): string => String(number).padStart(width, '0');

/** 0, which stands before every event, for undefined. @throws TypeError for a text that no store of this kind made */
export function fromPosition(position: string | undefined): number {
  if (position === undefined) return 0;
  if (!/^\d{16}$/.test(position)) throw new TypeError(`"${position}" is no position of this ledger`);
  return Number(position);
}
