import type { AccountId, PersonId } from '#kernel';
import type { ViewReader } from '#read-store';
import type { LinksDocument } from './links.view.js';

const never: LinksDocument = { linkId: null, accountId: null, personId: null, links: [] };

/** Who is linked to whom, for pages. Decisions read the link streams instead. */
export class Links {
  constructor(
    private readonly byAccount: ViewReader<LinksDocument>,
    private readonly byPerson: ViewReader<LinksDocument>,
  ) {}

  ofAccount = async (id: AccountId): Promise<LinksDocument> => (await this.byAccount.get(id)) ?? never;

  ofPerson = async (id: PersonId): Promise<LinksDocument> => (await this.byPerson.get(id)) ?? never;

  /** Of several persons at once, for lists. */
  ofPersons = async (ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, LinksDocument>> => {
    const found = await this.byPerson.getMany(ids);
    return new Map(ids.map((id) => [id, found.get(id) ?? never]));
  };
}
