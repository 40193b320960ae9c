import type { CountyCode, PersonId, Sealed } from '#kernel';
import type { Tag, ViewReader } from '#read-store';
import {
  type PersonCriteria,
  type Refinement,
  refinements,
  searchPlan,
  type TagOf,
} from '../search/criteria.js';
import { rank } from '../search/rank.js';
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
  readonly persons: Pick<ViewReader<PersonDocument>, 'find' | 'get'>;
  /** HMAC of a search key (`Vault.tag`). */
  readonly tag: TagOf;
  /** Opens for the system, only to refine (`Vault.open`). */
  readonly openAsSystem: <T>(sealed: Sealed<T>) => Promise<T | undefined>;
}

interface Candidate {
  readonly id: string;
  readonly document: PersonDocument;
  readonly byNumber: boolean;
}

const mostCandidates = 500;

/** Select Person: candidates by tags within one county, refined, ranked, cut into pages. */
export class PersonSearch {
  constructor(private readonly ports: PersonSearchPorts) {}

  /** @throws InvalidInput when no criterion has substance */
  async search(
    criteria: PersonCriteria,
    { county, page, pageSize }: { county: CountyCode; page: number; pageSize: 25 | 50 | 100 },
  ): Promise<PersonPage> {
    const { hits, more } = await this.all(criteria, county);
    const from = (page - 1) * pageSize;
    return { items: hits.slice(from, from + pageSize), total: hits.length, more, page, pageSize };
  }

  /** Every hit, the strongest first, of at most 500 candidates. @throws InvalidInput as `search` */
  async all(
    criteria: PersonCriteria,
    county: CountyCode,
  ): Promise<{ readonly hits: readonly PersonHit[]; readonly more: boolean }> {
    const plan = searchPlan(criteria, county, this.ports.tag);
    const found = new Map<string, Candidate>();
    let more = false;
    for (const tags of plan.byNumber) more = (await this.gather(found, [tags], county, true)) || more;
    if (plan.byName) more = (await this.gather(found, plan.byName, county, false)) || more;
    if (plan.byNameAlone && found.size === 0)
      more = await this.gather(found, plan.byNameAlone, county, false);
    const kept = await this.refined([...found.values()], refinements(criteria));
    const hits = kept
      .map(({ candidate, agreeing }) => hit(candidate, county, plan.asked, agreeing))
      .sort((a, b) => b.score - a.score || (a.personId < b.personId ? -1 : 1));
    return { hits, more };
  }

  /** A person of this county; undefined for all others, whether they exist or not. */
  async personInCounty(id: string, county: CountyCode): Promise<PersonDocument | undefined> {
    const document = await this.ports.persons.get(id);
    return document?.record !== undefined && inCounty(document, county).length > 0 ? document : undefined;
  }

  /** Adds what carries one tag of each condition. Resolves to whether there was more than fits. */
  private async gather(
    found: Map<string, Candidate>,
    conditions: readonly (readonly Tag[])[],
    county: CountyCode,
    byNumber: boolean,
  ): Promise<boolean> {
    const where = [...conditions, [{ kind: 'county', value: county }]].map((tags) => ({ tags }));
    const { items } = await this.ports.persons.find({ where, limit: mostCandidates + 1 });
    for (const { id, document } of items) {
      if (found.has(id) || document.record === undefined) continue;
      if (found.size === mostCandidates) return true;
      found.set(id, { id, document, byNumber });
    }
    return items.length > mostCandidates;
  }

  /**
   * Who was found by name must agree on everything else, unless nobody does: then all stay, ranked by how much agrees.
   * (A request exists because something differs: its snapshot must still find the person.)
   */
  private async refined(candidates: readonly Candidate[], asked: readonly Refinement[]) {
    if (asked.length === 0) return candidates.map((candidate) => ({ candidate, agreeing: [] as string[] }));
    const results = await Promise.all(
      candidates.map(async (candidate) => {
        const person = await openPerson(candidate.document, this.ports.openAsSystem);
        const agreeing = person === undefined ? [] : asked.filter((each) => each.agrees(person));
        return { candidate, agreeing: agreeing.map((each) => each.reason) };
      }),
    );
    const strict = results.filter(
      ({ candidate, agreeing }) => candidate.byNumber || agreeing.length === asked.length,
    );
    return strict.length > 0 ? strict : results;
  }
}

const inCounty = (document: PersonDocument, county: CountyCode): readonly string[] =>
  Object.keys(document.cases).filter((number) => document.cases[number]?.county === county);

function hit(
  { id, document }: Candidate,
  county: CountyCode,
  asked: readonly Tag[],
  agreeing: readonly string[],
): PersonHit {
  const caseNumbers = inCounty(document, county);
  const carried = [
    ...document.tags.identity,
    ...document.tags.contact,
    ...caseNumbers.map((each) => ({ kind: 'case', value: `${county}:${each}` })),
  ];
  return {
    personId: id as PersonId,
    person: sealedPerson(document),
    customerPrivacy: document.customerPrivacy,
    caseNumbers,
    ...rank(asked, carried, agreeing),
  };
}
