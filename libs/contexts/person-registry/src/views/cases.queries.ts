import { type CountyCode, caseNumber, type PersonId } from '#kernel';
import type { Condition, ViewReader } from '#read-store';
import type { PersonCriteria } from '../search/criteria.js';
import { type CaseStatus, type Program, type ProgramKind, programKinds } from '../values.js';
import { type CaseDocument, nameBearer } from './cases.view.js';
import type { PersonSearch } from './persons.queries.js';
import { type PersonDocument, type SealedPerson, sealedPerson } from './persons.view.js';

/** Criteria of the Cases List (rule P8). All optional; several must all be met. */
export interface CaseCriteria {
  /** A whole case number or its beginning. */
  readonly caseNumber?: string;
  /** "Last", "Last, First" or "First Last". */
  readonly name?: string;
  readonly program?: ProgramKind;
  readonly status?: CaseStatus;
  readonly worker?: string;
}

/** One row. The case's name is its bearer's, still sealed: "Last, First (number)". */
export interface CaseRow {
  readonly caseNumber: string;
  readonly status: CaseStatus;
  readonly programs: readonly Program[];
  readonly workers: readonly string[];
  readonly bearer: { readonly personId: PersonId; readonly person: SealedPerson } | undefined;
}

export interface CasePage {
  readonly items: readonly CaseRow[];
  readonly total: number;
  /** Counting stopped here. */
  readonly more: boolean;
  readonly page: number;
  readonly pageSize: number;
}

/** A case with everybody on it. */
export interface CaseSummary {
  readonly case: CaseDocument;
  readonly bearer: PersonId | undefined;
  readonly persons: readonly { readonly personId: PersonId; readonly document: PersonDocument }[];
}

export interface CasesListPorts {
  readonly cases: Pick<ViewReader<CaseDocument>, 'find' | 'count' | 'get'>;
  readonly persons: Pick<ViewReader<PersonDocument>, 'getMany'>;
  readonly search: PersonSearch;
}

const mostCounted = 10_000;

/** The Cases List and the Case Summary of one county. */
export class CasesList {
  constructor(private readonly ports: CasesListPorts) {}

  async list(
    criteria: CaseCriteria,
    { county, page, pageSize }: { county: CountyCode; page: number; pageSize: 25 | 50 | 100 },
  ): Promise<CasePage> {
    const named = await this.casesByName(criteria.name?.trim() ?? '', county);
    if (named?.numbers.length === 0) return { items: [], total: 0, more: false, page, pageSize };
    const where: Condition[] = conditions(criteria, county);
    if (named !== undefined) where.push({ field: 'caseNumber', in: named.numbers });
    const [found, total] = await Promise.all([
      this.ports.cases.find({
        where,
        sort: [{ field: 'caseNumber', direction: 'asc' }],
        limit: pageSize,
        offset: (page - 1) * pageSize,
      }),
      this.ports.cases.count(where, mostCounted),
    ]);
    const items = await this.rows(found.items.map((each) => each.document));
    return {
      items,
      total: Math.min(total, mostCounted),
      more: named?.more === true || total > mostCounted,
      page,
      pageSize,
    };
  }

  /** Undefined for a case of another county, as for one that does not exist. */
  async summary(number: string, county: CountyCode): Promise<CaseSummary | undefined> {
    const document = await this.ports.cases.get(caseNumber(number));
    if (document?.county !== county) return undefined;
    const ids = Object.keys(document.persons).sort() as PersonId[];
    const persons = await this.ports.persons.getMany(ids);
    return {
      case: document,
      bearer: nameBearer(document) as PersonId | undefined,
      persons: ids.flatMap((personId) => {
        const person = persons.get(personId);
        return person === undefined ? [] : [{ personId, document: person }];
      }),
    };
  }

  private async rows(documents: readonly CaseDocument[]): Promise<readonly CaseRow[]> {
    const bearers = documents.map((each) => nameBearer(each));
    const persons = await this.ports.persons.getMany([
      ...new Set(bearers.filter((each) => each !== undefined)),
    ]);
    return documents.map((document, index): CaseRow => {
      const bearer = bearers[index];
      const person = bearer === undefined ? undefined : persons.get(bearer);
      return {
        caseNumber: document.caseNumber,
        status: document.status,
        programs: document.programs,
        workers: [...new Set(document.programs.flatMap((each) => each.worker ?? []))],
        bearer:
          person === undefined ? undefined : { personId: bearer as PersonId, person: sealedPerson(person) },
      };
    });
  }

  /** A name is resolved through the persons: their cases in the county. The other criteria narrow these. */
  private async casesByName(name: string, county: CountyCode) {
    if (name === '') return undefined;
    const found = await Promise.all(
      readings(name).map((reading) => this.ports.search.caseNumbersOf(reading, county)),
    );
    const numbers = [...new Set(found.flatMap((each) => each.numbers))];
    return {
      numbers: numbers.slice(0, mostCounted),
      more: numbers.length > mostCounted || found.some(({ more }) => more),
    };
  }
}

/** How a name in one field can be meant. */
function readings(name: string): readonly PersonCriteria[] {
  const exact = { phonetic: false };
  const [last, first] = name.split(',').map((each) => each.trim());
  if (first) return [{ lastName: last ?? '', firstName: first, ...exact }];
  const words = (last ?? '').split(/\s+/);
  const whole: PersonCriteria = { lastName: words.join(' '), ...exact };
  if (words.length < 2) return [whole];
  return [whole, { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '', ...exact }];
}

function conditions(criteria: CaseCriteria, county: CountyCode): Condition[] {
  const where: Condition[] = [{ field: 'county', eq: county }];
  const { program, status, worker } = criteria;
  const prefix = criteria.caseNumber === undefined ? '' : caseNumber(criteria.caseNumber.trim());
  // Case numbers are A-Z and 0-9: a tilde stands behind all of them.
  if (prefix !== '') where.push({ field: 'caseNumber', from: prefix, below: `${prefix}~` });
  if (status !== undefined) where.push({ field: 'status', eq: status });
  if (program !== undefined && programKinds.includes(program))
    where.push({ tags: [{ kind: 'program', value: program }] });
  if (worker !== undefined && worker.trim() !== '')
    where.push({ tags: [{ kind: 'worker', value: worker.trim() }] });
  return where;
}
