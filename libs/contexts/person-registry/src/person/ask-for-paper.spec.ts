import { given } from '#engine/testing';
import { countyCode, NotFound, workerId } from '#kernel';
import {
  ana,
  losAngeles,
  monday,
  others,
  plain,
  record,
  supervisor,
  tuesday,
  wednesday,
} from '../../testing/index.js';
import type { AskForPaper } from './ask-for-paper.js';
import { personDecider } from './decider.js';

const registered = personDecider.decide(
  { kind: 'receive-person-record', personId: ana, record: record(), county: losAngeles, at: monday },
  personDecider.initial,
);
const ask: AskForPaper = {
  kind: 'ask-for-paper',
  personId: ana,
  county: losAngeles,
  why: 'notices_chosen',
  cause: 'e-1',
  at: tuesday,
};
const asked = [...registered, ...personDecider.decide(ask, given(personDecider, registered).state)];
const settle = {
  kind: 'settle-paper',
  personId: ana,
  askedAt: tuesday,
  by: supervisor,
  at: wednesday,
} as const;
const settled = [
  ...asked,
  ...personDecider.decide({ ...settle, note: 'Sent.' }, given(personDecider, asked).state),
];

describe('a letter', () => {
  it('is asked for once for each cause, also after it was sent', () => {
    const { kind: _, ...data } = ask;
    given(personDecider, registered)
      .when(ask)
      .then([{ type: 'PaperAsked', data }]);
    given(personDecider, asked)
      .when({ ...ask, at: wednesday })
      .thenNothing();
    given(personDecider, settled)
      .when({ ...ask, at: wednesday })
      .thenNothing();
  });

  it('has a moment of its own, by which it is named', () => {
    const [other] = personDecider.decide(
      { ...ask, cause: 'e-2', why: 'notice_returned', messageId: 'm-1' },
      given(personDecider, asked).state,
    );
    expect(other).toMatchObject({ data: { at: '2026-05-05T17:00:00.001Z', messageId: 'm-1' } });
  });

  it('is settled once by a supervisor of its county, with a note', () => {
    expect(plain(settled.at(-1)!)).toEqual({
      type: 'PaperSettled',
      data: {
        personId: ana,
        askedAt: tuesday,
        worker: workerId(supervisor.id),
        note: { text: 'Sent.' },
        county: losAngeles,
        at: wednesday,
      },
    });
    given(personDecider, settled).when(settle).thenNothing();
    given(personDecider, registered).when(settle).thenNothing();
    const elsewhere = { ...settle, by: { ...supervisor, county: countyCode('34') } };
    expect(() => personDecider.decide(elsewhere, given(personDecider, asked).state)).toThrow(NotFound);
  });

  it.each(others('supervisor'))('is settled by supervisors of a county, not by $kind of $county', (by) => {
    given(personDecider, asked)
      .when({ ...settle, by })
      .thenRefused('supervisors_only');
  });
});
