import type { Folded, Projection } from '#engine';
import { own } from '#kernel';
import { type CaseEvent, caseEvents } from '../case/events.js';
import type { CaseRole } from '../values.js';
import { type CaseDocument, casesView } from './cases.view.js';

/** One document for each case: the Cases List and the Case Summary read it. */
export const casesProjection: Projection<CaseEvent, CaseDocument> = {
  schema: casesView,
  catalogues: [caseEvents],
  keys: (event) => [event.data.caseNumber],
  fold,
  tags: ({ programs }) => [
    ...programs.map(({ kind }) => ({ kind: 'program', value: kind })),
    ...[...new Set(programs.flatMap(({ worker }) => worker ?? []))].map((value) => ({
      kind: 'worker',
      value,
    })),
  ],
};

function fold(document: CaseDocument | undefined, event: Folded<CaseEvent>): CaseDocument | undefined {
  if (event.type === 'CaseRecorded') {
    const { caseNumber, facts } = event.data;
    return { caseNumber, ...facts, persons: document?.persons ?? {} };
  }
  if (document === undefined) return undefined;
  switch (event.type) {
    case 'CasePersonRecorded':
      return withRole(document, event.data.personId, event.data.role);
    case 'CasePersonRemoved': {
      const { [event.data.personId]: _removed, ...persons } = document.persons;
      return { ...document, persons };
    }
    case 'ProgramWorkerAssigned': {
      const { program, to } = event.data;
      const programs = document.programs.map((each) =>
        each.kind === program ? { ...each, worker: to } : each,
      );
      return { ...document, programs };
    }
    case 'OutOfTheHomeMarked': {
      const { personId, permanentlyOutOfTheHome } = event.data;
      const role = own(document.persons, personId);
      return role === undefined
        ? document
        : withRole(document, personId, { ...role, permanentlyOutOfTheHome });
    }
  }
}

const withRole = (document: CaseDocument, personId: string, role: CaseRole): CaseDocument => ({
  ...document,
  persons: { ...document.persons, [personId]: role },
});
