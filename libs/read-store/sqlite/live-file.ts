import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { adviceFor, type CopyRow, checkpointOf, copyRow, fieldsOf } from './copy-file.js';
import { openFile, refusalFor } from './open-file.js';
import type { Sql } from './query-sql.js';

const statementsKept = 100;

/** An open copy that readers see, with its prepared statements. */
export class LiveFile {
  private readonly db: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  /** Fields that this copy has; an older one may lack what the code already declares. */
  readonly fields: ReadonlySet<string>;
  readonly version: number;

  constructor(
    private readonly path: string,
    readonly view: string,
    readonly build: string,
  ) {
    this.db = openFile(path, { mode: 'read', create: () => undefined, advice: adviceFor(view) });
    const row = this.guarded(() => copyRow(this.db));
    this.fields = fieldsOf(row);
    this.version = row.version;
  }

  all = <Row>({ text, values }: Sql): Row[] =>
    this.guarded(() => this.prepared(text).all(...values) as Row[]);

  get = <Row>({ text, values }: Sql): Row | undefined =>
    this.guarded(() => this.prepared(text).get(...values) as Row | undefined);

  checkpoint = () => checkpointOf(this.get<CopyRow>({ text: 'SELECT * FROM copy', values: [] }) as CopyRow);

  close(): void {
    this.statements.clear();
    this.db.close();
  }

  private prepared(text: string): StatementSync {
    const known = this.statements.get(text);
    if (known !== undefined) return known;
    const [oldest] = this.statements.size >= statementsKept ? this.statements.keys() : [];
    if (oldest !== undefined) this.statements.delete(oldest);
    const statement = this.db.prepare(text);
    this.statements.set(text, statement);
    return statement;
  }

  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw refusalFor(error, this.path, adviceFor(this.view));
    }
  }
}
