import type { components } from '#api-client';

type Schemas = components['schemas'];
export type CaseRow = Schemas['CaseRowBody'];
export type CaseSummaryData = Schemas['CaseSummaryResponse'];
export type PersonOnCase = Schemas['PersonOnCaseBody'];
export type Program = Schemas['ProgramBody'];
export type ProgramKind = Program['kind'];
export type CaseStatus = Program['status'];

export const programKinds: readonly ProgramKind[] = [
  'CalFresh',
  'CalWORKs',
  'Medi-Cal',
  'General Assistance',
  'Children Services',
  'Child Support',
];
export const caseStatuses: readonly CaseStatus[] = ['Pending', 'Active', 'Denied', 'Closed'];
