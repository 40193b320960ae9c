import type { DatabaseSync } from 'node:sqlite';

/** The numbers that stand for event types. There are a few hundred, so all are kept. */
export class TypeNames {
  private readonly ids = new Map<string, number>();
  private readonly names = new Map<number, string>();

  constructor(private readonly db: DatabaseSync) {}

  /** For the writer: a type that is new gets its number in the running transaction. */
  idOf(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    this.db.prepare('INSERT OR IGNORE INTO types (name) VALUES (?)').run(name);
    const { id } = this.db.prepare('SELECT id FROM types WHERE name = ?').get(name) as { id: number };
    this.ids.set(name, id);
    return id;
  }

  nameOf(id: number): string {
    const known = this.names.get(id);
    if (known !== undefined) return known;
    const row = this.db.prepare('SELECT name FROM types WHERE id = ?').get(id) as
      | { name: string }
      | undefined;
    if (!row)
      throw new Error(`the ledger holds events of a type ${id} that has no name: check its integrity`);
    this.names.set(id, row.name);
    return row.name;
  }

  /** After a rollback. */
  forget(): void {
    this.ids.clear();
  }
}
