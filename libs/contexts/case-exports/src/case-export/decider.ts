import type { Decider } from '#kernel';
import { type EndExport, endExport } from './end-export.js';
import type { CaseExportEvent } from './events.js';
import {
  type FailExport,
  failExport,
  type KeepExport,
  keepExport,
  type PrepareExport,
  prepareExport,
} from './finish-export.js';
import { type RequestExport, requestExport } from './request-export.js';
import { type CaseExport, evolveExport, noExport } from './state.js';

export type CaseExportCommand = RequestExport | PrepareExport | KeepExport | FailExport | EndExport;

/** `case-export-{exportId}`: one package of a case with its proofs. */
export const caseExportDecider: Decider<CaseExportCommand, CaseExportEvent, CaseExport> = {
  category: 'case-export',
  initial: noExport,
  evolve: evolveExport,
  decide(command, state) {
    switch (command.kind) {
      case 'request':
        return requestExport(command, state);
      case 'prepare':
        return prepareExport(command, state);
      case 'keep':
        return keepExport(command, state);
      case 'fail':
        return failExport(command, state);
      case 'end':
        return endExport(command, state);
      default:
        return command satisfies never;
    }
  },
};
