import type { DatabaseSync } from 'node:sqlite';
import { type CountyCode, isStorable, mustBeStorable } from '#kernel';
import { type Identity, identityOf } from '../src/identity.js';
import { type Right, type Role, rights, roles } from '../src/rights.js';
import { formerRole, type StaffStore } from '../src/staff.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly rights: string;
  readonly county: string | null;
}

/** A row for everybody who has signed in. */
export class SqliteStaffStore implements StaffStore {
  private readonly statements;

  constructor(db: DatabaseSync) {
    this.statements = {
      find: db.prepare('SELECT * FROM staff WHERE id = ?'),
      inCounty: db.prepare('SELECT * FROM staff WHERE county = ? ORDER BY name COLLATE NOCASE, id'),
      remember: db.prepare(
        'INSERT OR REPLACE INTO staff (id, name, role, rights, county) VALUES (?, ?, ?, ?, ?)',
      ),
      forget: db.prepare("UPDATE staff SET role = ?, rights = '[]', county = NULL WHERE id = ?"),
    };
  }

  async find(id: string): Promise<Identity | undefined> {
    if (!isStorable(id)) return undefined;
    const row = this.statements.find.get(id) as Row | undefined;
    return row && identityIn(row);
  }

  async nameOf(id: string): Promise<string | undefined> {
    if (!isStorable(id)) return undefined;
    return (this.statements.find.get(id) as Row | undefined)?.name;
  }

  async inCounty(county: CountyCode): Promise<readonly Identity[]> {
    if (!isStorable(county)) return [];
    const rows = this.statements.inCounty.all(county) as unknown as readonly Row[];
    return rows.flatMap((row) => identityIn(row) ?? []);
  }

  async remember({ id, name, role, rights: held, actor }: Identity): Promise<void> {
    mustBeStorable(id);
    this.statements.remember.run(id, name, role, JSON.stringify([...held]), actor.county ?? null);
  }

  async forget(id: string): Promise<void> {
    if (isStorable(id)) this.statements.forget.run(formerRole, id);
  }
}

/** Nobody, where this program does not know the role; a right that it does not know is none. */
function identityIn({ id, name, role, rights: held, county }: Row): Identity | undefined {
  const known = roles.find((each): each is Role => each === role);
  if (known === undefined) return undefined;
  const names: readonly unknown[] = JSON.parse(held);
  const identity = identityOf({
    id,
    name,
    role: known,
    ...(county !== null && { county: county as CountyCode }),
  });
  return { ...identity, rights: new Set<Right>(rights.filter((each) => names.includes(each))) };
}
