import { counties } from '#kernel';
import { demoIdentities, demoIdentity } from './demo-identities.js';
import { rights } from './rights.js';

test('every county has two workers, a viewer and a supervisor of its own', () => {
  for (const { code } of counties)
    for (const id of [`worker-${code}`, `worker-${code}-b`, `viewer-${code}`, `supervisor-${code}`]) {
      const identity = demoIdentity(id)!;
      expect(identity.actor).toMatchObject({ id, county: code });
    }
});

test('a worker and a viewer act as workers, told apart by their rights', () => {
  expect(demoIdentity('worker-19')!.actor.kind).toBe('worker');
  expect(demoIdentity('viewer-19')!.actor.kind).toBe('worker');
  expect([...demoIdentity('viewer-19')!.rights].every((right) => right.endsWith(':view'))).toBe(true);
});

test('only supervisors of a county may change its settings', () => {
  const able = demoIdentities().filter(({ rights }) => rights.has('settings:edit'));
  expect(new Set(able.map(({ role }) => role))).toEqual(new Set(['supervisor']));
});

test('those who run the system have no right to see a person', () => {
  for (const id of ['ops', 'help-desk', 'registry', 'auditor', 'partner-1', 'customer-1'])
    expect(demoIdentity(id)!.rights.has('person:view')).toBe(false);
});

test('a customer acts under the id of the account', () => {
  const customer = demoIdentity('customer-7')!;
  expect(customer.accountId).toBe('demo-customer-7');
  expect(customer.actor).toEqual({ kind: 'customer', id: 'demo-customer-7' });
});

test.each([
  'worker-59',
  'worker-00',
  'worker-1',
  'viewer-19-b',
  'customer-0',
  'customer-',
  'admin',
  '',
  'constructor',
])('there is no demo identity "%s"', (id) => {
  expect(demoIdentity(id)).toBeUndefined();
});

test('the list starts with Los Angeles, has no id twice, and every right has somebody who holds it', () => {
  const all = demoIdentities();
  expect(all[0]!.id).toBe('worker-19');
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.flatMap(({ rights }) => [...rights]))).toEqual(new Set(rights));
});

test('the name behind an id never changes', () => {
  expect(demoIdentity('worker-19')!.name).toBe(demoIdentity('worker-19')!.name);
  expect(demoIdentity('worker-19')!.name).not.toBe(demoIdentity('worker-19-b')!.name);
});
