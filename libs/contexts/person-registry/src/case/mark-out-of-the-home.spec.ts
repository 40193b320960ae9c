import { given } from '#engine/testing';
import { countyCode, NotFound } from '#kernel';
import { ben, decideCase, firstRecorded, recordCase, role } from '../../testing/cases.js';
import { ana, number, others, supervisor, tuesday } from '../../testing/index.js';
import { caseDecider } from './decider.js';

describe('marking a person out of the home', () => {
  const mark = (permanentlyOutOfTheHome: boolean, who = ana) =>
    ({
      kind: 'mark-out-of-the-home',
      caseNumber: number,
      personId: who,
      permanentlyOutOfTheHome,
      by: supervisor,
      at: tuesday,
    }) as const;

  it('is recorded once and can be taken back', () => {
    given(caseDecider, firstRecorded).when(mark(true)).thenAgainNothing();
    given(caseDecider, firstRecorded).when(mark(false)).thenNothing();
    const marked = [...firstRecorded, ...decideCase(firstRecorded, mark(true))];
    expect(given(caseDecider, marked).state).toMatchObject({
      persons: { P1: { role: { permanentlyOutOfTheHome: true } } },
    });
    expect(decideCase(marked, mark(false))).toHaveLength(1);
  });

  it('wins over the source, also when that record changes otherwise', () => {
    const marked = [...firstRecorded, ...decideCase(firstRecorded, mark(true))];
    given(caseDecider, marked).when(recordCase()).thenNothing();
    const events = decideCase(
      marked,
      recordCase({}, { personId: ana, role: { ...role, childSupportRole: 'CP' } }),
    );
    expect(events).toMatchObject([
      { data: { role: { permanentlyOutOfTheHome: true, childSupportRole: 'CP' }, kept: [] } },
    ]);
  });

  it('is refused for somebody who is not on the case', () => {
    given(caseDecider, firstRecorded).when(mark(true, ben)).thenRefused('person_not_on_case');
    expect(() => decideCase([], mark(true))).toThrow(NotFound);
  });

  it.each(others('supervisor'))('is for supervisors of a county, not for $kind of $county', (by) => {
    given(caseDecider, firstRecorded)
      .when({ ...mark(true), by })
      .thenRefused('supervisors_only');
  });

  it('finds no case of another county', () => {
    const by = { ...supervisor, county: countyCode('34') };
    expect(() => decideCase(firstRecorded, { ...mark(true), by })).toThrow(NotFound);
  });
});
