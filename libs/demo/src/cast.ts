import type { Applicant } from './applicants.js';
import type { Chance } from './chance.js';

/** Hands out applicants, each once as long as there are any. */
export class Cast {
  private readonly waiting: Set<Applicant>;
  private readonly everybody: readonly Applicant[];

  constructor(others: readonly Applicant[], chance: Chance) {
    this.everybody = chance.shuffled(others, (each) => each.record.personId);
    this.waiting = new Set(this.everybody);
  }

  /** Up to `count` who have not appeared yet. */
  take(count: number, fits: (each: Applicant) => boolean = () => true): readonly Applicant[] {
    const found = [...this.waiting].filter(fits).slice(0, count);
    for (const each of found) this.waiting.delete(each);
    return found;
  }

  /** Exactly `count`, if anybody fits at all: where there are too few, several accounts ask for the same person. */
  fill(count: number, fits: (each: Applicant) => boolean = () => true): readonly Applicant[] {
    const found = this.take(count, fits);
    const again = found.length > 0 ? found : this.everybody.filter(fits);
    if (again.length === 0) return found;
    return Array.from({ length: count }, (_, index) => again[index % again.length] as Applicant);
  }
}

export const isReachable = ({ record }: Applicant): boolean => record.email !== undefined;

/** Neither Customer Privacy nor Children Services stands in the way of a link. */
export const isOrdinary = ({ record, named }: Applicant): boolean =>
  !record.customerPrivacy && named.programs.every(({ kind }) => kind !== 'Children Services');

/** Can be linked without a worker. */
export const canLinkAlone = (each: Applicant): boolean => each.alone && isReachable(each) && isOrdinary(each);
