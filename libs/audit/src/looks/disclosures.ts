import type { LookRequest } from '#access';
import { type Instant, type LocalDate, localDate, type PersonId, startOfDay } from '#kernel';
import type { LooksOf, LooksPage, LooksRange } from './looks.queries.js';
import type { LooksPorts } from './ports.js';
import { subjectsOfPerson } from './subjects-of.js';
import { type ToldLook, toldLooks } from './told-looks.js';

/** Something that left the agency. */
export interface Disclosure {
  readonly lookId: string;
  readonly at: Instant;
  /** By name where it is somebody whom this installation knows, otherwise by id. */
  readonly recipient: string;
  readonly fields: readonly string[];
  /** What it was taken for: the reason, and what was done. */
  readonly purpose: string;
  readonly legalBasis: string;
}

/** So long an account of disclosures reaches back (rule A26). */
export const accountedYears = 6;

/** The first day that is accounted for. */
export function accountedFrom(now: Instant): LocalDate {
  const today = localDate(now);
  const year = Number(today.slice(0, 4)) - accountedYears;
  const day = today.slice(4);
  return `${year}${day === '-02-29' ? '-02-28' : day}`;
}

/** What left the agency of a person, or of everybody. */
export const disclosedOf = async (ports: LooksPorts, person: PersonId | undefined): Promise<LooksOf> => ({
  disclosedOf: person === undefined ? 'everybody' : await subjectsOfPerson(ports, person),
});

/** Never earlier than is accounted for. */
export function accountedRange(ports: Pick<LooksPorts, 'clock'>, { from, below }: LooksRange): LooksRange {
  const earliest = startOfDay(accountedFrom(ports.clock.now()));
  return { from: from !== undefined && from > earliest ? from : earliest, below };
}

/** @throws LookNotRecorded */
export async function toldDisclosures(
  ports: LooksPorts,
  look: LookRequest,
  { items, of }: { readonly items: LooksPage['items']; readonly of: LooksOf },
): Promise<readonly Disclosure[]> {
  const told = await toldLooks(ports, look, { found: items, of });
  const recipients = await Promise.all(told.map((each) => recipientOf(ports, each)));
  return told.map(({ lookId, at, what, why, disclosed }, n) => ({
    lookId,
    at,
    recipient: recipients[n]!,
    fields: disclosed?.fields ?? [],
    purpose: why === null ? what : `${why} (${what})`,
    legalBasis: disclosed?.legalBasis ?? '',
  }));
}

async function recipientOf({ staff }: Pick<LooksPorts, 'staff'>, { by, disclosed }: ToldLook) {
  if (disclosed?.to !== undefined) return (await staff.nameOf(disclosed.to)) ?? disclosed.to;
  return by.name ?? `${by.kind} ${by.id}`;
}
