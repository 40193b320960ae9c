import type { Decider } from '#kernel';
import { type AssignProgramWorker, assignProgramWorker } from './assign-program-worker.js';
import type { CaseEvent } from './events.js';
import { type MarkOutOfTheHome, markOutOfTheHome } from './mark-out-of-the-home.js';
import { type RecordCase, recordCase } from './record-case.js';
import { type RemoveCasePerson, removeCasePerson } from './record-case-person.js';
import { type CaseState, evolveCase, unknownCase } from './state.js';

export type CaseCommand = RecordCase | RemoveCasePerson | AssignProgramWorker | MarkOutOfTheHome;

/** `case-{caseNumber}`: one case. Holds no personal data. */
export const caseDecider: Decider<CaseCommand, CaseEvent, CaseState> = {
  category: 'case',
  initial: unknownCase,
  evolve: evolveCase,
  decide(command, state) {
    switch (command.kind) {
      case 'record-case':
        return recordCase(command, state);
      case 'remove-case-person':
        return removeCasePerson(command, state);
      case 'assign-program-worker':
        return assignProgramWorker(command, state);
      case 'mark-out-of-the-home':
        return markOutOfTheHome(command, state);
      default:
        return command satisfies never;
    }
  },
};
