import { type ImportedCase, type PersonImportRecord, removesCase } from '../import-record.js';
import { caseStatuses, programKinds } from '../values.js';
import type { Fault } from './checks.js';
import { CompactTable, type Digest } from './compact-table.js';

const noStatus = 0;
const mostWorkers = 20_000;
const columns = { county: 0, status: 1, firstProgram: 2 };
/** A number of a table has 32 bits. */
const half = 2 ** 32;

/**
 * What one run has said so far, to find what contradicts it: the first wins, the later is rejected (rule P11).
 * A worker is remembered by 32 bits: that a contradiction is overlooked is one chance in four billion.
 */
export class Contradictions {
  private readonly cases: CompactTable;
  private readonly persons: CompactTable;
  private readonly ssns: CompactTable;
  private readonly workers = new Map<string, number>();

  constructor(private readonly digest: Digest) {
    this.cases = new CompactTable('case', columns.firstProgram + 2 * programKinds.length, digest);
    this.persons = new CompactTable('person', 4, digest);
    this.ssns = new CompactTable('ssn', 1, digest);
  }

  /** What of a case contradicts an earlier row; nothing is remembered of a case that does. */
  ofCase(said: ImportedCase, path = ''): Fault | undefined {
    const row = this.cases.find(said.caseNumber);
    if (row === undefined) {
      this.cases.add(said.caseNumber, this.numbers(said));
      return undefined;
    }
    const now = this.numbers(said);
    const field = (name: string) => (path === '' ? name : `${path}.${name}`);
    if (row[columns.county] !== now[columns.county])
      return {
        field: field('county'),
        reason: 'contradicts an earlier row about this case: the first counts',
      };
    if (row[columns.status] !== now[columns.status])
      return {
        field: field('status'),
        reason: 'contradicts an earlier row about this case: the first counts',
      };
    for (const [index, program] of said.programs.entries()) {
      const at = columns.firstProgram + 2 * programKinds.indexOf(program.kind);
      const reason = 'contradicts an earlier row about this program: the first counts';
      if (row[at] !== noStatus && row[at] !== now[at])
        return { field: field(`programs[${index}].status`), reason };
      if (row[at + 1] !== 0 && now[at + 1] !== 0 && row[at + 1] !== now[at + 1])
        return { field: field(`programs[${index}].worker`), reason };
    }
    for (const [at, value] of now.entries()) if (value !== 0) row[at] = value;
    return undefined;
  }

  /** The first fault of all cases of a record. */
  ofRecord(record: PersonImportRecord): Fault | undefined {
    for (const [index, each] of (record.cases ?? []).entries()) {
      if (removesCase(each)) continue;
      const fault = this.ofCase(each, `cases[${index}]`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  /** Where this run had the person already: the line, and the byte where it begins. */
  earlier(personId: string): { readonly line: number; readonly start: number } | undefined {
    const row = this.persons.find(personId);
    return row && { line: row[0]!, start: row[2]! * half + row[3]! };
  }

  /** Whether the person's earlier record in this run was the same: then it contradicts nothing. */
  saidBefore(record: PersonImportRecord): boolean {
    return this.persons.find(record.personId)?.[1] === this.content(record);
  }

  /** `start`: the byte where the line begins, for whoever reads it again. */
  rememberPerson(record: PersonImportRecord, line: number, start = 0): void {
    const where = [Math.floor(start / half), start % half];
    this.persons.add(record.personId, [line, this.content(record), ...where]);
  }

  /** The line of the first other person with this Social Security Number. Numbers are held as digests only. */
  sharesSsn(ssn: string, line: number): number | undefined {
    const row = this.ssns.find(ssn);
    if (row === undefined) this.ssns.add(ssn, [line]);
    return row?.[0];
  }

  private numbers(said: ImportedCase): number[] {
    const row = new Array<number>(columns.firstProgram + 2 * programKinds.length).fill(0);
    row[columns.county] = Number(said.county);
    row[columns.status] = 1 + caseStatuses.indexOf(said.status);
    for (const { kind, status, worker } of said.programs) {
      const at = columns.firstProgram + 2 * programKinds.indexOf(kind);
      row[at] = 1 + caseStatuses.indexOf(status);
      row[at + 1] = worker ? this.workerNumber(worker) : 0;
    }
    return row;
  }

  /** Workers are few and come again and again. */
  private workerNumber(worker: string): number {
    const known = this.workers.get(worker);
    if (known !== undefined) return known;
    const number = this.short('worker', worker);
    if (this.workers.size < mostWorkers) this.workers.set(worker, number);
    return number;
  }

  /** A parsed record has its members in one order, so its plain JSON is the same for the same record. */
  private content(record: PersonImportRecord): number {
    return this.short('record', JSON.stringify(record));
  }

  private short(kind: string, value: string): number {
    const bytes = this.digest(kind, value);
    return (new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0) | 1) >>> 0;
  }
}
