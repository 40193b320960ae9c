import { given } from '#engine/testing';
import { countyCode, NotFound, workerId } from '#kernel';
import { decideCase, firstRecorded } from '../../testing/cases.js';
import { ana, number, others, supervisor, tuesday } from '../../testing/index.js';
import { caseDecider } from './decider.js';

describe('assigning a program’s worker', () => {
  const assign = (program: 'CalFresh' | 'Medi-Cal', worker: string) =>
    ({
      kind: 'assign-program-worker',
      caseNumber: number,
      program,
      worker: workerId(worker),
      by: supervisor,
      at: tuesday,
    }) as const;

  it('names the former and the new one, and does nothing for the same one', () => {
    given(caseDecider, firstRecorded)
      .when(assign('CalFresh', 'w2'))
      .then([
        {
          type: 'ProgramWorkerAssigned',
          data: {
            caseNumber: number,
            program: 'CalFresh',
            from: workerId('w1'),
            to: workerId('w2'),
            personIds: [ana],
            at: tuesday,
          },
        },
      ]);
    given(caseDecider, firstRecorded).when(assign('CalFresh', 'w2')).thenAgainNothing();
    given(caseDecider, firstRecorded).when(assign('CalFresh', 'w1')).thenNothing();
  });

  it('is refused for a program that the case does not have, and for no case at all', () => {
    given(caseDecider, firstRecorded)
      .when(assign('Medi-Cal', 'w2'))
      .thenRefused('program_not_on_case', 'This case has no Medi-Cal program.');
    expect(() => decideCase([], assign('CalFresh', 'w2'))).toThrow(NotFound);
  });

  it.each(others('supervisor'))('is for supervisors of a county, not for $kind of $county', (by) => {
    given(caseDecider, firstRecorded)
      .when({ ...assign('CalFresh', 'w2'), by })
      .thenRefused('supervisors_only');
  });

  it('finds no case of another county', () => {
    const by = { ...supervisor, county: countyCode('34') };
    expect(() => decideCase(firstRecorded, { ...assign('CalFresh', 'w2'), by })).toThrow(NotFound);
  });
});
