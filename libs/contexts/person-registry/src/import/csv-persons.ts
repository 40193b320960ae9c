import type { ImportedCase, ImportedProgram, PersonImportRecord } from '../import-record.js';
import { present } from '../same.js';
import type { Fault } from './checks.js';
import type { Contradictions } from './contradictions.js';
import type { CsvHeader } from './csv-header.js';
import type { CsvLine } from './csv-lines.js';
import { caseOfRow, columnNamed, rowRecord } from './csv-rows.js';
import { differing } from './differing.js';
import { type FileItem, type RawRow, rejected } from './file-item.js';
import type { ParseOptions } from './parse-record.js';

interface Group {
  readonly line: number;
  readonly person: PersonImportRecord;
  readonly cases: readonly ImportedCase[];
  readonly rows: readonly RawRow[];
}

const mostCases = 200;

/** Gathers rows of one person that stand together into one record. The first row of a contradiction wins (rule P11). */
export class CsvPersons {
  private group: Group | undefined;

  constructor(
    private readonly header: CsvHeader,
    private readonly contradictions: Contradictions,
    private readonly options: ParseOptions,
  ) {}

  /** What a line completes: the person before it, a rejection of itself, both or nothing. */
  push(line: CsvLine): FileItem[] {
    if ('broken' in line)
      return [rejected({ line: line.line, raw: line.text }, [{ field: '', reason: line.broken }])];
    const row: RawRow = { line: line.line, raw: this.header.ownCells(line.cells) };
    if (line.cells.length !== this.header.size)
      return [
        rejected({ line: line.line, raw: line.text }, [
          { field: '', reason: `has ${line.cells.length} columns, the header ${this.header.size}` },
        ]),
      ];
    if (line.cells.every((each) => each.trim() === '')) return [];
    const parsed = rowRecord(this.header, line.cells, this.options);
    if ('faults' in parsed) return [rejected(row, parsed.faults)];
    const done = this.group?.person.personId === parsed.record.personId ? [] : this.end();
    const faults = this.add(parsed.record, row);
    return faults.length === 0 ? done : [...done, rejected(row, faults)];
  }

  /** The last person. */
  end(): FileItem[] {
    const { group } = this;
    if (group === undefined) return [];
    this.group = undefined;
    const { line, person, cases, rows } = group;
    const record = { ...person, ...(cases.length === 0 ? {} : { cases }) };
    this.contradictions.rememberPerson(record, line);
    return [{ kind: 'person', line, record, rows }];
  }

  private add(record: PersonImportRecord, row: RawRow): readonly Fault[] {
    const { cases: _cases, ...said } = record;
    const ofCase = caseOfRow(record);
    const before = this.group;
    if (before === undefined) {
      const earlier = this.contradictions.earlier(said.personId);
      if (earlier !== undefined)
        return [
          {
            field: 'person_id',
            reason: `stood on line ${earlier.line} already: the rows of one person must stand together`,
          },
        ];
    }
    const differ = before === undefined ? [] : contradictions(before.person, said);
    if (differ.length > 0) return differ;
    const cases = joined(before?.cases ?? [], ofCase);
    if ('field' in cases) return [cases];
    const fault = ofCase && this.contradictions.ofCase(ofCase);
    if (fault !== undefined) return [{ ...fault, field: columnNamed(fault.field) }];
    this.group = {
      line: before?.line ?? row.line,
      person: before === undefined ? said : filled(before.person, said),
      cases: cases.list,
      rows: [...(before?.rows ?? []), row],
    };
    return [];
  }
}

/** What a row says of a field: nothing, where its cell is empty and another row of the person fills it. */
const says = (value: unknown): boolean =>
  Array.isArray(value) ? value.some((each) => each !== null) : value !== null && value !== undefined;

/** The fields that both rows fill differently. */
function contradictions(first: PersonImportRecord, later: PersonImportRecord): readonly Fault[] {
  const both = (Object.keys(later) as (keyof PersonImportRecord)[]).filter(
    (key) => says(first[key]) && says(later[key]),
  );
  const columns = both.flatMap((key) => differing(first[key], later[key], key).map(columnNamed));
  return columns.map((field) => ({
    field,
    reason: 'contradicts an earlier row of this person: the first counts',
  }));
}

/** The first row, with what only the later one fills. */
function filled<T extends object>(first: T, later: T): T {
  const keys = [...new Set([...Object.keys(first), ...Object.keys(later)])] as (keyof T)[];
  const whole: Partial<T> = {};
  for (const key of keys) whole[key] = says(first[key]) ? first[key] : (later[key] ?? first[key]);
  return whole as T;
}

/** The cases with a row's case and program in their place, or what contradicts an earlier row of the person. */
function joined(
  cases: readonly ImportedCase[],
  said: ImportedCase | undefined,
): { readonly list: readonly ImportedCase[] } | Fault {
  if (said === undefined) return { list: cases };
  const known = cases.find((each) => each.caseNumber === said.caseNumber);
  if (known === undefined)
    return cases.length < mostCases
      ? { list: [...cases, said] }
      : { field: 'case_number', reason: `a person has at most ${mostCases} cases` };
  const { childSupportRole, permanentlyOutOfTheHome, programs } = said;
  if (childSupportRole && known.childSupportRole && childSupportRole !== known.childSupportRole)
    return {
      field: 'child_support_role',
      reason: 'contradicts an earlier row of this person and case: the first counts',
    };
  const merged: ImportedCase = present({
    ...known,
    programs: programs.reduce(withProgram, known.programs),
    permanentlyOutOfTheHome: known.permanentlyOutOfTheHome ?? permanentlyOutOfTheHome,
    childSupportRole: known.childSupportRole ?? childSupportRole,
  });
  return { list: cases.map((each) => (each === known ? merged : each)) };
}

const withProgram = (list: readonly ImportedProgram[], said: ImportedProgram): readonly ImportedProgram[] =>
  list.some((each) => each.kind === said.kind)
    ? list.map((each) => (each.kind === said.kind ? filled(each, said) : each))
    : [...list, said];
