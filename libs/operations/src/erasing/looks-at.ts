import { lookSubject } from '#access';
import type { LooksIndex } from '#audit';
import type { Subject } from '#kernel';

/** Looks that showed somebody. */
export interface LooksAt {
  readonly count: number;
  /** Whose keys seal what was searched for, and why. */
  readonly withDetails: readonly Subject[];
  /** Those by which something left: documents, lists. */
  readonly downloads: number;
}

/** Every look at one of these subjects, from the view of looks, which must hold all that were recorded. */
export async function looksAt(
  looks: Pick<LooksIndex, 'all'>,
  subjects: ReadonlySet<Subject>,
): Promise<LooksAt> {
  const withDetails: Subject[] = [];
  let count = 0;
  let downloads = 0;
  for await (const page of looks.all({ subjects: [...subjects] }, {}))
    for (const { lookId, route, details } of page) {
      count++;
      if (/\/file$|\.csv$/.test(route)) downloads++;
      if (details?.$sealed === lookSubject(lookId)) withDetails.push(details.$sealed);
    }
  return { count, withDetails, downloads };
}
