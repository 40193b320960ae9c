import { given } from '#engine/testing';
import { workerId } from '#kernel';
import { ben, decideCase, facts, firstRecorded, recordCase, role } from '../../testing/cases.js';
import { ana, monday, number, supervisor, tuesday, wednesday } from '../../testing/index.js';
import type { CaseRole } from '../values.js';
import { caseDecider } from './decider.js';

const assigned = [
  ...firstRecorded,
  ...decideCase(firstRecorded, {
    kind: 'assign-program-worker',
    caseNumber: number,
    program: 'CalFresh',
    worker: workerId('agency'),
    by: supervisor,
    at: monday,
  }),
];

describe('recording a case', () => {
  it('records what it is and who is on it the first time, and nothing more the second', () => {
    given(caseDecider)
      .when(recordCase())
      .then([
        {
          type: 'CaseRecorded',
          data: { caseNumber: number, facts, personIds: [], kept: [], at: tuesday },
        },
        {
          type: 'CasePersonRecorded',
          data: { caseNumber: number, personId: ana, role, facts, kept: [], at: tuesday },
        },
      ]);
    given(caseDecider).when(recordCase()).thenAgainNothing();
  });

  it('carries what it was before and everybody on it when it changes', () => {
    given(caseDecider, firstRecorded)
      .when(recordCase({ status: 'Closed' }))
      .then([
        {
          type: 'CaseRecorded',
          data: {
            caseNumber: number,
            facts: { ...facts, status: 'Closed' },
            before: facts,
            personIds: [ana],
            kept: [],
            at: tuesday,
          },
        },
      ]);
  });

  it('unites the programs that its persons’ records name, and leaves a worker that one does not name', () => {
    const medical = { kind: 'Medi-Cal', status: 'Pending' } as const;
    const ofBen = recordCase(
      { programs: [medical, { kind: 'CalFresh', status: 'Active' }] },
      { personId: ben, role: { ...role, primaryApplicantOf: [] } },
    );
    const events = [...firstRecorded, ...decideCase(firstRecorded, ofBen)];
    expect(given(caseDecider, events).state).toMatchObject({
      facts: { programs: [facts.programs[0], medical] },
      persons: { P1: {}, P2: {} },
    });
    given(caseDecider, events).when(recordCase()).thenNothing();
    given(caseDecider, events).when(ofBen).thenNothing();
  });

  it('keeps the worker whom a supervisor assigned, and says so when the source changed its own', () => {
    given(caseDecider, assigned).when(recordCase()).thenNothing();
    const changed = recordCase({ programs: [{ kind: 'CalFresh', status: 'Active', worker: 'w2' }] });
    const events = decideCase(assigned, changed);
    expect(events).toMatchObject([
      {
        type: 'CaseRecorded',
        data: {
          facts: { programs: [{ worker: 'agency' }] },
          source: { programs: [{ worker: 'w2' }] },
          kept: ['CalFresh'],
        },
      },
    ]);
    given(caseDecider, assigned).when(changed).thenAgainNothing();
    const later = decideCase(
      [...assigned, ...events],
      recordCase({
        status: 'Pending',
        programs: [{ kind: 'CalFresh', status: 'Active', worker: 'w2' }],
      }),
    );
    expect(later[0]!.data).toMatchObject({ facts: { programs: [{ worker: 'agency' }] }, kept: [] });
  });

  it('does not speak of keeping when the source comes to name the same worker', () => {
    const same = recordCase({ programs: [{ kind: 'CalFresh', status: 'Active', worker: 'agency' }] });
    expect(decideCase(assigned, same)).toMatchObject([{ data: { kept: [] } }]);
  });

  it('records a changed role alone', () => {
    const other: CaseRole = { ...role, childSupportRole: 'AP' };
    expect(decideCase(firstRecorded, recordCase({}, { personId: ana, role: other }))).toMatchObject([
      { type: 'CasePersonRecorded', data: { role: other } },
    ]);
  });

  it('takes a person off, once', () => {
    const remove = { kind: 'remove-case-person', caseNumber: number, personId: ana, at: wednesday } as const;
    const data = { caseNumber: number, personId: ana, at: wednesday };
    given(caseDecider, firstRecorded)
      .when(remove)
      .then([{ type: 'CasePersonRemoved', data }]);
    given(caseDecider, firstRecorded).when(remove).thenAgainNothing();
    given(caseDecider).when(remove).thenNothing();
  });
});
