import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoCustomer } from './facts.js';
import { json, writeWhole } from './plan-file.js';

const file = (dataDir: string) => join(dataDir, 'demo', 'customers.json');

/** For whoever tries the demo out. All of it is invented. */
export const writeCustomers = (dataDir: string, customers: readonly DemoCustomer[]): void =>
  writeWhole(file(dataDir), json(customers));

/** The customers to try the demo with, by the identity to sign in with; undefined without demo data. */
export function demoCustomers(dataDir: string): ReadonlyMap<string, DemoCustomer> | undefined {
  if (!existsSync(file(dataDir))) return undefined;
  const customers = JSON.parse(readFileSync(file(dataDir), 'utf8')) as readonly DemoCustomer[];
  return new Map(customers.map((each) => [each.identity, each]));
}
