import type { Collection } from 'mongodb';
import type { CountyCode } from '#kernel';
import { createMissingIndexes, type Mongo, timeLimit, upserting } from '#read-store/mongodb';
import { type Identity, identityOf } from '../src/identity.js';
import { rights, roles } from '../src/rights.js';
import { byName, formerRole, type StaffStore } from '../src/staff.js';

interface Row {
  readonly _id: string;
  readonly name: string;
  readonly role: string;
  readonly rights: readonly string[];
  readonly county: CountyCode | null;
}

/** A document for everybody who has signed in. */
export class MongoStaffStore implements StaffStore {
  private readonly rows: Collection<Row>;

  constructor(private readonly mongo: Mongo) {
    this.rows = mongo.db.collection('staff');
  }

  prepare(): Promise<void> {
    const byCounty = { name: 'by county', key: { county: 1 } } as const;
    return this.mongo.ask(() => createMissingIndexes(this.rows, [byCounty]));
  }

  async find(id: string): Promise<Identity | undefined> {
    const row = await this.mongo.ask(() => this.rows.findOne({ _id: id }, timeLimit));
    return row === null ? undefined : identityIn(row);
  }

  async nameOf(id: string): Promise<string | undefined> {
    return (await this.mongo.ask(() => this.rows.findOne({ _id: id }, timeLimit)))?.name;
  }

  async inCounty(county: CountyCode): Promise<readonly Identity[]> {
    const rows = await this.mongo.ask(() => this.rows.find({ county }, timeLimit).toArray());
    return byName(rows.flatMap((row) => identityIn(row) ?? []));
  }

  async remember({ id, name, role, rights: held, actor }: Identity): Promise<void> {
    const row = { name, role, rights: [...held], county: actor.county ?? null };
    await this.mongo.ask(() =>
      upserting(() => this.rows.updateOne({ _id: id }, { $set: row }, { upsert: true, ...timeLimit })),
    );
  }

  async forget(id: string): Promise<void> {
    const former = { role: formerRole, rights: [], county: null };
    await this.mongo.ask(() => this.rows.updateOne({ _id: id }, { $set: former }, timeLimit));
  }
}

/** Nobody, where this program does not know the role; a right that it does not know is none. */
function identityIn({ _id: id, name, role, rights: held, county }: Row): Identity | undefined {
  const known = roles.find((each) => each === role);
  if (known === undefined) return undefined;
  const identity = identityOf({ id, name, role: known, ...(county !== null && { county }) });
  return { ...identity, rights: new Set(rights.filter((each) => held.includes(each))) };
}
