import type { CountyCode, PersonId, Sealed } from '#kernel';
import { type Tag, ViewBehind, type ViewReader } from '#read-store';
import { isInCounty } from '../in-county.js';
import {
  type Agreement,
  caseTag,
  type PersonCriteria,
  type Refinement,
  refinements,
  type SearchPlan,
  searchPlan,
  type TagOf,
} from '../search/criteria.js';
import { rank, type Weight, weightOf } from '../search/rank.js';
import type { Tier } from '../search/tiers.js';
import { type Candidate, Candidates } from './candidates.js';
import { openPerson, type PersonDocument, type SealedPerson, sealedPerson } from './persons.view.js';

/** One row of Select Person. Nothing in it is plain: the caller opens the rows of its page, which is a look. */
export interface PersonHit {
  readonly personId: PersonId;
  readonly person: SealedPerson;
  readonly customerPrivacy: boolean;
  /** Cases in the searching county. */
  readonly caseNumbers: readonly string[];
  /** Why it is here, the strongest first. */
  readonly reasons: readonly string[];
  readonly score: number;
}

export interface PersonPage {
  readonly items: readonly PersonHit[];
  readonly total: number;
  /** There were more candidates than are read: the search should be refined. */
  readonly more: boolean;
  readonly page: number;
  readonly pageSize: number;
}

export interface PersonSearchPorts {
  readonly persons: Pick<ViewReader<PersonDocument>, 'carrying' | 'get' | 'getMany'>;
  /** HMAC of a search key (`Vault.tag`). */
  readonly tag: TagOf;
  /** Opens for the system, only to refine (`Vault.open`). */
  readonly openAsSystem: <T>(sealed: Sealed<T>) => Promise<T | undefined>;
}

/** A candidate in its place among the results; the document where it had to be read to find that place. */
interface Placed {
  readonly id: string;
  readonly score: number;
  readonly agreeing: readonly Weight[];
  readonly document?: PersonDocument;
}

const mostShown = 500;
/** What only refines is tagged nowhere: so many people of one name are opened to compare it, and no more. */
const mostOpened = 5_000;
const openedAtOnce = 250;
const none: ReadonlyMap<string, PersonDocument> = new Map();

/** Select Person: candidates by tags within one county, refined, ranked, cut into pages. */
export class PersonSearch {
  constructor(private readonly ports: PersonSearchPorts) {}

  /** @throws InvalidInput when no criterion has substance */
  async search(
    criteria: PersonCriteria,
    { county, page, pageSize }: { county: CountyCode; page: number; pageSize: 25 | 50 | 100 },
  ): Promise<PersonPage> {
    const plan = searchPlan(criteria, this.ports.tag);
    const { placed, more } = await this.placed(criteria, plan, county);
    const from = (page - 1) * pageSize;
    const items = await this.hits(placed.slice(from, from + pageSize), plan, county);
    return { items, total: placed.length, more, page, pageSize };
  }

  /** Every hit, the strongest first, at most 500. @throws InvalidInput as `search` */
  async all(
    criteria: PersonCriteria,
    county: CountyCode,
  ): Promise<{ readonly hits: readonly PersonHit[]; readonly more: boolean }> {
    const plan = searchPlan(criteria, this.ports.tag);
    const { placed, more } = await this.placed(criteria, plan, county);
    return { hits: await this.hits(placed, plan, county), more };
  }

  /** Numbers of the cases in this county of everybody of a name; of at most 5,000 people. @throws InvalidInput as `search` */
  async caseNumbersOf(
    name: Pick<PersonCriteria, 'lastName' | 'firstName' | 'phonetic'>,
    county: CountyCode,
  ): Promise<{ readonly numbers: readonly string[]; readonly more: boolean }> {
    const found = await this.candidates(searchPlan(name, this.ports.tag), county, mostOpened);
    const numbers: string[] = [];
    for (const some of inBatches(found.list)) {
      const documents = await this.ports.persons.getMany(some.map(({ id }) => id));
      for (const document of documents.values())
        if (document.record !== undefined) numbers.push(...numbersIn(document, county));
    }
    return { numbers, more: found.more };
  }

  /** A person of this county, as the view has them; undefined for all others, whether they exist or not. */
  async personInCounty(id: string, county: CountyCode): Promise<PersonDocument | undefined> {
    const document = await this.ports.persons.get(id);
    return document?.record !== undefined && isInCounty(Object.values(document.cases), county)
      ? document
      : undefined;
  }

  /** Documents of these persons, of whatever county: for auditors, and for nobody else. */
  documents = (ids: readonly string[]): Promise<ReadonlyMap<string, PersonDocument>> =>
    ids.length === 0 ? Promise.resolve(new Map()) : this.ports.persons.getMany(ids);

  /**
   * The id of a person of any county with this Social Security Number, other than this one. Undefined also while the
   * view is being rebuilt: it warns, and decides nothing.
   */
  async otherWithSsn(ssn: string, id: string): Promise<string | undefined> {
    const tag = { kind: 'ssn', value: this.ports.tag('ssn', ssn) };
    try {
      return (await this.ports.persons.carrying([[tag]], 2)).find((each) => each !== id);
    } catch (error) {
      if (error instanceof ViewBehind) return undefined;
      throw error;
    }
  }

  /** At most 500, the strongest first. Without anything that refines, the tags alone tell each one's place. */
  private async placed(criteria: PersonCriteria, plan: SearchPlan, county: CountyCode) {
    const asked = refinements(criteria);
    const found = await this.candidates(plan, county, asked.length === 0 ? mostShown : mostOpened);
    const opened = asked.length > 0 || plan.byNumber.length > 0;
    const kept = opened
      ? await this.refined(found.list, { asked, tags: plan.asked, county })
      : found.list.map(({ id, weight }): Placed => ({ id, score: weight, agreeing: [] }));
    const placed = [...kept].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return { placed: placed.slice(0, mostShown), more: found.more || placed.length > mostShown };
  }

  private async candidates(plan: SearchPlan, county: CountyCode, most: number): Promise<Candidates> {
    const found = new Candidates(this.ports.persons, county, most);
    for (const tag of plan.byNumber) await found.add([[tag]], { weight: weightOf(tag.kind), byNumber: true });
    await addTiers(found, plan.byName);
    if (found.list.length === 0) await addTiers(found, plan.byNameAlone);
    return found;
  }

  /**
   * Who was found by name must agree on everything else, unless nobody does: then all stay, ranked by how much agrees.
   * (A request exists because something differs: its snapshot must still find the person.)
   */
  private async refined(
    candidates: readonly Candidate[],
    { asked, tags, county }: { asked: readonly Refinement[]; tags: readonly Tag[]; county: CountyCode },
  ): Promise<readonly Placed[]> {
    const strict: Placed[] = [];
    const rest: Placed[] = [];
    for (const some of inBatches(candidates)) {
      const documents = await this.ports.persons.getMany(some.map(({ id }) => id));
      const compared = some.map(async ({ id, byNumber }) => {
        const document = documents.get(id);
        if (document?.record === undefined) return;
        const { all, agreeing } = await this.agreement(document, asked);
        const { score } = rank(tags, carriedBy(document, county), agreeing);
        (byNumber || all ? strict : rest).push({ id, score, agreeing, document });
      });
      await Promise.all(compared);
    }
    return strict.length > 0 ? strict : rest;
  }

  private async agreement(document: PersonDocument, asked: readonly Refinement[]): Promise<Agreement> {
    if (asked.length === 0) return { all: true, agreeing: [] };
    const person = await openPerson(document, this.ports.openAsSystem);
    if (person === undefined) return { all: false, agreeing: [] };
    const compared = asked.map((each) => each(person));
    return {
      all: compared.every(({ all }) => all),
      agreeing: compared.flatMap(({ agreeing }) => agreeing),
    };
  }

  /** Reads what was not read to place it. */
  private async hits(
    placed: readonly Placed[],
    { asked }: SearchPlan,
    county: CountyCode,
  ): Promise<readonly PersonHit[]> {
    const unread = placed.filter(({ document }) => document === undefined).map(({ id }) => id);
    const documents = unread.length === 0 ? none : await this.ports.persons.getMany(unread);
    return placed.flatMap(({ id, agreeing, document = documents.get(id) }) =>
      document?.record === undefined ? [] : [hit(id, document, { county, asked, agreeing })],
    );
  }
}

function* inBatches(candidates: readonly Candidate[]): Iterable<readonly Candidate[]> {
  for (let from = 0; from < candidates.length; from += openedAtOnce)
    yield candidates.slice(from, from + openedAtOnce);
}

async function addTiers(found: Candidates, tiers: readonly Tier[]): Promise<void> {
  for (const { lists, weight } of tiers) await found.add(lists, { weight, byNumber: false });
}

const numbersIn = (document: PersonDocument, county: CountyCode): readonly string[] =>
  Object.entries(document.cases).flatMap(([number, each]) => (each.county === county ? number : []));

const carriedBy = (document: PersonDocument, county: CountyCode): readonly Tag[] => [
  ...document.tags.identity,
  ...document.tags.contact,
  ...numbersIn(document, county).map(caseTag),
];

function hit(
  id: string,
  document: PersonDocument,
  { county, asked, agreeing }: { county: CountyCode; asked: readonly Tag[]; agreeing: readonly Weight[] },
): PersonHit {
  return {
    personId: id as PersonId,
    person: sealedPerson(document),
    customerPrivacy: document.customerPrivacy,
    caseNumbers: numbersIn(document, county),
    ...rank(asked, carriedBy(document, county), agreeing),
  };
}
