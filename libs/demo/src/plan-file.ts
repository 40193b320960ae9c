import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDataFolder } from '#composition';
import type { Instant } from '#kernel';
import type { Config } from '#settings';

/** What the demo data of a folder are made of. Written first, so that a start that was killed goes on as it began. */
export interface DemoPlan {
  readonly seed: number;
  readonly people: number;
  /** The moment that the four months of activity end at. */
  readonly now: Instant;
  /** `intended`: nothing was made yet, not even the stores. */
  readonly state: 'intended' | 'being made' | 'done';
}

const seed = 1;

const file = (dataDir: string) => join(dataDir, 'demo', 'plan.json');

export function readPlan(dataDir: string): DemoPlan | undefined {
  return existsSync(file(dataDir))
    ? (JSON.parse(readFileSync(file(dataDir), 'utf8')) as DemoPlan)
    : undefined;
}

export const writePlan = (dataDir: string, plan: DemoPlan): void => writeWhole(file(dataDir), json(plan));

/** A first start makes demo data, and one after a start that was killed finishes them. */
export function needsDemoData({ dataDir, demoData }: Config): boolean {
  const plan = readPlan(dataDir);
  if (plan !== undefined) return plan.state === 'being made' || (plan.state === 'intended' && demoData > 0);
  return demoData > 0 && !existsSync(join(dataDir, 'events.db'));
}

export const newPlan = ({ demoData }: Config, now: Instant): DemoPlan => ({
  seed,
  people: demoData,
  now,
  state: 'intended',
});

/**
 * Before the stores are made: a start that is killed while it makes them leaves a ledger without events, which the next
 * one would take for somebody's own. @throws DataFolderRefused
 */
export function intendDemoData(config: Config, now: Instant): void {
  openDataFolder(config.dataDir);
  if (readPlan(config.dataDir) === undefined) writePlan(config.dataDir, newPlan(config, now));
}

export const removePlan = (dataDir: string): void => rmSync(file(dataDir), { force: true });

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The whole file or none of it. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
