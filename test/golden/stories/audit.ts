import type { Look } from '#access';
import { type Actor, type CountyCode, type Subject, subject } from '#kernel';
import type { TestSystem } from '../../support/test-system.js';

export const views = ['looks', 'look-days'];

const by = (kind: Actor['kind'], id: string, county: string): Actor => ({
  kind,
  id,
  county: county as CountyCode,
});
const dana = by('worker', 'worker-19', '19');
const sam = by('supervisor', 'supervisor-34', '34');
const auditor: Actor = { kind: 'auditor', id: 'auditor' };
const customer: Actor = { kind: 'customer', id: 'A1' };
const [ana, ben]: readonly Subject[] = [subject('person-P1'), subject('person-P2')];

const look = (of: Partial<Look> & Pick<Look, 'actor' | 'route'>, task: string, reason?: string): Look => ({
  subjects: [ana!],
  purpose: { task, ...(reason !== undefined && { reason }) },
  outcome: 'shown',
  from: '10.0.0.7',
  ...of,
});

/** Two workers and an auditor look at two persons on two days; one of them looks at her own data. */
export async function tell({ clock, looksLedger }: TestSystem): Promise<void> {
  const { looks } = await looksLedger();
  const record = async (...each: Parameters<typeof look>) => {
    await looks.record(look(...each));
    clock.advance(60_000);
  };
  const saw = [{ view: 'persons', build: 'v1-1', position: '0000000000000007' }];
  const search = { actor: dana, route: 'POST /api/v1/persons/search', subjects: [ana!, ben!], saw };
  await record({ ...search, criteria: { lastName: 'Ortiz' } }, 'select-person');
  await record({ ...search, subjects: [], criteria: { lastName: 'Nobody' } }, 'select-person');
  const opens = { actor: dana, route: 'GET /api/v1/persons/:id', saw };
  await record(opens, 'person', 'She is on the phone.');
  await record({ ...opens, subjects: [ben!] }, 'person');
  await record({ ...opens, outcome: 'refused' }, 'person');
  const cases = { actor: dana, route: 'GET /api/v1/cases/:caseNumber', subjects: [ana!, ben!] };
  await record(cases, 'print:case:B19900001');
  await record({ actor: customer, route: 'GET /api/v1/portal/links' }, 'own-links');
  clock.advance(24 * 3_600_000);
  await record(opens, 'person');
  await record({ ...opens, actor: sam }, 'person');
  const disclosed = { fields: ['timeline'], legalBasis: 'audit' };
  const exported = { actor: auditor, route: 'GET /api/v1/audit/timeline.csv', disclosed };
  await record(exported, 'audit-timeline', 'A complaint.');
}
