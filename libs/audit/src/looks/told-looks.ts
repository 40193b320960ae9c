import type { Disclosed, LookDetails, LookOutcome, LookRequest } from '#access';
import { type ActorKind, type Instant, opened, type Subject } from '#kernel';
import type { FoundLook, LooksOf } from './looks.queries.js';
import type { LooksPorts } from './ports.js';
import { lookWords } from './tasks.js';

/** What was searched for. */
export interface SearchedFor {
  readonly field: string;
  readonly value: string;
}

/** A look in words. */
export interface ToldLook {
  readonly lookId: string;
  readonly at: Instant;
  readonly by: {
    readonly kind: ActorKind;
    readonly id: string;
    readonly county: string | null;
    /** null: not known here, or a customer, whom no list names. */
    readonly name: string | null;
  };
  /** Follows who it was: `opened case B19900001`. */
  readonly what: string;
  readonly route: string;
  /** Whose data it showed: `person-P1`. */
  readonly subjects: readonly Subject[];
  readonly from: string | null;
  /** The reason that was given; `[erased]` where its key was destroyed with somebody whom the look showed. */
  readonly why: string | null;
  readonly searchedFor: readonly SearchedFor[];
  readonly outcome: LookOutcome;
  readonly disclosed: Disclosed | null;
}

export const erasedReason = '[erased]';

/** Opens what looks say in people's own words, which is a look at all of them. @throws LookNotRecorded */
export async function toldLooks(
  ports: Pick<LooksPorts, 'personalData' | 'vault' | 'staff'>,
  look: LookRequest,
  { found, of }: { readonly found: readonly FoundLook[]; readonly of: LooksOf },
): Promise<readonly ToldLook[]> {
  await ports.personalData.shown(look, shownIn(found, of));
  await ports.vault.openAll(found);
  const names = new Map<string, string | null>();
  for (const { by } of found)
    if (by.kind !== 'customer' && !names.has(by.id))
      names.set(by.id, (await ports.staff.nameOf(by.id)) ?? null);
  return found.map((each) => told(each, names));
}

/** Whoever is asked about, and all whom the answer names. */
function shownIn(found: readonly FoundLook[], of: LooksOf): readonly Subject[] {
  const asked = 'subjects' in of ? of.subjects : 'disclosedOf' in of ? of.disclosedOf : [];
  const known = asked === 'everybody' ? [] : asked;
  return [...new Set([...known, ...found.flatMap(({ subjects }) => subjects)])];
}

function told(found: FoundLook, names: ReadonlyMap<string, string | null>): ToldLook {
  const { lookId, at, by, route, subjects, outcome } = found;
  const details = found.details && opened(found.details);
  const isErased = found.details !== undefined && details === undefined;
  return {
    lookId,
    at,
    by: { kind: by.kind, id: by.id, county: by.county ?? null, name: names.get(by.id) ?? null },
    what: lookWords(found),
    route,
    subjects,
    from: found.from ?? null,
    why: isErased ? erasedReason : (details?.reason ?? null),
    searchedFor: searchedFor(details),
    outcome,
    disclosed: found.disclosed ?? null,
  };
}

function searchedFor(details: LookDetails | undefined): readonly SearchedFor[] {
  const { criteria } = details ?? {};
  if (typeof criteria !== 'object' || criteria === null) return [];
  return Object.entries(criteria).flatMap(([field, value]) =>
    value === undefined || value === null
      ? []
      : [{ field, value: typeof value === 'string' ? value : JSON.stringify(value) }],
  );
}
