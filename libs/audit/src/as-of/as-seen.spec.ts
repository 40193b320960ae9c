import { personId, personSubject } from '#kernel';
import { asSeen } from './as-seen.js';

const at = '2026-05-01T17:00:00.000Z';
const ana = personSubject(personId('P1'));
const saw = (view: string, position: string) => ({ view, build: 'v1-1', position });

test('a look is about what its task names, else about the first whom it showed', () => {
  const about = (task: string) => asSeen({ at, task, subjects: [ana] })?.subject;
  expect(about('case:B19900001')).toEqual({ kind: 'case', id: 'B19900001' });
  expect(about('print:case:B19900001')).toEqual({ kind: 'case', id: 'B19900001' });
  expect(about('case-link-request:s-1-19')).toEqual({ kind: 'request', id: 's-1-19' });
  expect(about('e-message:m1')).toEqual({ kind: 'message', id: 'm1' });
  expect(about('person')).toEqual({ kind: 'person', id: 'P1' });
  expect(asSeen({ at, task: 'home', subjects: [] })).toBeUndefined();
});

test('it counts as much as the view held that showed it; without a view, what had been recorded by then', () => {
  const look = { at, task: 'person', subjects: [ana] };
  expect(asSeen({ ...look, saw: [saw('persons', '05'), saw('cases', '09')] })).toMatchObject({ upTo: '05' });
  expect(asSeen({ ...look, saw: [saw('cases', '08'), saw('outbox', '09')] })).toMatchObject({ upTo: '09' });
  expect(asSeen(look)).toMatchObject({ at, upTo: undefined });
});
