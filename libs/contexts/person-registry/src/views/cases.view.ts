import { own } from '#kernel';
import type { ViewSchema } from '#read-store';
import type { CaseRole, CaseStatus, Program } from '../values.js';

/** `cases`, by case number. Holds no personal data. */
export interface CaseDocument {
  readonly caseNumber: string;
  readonly county: string;
  readonly status: CaseStatus;
  readonly programs: readonly Program[];
  /** What each person is on the case, by person id. */
  readonly persons: Readonly<Record<string, CaseRole>>;
}

export const casesView: ViewSchema = {
  name: 'cases',
  version: 1,
  fields: { county: 'text', status: 'text', caseNumber: 'text' },
  indexes: [
    ['county', 'caseNumber'],
    ['county', 'status', 'caseNumber'],
  ],
  tagged: true,
};

/** Whose name the case bears: the Primary Applicant of its first program that has one (rule P2). */
export function nameBearer({ programs, persons }: CaseDocument): string | undefined {
  for (const { kind } of programs) {
    const bearer = Object.keys(persons)
      .sort()
      .find((id) => own(persons, id)?.primaryApplicantOf.includes(kind));
    if (bearer !== undefined) return bearer;
  }
  return undefined;
}
