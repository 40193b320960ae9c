import { recorded } from '#engine/testing';
import type { Actor } from '#kernel';
import { subjectsIn } from './subjects-in.js';

const by = (data: object, actor: Actor, stream = 'any') => {
  const [event] = recorded([{ type: 'Any', data }]);
  return subjectsIn({ ...event!, meta: { ...event!.meta, actor, stream } });
};
const system: Actor = { kind: 'system', id: 's' };

test('an event is about whatever it names that can be asked about, and about the worker who did it', () => {
  const data = { personId: 'P1', caseNumber: 'B1', requestId: 's-19', assignee: 'w2', other: 'P9' };
  expect(by(data, { kind: 'supervisor', id: 'w1' })).toEqual([
    'case:B1',
    'person:P1',
    'request:s-19',
    'worker:w1',
    'worker:w2',
  ]);
});

test('a mail is about whose data is in it, and no e-Message', () => {
  expect(by({ messageId: 'm1', subjectOfData: 'person-P1' }, system, 'outbox-m1')).toEqual(['person:P1']);
  expect(by({ messageId: 'm1' }, system, 'e-message-t1')).toEqual(['message:m1']);
});
