import type { Decider } from '#kernel';
import { type CaseState, evolveCase, unknownCase } from './case-state.js';
import { type AssignProgramWorker, assignProgramWorker } from './decisions/assign-program-worker.js';
import { type MarkOutOfTheHome, markOutOfTheHome } from './decisions/mark-out-of-the-home.js';
import { type RecordCase, recordCase } from './decisions/record-case.js';
import { type RemoveCasePerson, removeCasePerson } from './decisions/record-case-person.js';
import { type CaseEvent, personRegistryEvents } from './events.js';

export type CaseCommand = RecordCase | RemoveCasePerson | AssignProgramWorker | MarkOutOfTheHome;

/** `case-{caseNumber}`: one case. Holds no personal data. */
export const caseDecider: Decider<CaseCommand, CaseEvent, CaseState> = {
  category: 'case',
  catalogue: personRegistryEvents,
  initial: unknownCase,
  evolve: evolveCase,
  decide(command, state) {
    switch (command.type) {
      case 'RecordCase':
        return recordCase(command, state);
      case 'RemoveCasePerson':
        return removeCasePerson(command, state);
      case 'AssignProgramWorker':
        return assignProgramWorker(command, state);
      case 'MarkOutOfTheHome':
        return markOutOfTheHome(command, state);
      default:
        return command satisfies never;
    }
  },
};
