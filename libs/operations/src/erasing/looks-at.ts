import { lookSubject, type PersonalDataLooked } from '#access';
import type { EventStore } from '#event-store';
import type { Subject } from '#kernel';

/** Looks that showed somebody. */
export interface LooksAt {
  readonly count: number;
  /** Whose keys seal what was searched for, and why. */
  readonly withDetails: readonly Subject[];
  /** Those by which something left: documents, lists. */
  readonly downloads: number;
}

/** Every look at one of these subjects, from the ledger of looks. */
export async function looksAt(looks: EventStore, subjects: ReadonlySet<Subject>): Promise<LooksAt> {
  const names = [...subjects].map((each) => JSON.stringify(each));
  const withDetails: Subject[] = [];
  let count = 0;
  let downloads = 0;
  for await (const page of looks.readAll())
    for (const { id, type, data } of page) {
      // Most looks are at others: they are not even parsed.
      if (!type.includes('.PersonalDataLooked.') || !names.some((each) => data.includes(each))) continue;
      const look = JSON.parse(data) as PersonalDataLooked;
      if (!look.subjects.some((each) => subjects.has(each))) continue;
      count++;
      if (/\/file$|\.csv$/.test(look.route)) downloads++;
      if (look.details?.$sealed === lookSubject(id)) withDetails.push(look.details.$sealed);
    }
  return { count, withDetails, downloads };
}
