import { WrongUsage } from './failures.js';
import { type Need, operatorFor } from './operator.js';

const importing: Need = { right: 'registry:write', byDefault: 'registry', peoplesData: true };
const rebuilding: Need = { right: 'ops:projections', byDefault: 'ops', peoplesData: false };
const demo = { demoSignIn: 'loopback' } as const;
const production = { demoSignIn: 'off' } as const;

test('in a demo the identity that fits the command acts when none is named', () => {
  expect(operatorFor(importing, {}, demo)).toEqual({ actor: { kind: 'registry', id: 'registry' } });
  expect(operatorFor(rebuilding, {}, demo).actor.kind).toBe('ops');
});

test('an identity without the right is refused with the right’s name', () => {
  expect(() => operatorFor(importing, { as: 'worker-19' }, demo)).toThrow('registry:write');
  expect(() => operatorFor(rebuilding, { as: 'auditor:a.ortiz', reason: 'check' }, production)).toThrow(
    'ops:projections',
  );
});

test('outside a demo somebody must be named, and demo identities are nobody', () => {
  expect(() => operatorFor(rebuilding, {}, production)).toThrow('--as');
  expect(() => operatorFor(rebuilding, { as: 'ops' }, production)).toThrow(WrongUsage);
  expect(operatorFor(rebuilding, { as: 'ops:d.ortiz' }, production).actor).toEqual({
    kind: 'ops',
    id: 'd.ortiz',
  });
});

test('outside a demo work on people’s data needs a reason, and it is passed on', () => {
  const as = 'registry:calsaws';
  expect(() => operatorFor(importing, { as }, production)).toThrow('reason_required');
  expect(() => operatorFor(importing, { as, reason: '  ' }, production)).toThrow('reason_required');
  expect(operatorFor(importing, { as, reason: ' nightly load ' }, production).reason).toBe('nightly load');
  expect(operatorFor(rebuilding, { as: 'ops:d.ortiz' }, production).reason).toBeUndefined();
});

test.each(['superuser:me', 'worker:x', 'ops:', 'ops:a b', 'ops:m@example.org', '__proto__:x'])(
  'nobody is called %s',
  (as) => {
    expect(() => operatorFor(rebuilding, { as }, demo)).toThrow(WrongUsage);
  },
);
