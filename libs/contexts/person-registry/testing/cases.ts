import { given } from '#engine/testing';
import { personId } from '#kernel';
import { caseDecider } from '../src/case/decider.js';
import type { CaseEvent } from '../src/case/events.js';
import type { RecordCase } from '../src/case/record-case.js';
import type { CaseFacts, CaseRole } from '../src/values.js';
import { ana, number, tuesday } from './index.js';

export const ben = personId('P2');
export const facts: CaseFacts = {
  county: '19',
  status: 'Active',
  programs: [{ kind: 'CalFresh', status: 'Active', worker: 'w1' }],
};
export const role: CaseRole = { primaryApplicantOf: ['CalFresh'], permanentlyOutOfTheHome: false };
export const recordCase = (
  said: Partial<CaseFacts> = {},
  person: RecordCase['person'] = { personId: ana, role },
): RecordCase => ({
  kind: 'record-case',
  caseNumber: number,
  facts: { ...facts, ...said },
  person,
  at: tuesday,
});
export const decideCase = (events: readonly CaseEvent[], command: Parameters<typeof caseDecider.decide>[0]) =>
  caseDecider.decide(command, given(caseDecider, events).state);
/** A case with Ana as its Primary Applicant. */
export const firstRecorded = decideCase([], recordCase());
