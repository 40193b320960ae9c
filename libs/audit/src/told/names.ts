import type { StaffDirectory } from '#access';
import type { Names, Part } from '#bounded-context';
import type { PersonDocument, PersonSearch } from '#contexts/person-registry';
import type { Profile } from '#contexts/portal-accounts';
import { accountDecider } from '#contexts/portal-accounts';
import { type Actor, opened, type PersonId, type Sealed, streamName, type WorkerId } from '#kernel';
import type { Value } from '../state/fields.js';
import { erased } from '../state/presented.js';
import { type StreamPorts, streamPages } from '../subjects/read-stream.js';

export interface NamePorts extends StreamPorts {
  readonly staff: Pick<StaffDirectory, 'nameOf'>;
  readonly persons: Pick<PersonSearch, 'documents'>;
}

/** Everybody who is named in an answer, found together, so that one look opens them all. */
export class NamedPeople {
  private readonly persons = new Set<PersonId>();
  private readonly workers = new Set<string>();
  private readonly accounts = new Set<string>();
  private documents: ReadonlyMap<string, PersonDocument> = new Map();
  private readonly profiles = new Map<string, Sealed<Profile>>();
  private readonly names = new Map<string, string>();

  inSentence(parts: readonly Part[]): void {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      if ('person' in part) this.persons.add(part.person);
      else if ('worker' in part) this.workers.add(part.worker);
      else this.actor(part.actor);
    }
  }

  inValue(value: Value | undefined): void {
    if (value === undefined || typeof value === 'string') return;
    if ('worker' in value) this.workers.add(value.worker);
    else this.actor(value.actor);
  }

  private actor({ kind, id }: Actor): void {
    if (kind === 'customer') this.accounts.add(id);
    else if (kind !== 'system' && kind !== 'registry') this.workers.add(id);
  }

  /** Finds them. What it answers is sealed, and must be opened before anybody is named. */
  async find(ports: NamePorts): Promise<readonly unknown[]> {
    this.documents = await ports.persons.documents([...this.persons]);
    await this.findStaff(ports);
    for (const id of this.accounts) {
      const profile = await profileOf(ports, id);
      if (profile !== undefined) this.profiles.set(id, profile);
    }
    const ofPersons = [...this.documents.values()].map(({ identity, record }) => identity ?? record);
    return [...ofPersons, ...this.profiles.values()];
  }

  /** Finds the staff among them, whose names are not sealed. */
  async findStaff({ staff }: Pick<NamePorts, 'staff'>): Promise<void> {
    for (const id of this.workers) {
      if (this.names.has(id)) continue;
      const name = await staff.nameOf(id);
      if (name !== undefined) this.names.set(id, name);
    }
  }

  /** For `spoken`, once what `find` answered has been opened. */
  readonly inWords: Required<Names> = {
    person: (id) => this.personName(id),
    worker: (id: WorkerId) => this.names.get(id) ?? id,
    actor: (actor) => this.actorText(actor),
  };

  /** A value as it is shown. */
  valueText(value: Value | undefined): string | null {
    if (value === undefined) return null;
    if (typeof value === 'string') return value;
    return 'worker' in value ? (this.names.get(value.worker) ?? value.worker) : this.actorText(value.actor);
  }

  private personName(id: PersonId): string {
    const document = this.documents.get(id);
    if (document === undefined) return `person ${id}`;
    const { identity, record } = document;
    const named = identity ? opened(identity) : record && opened(record)?.identity;
    return named === undefined ? erased : `${named.firstName} ${named.lastName}`;
  }

  private actorText({ kind, id, county }: Actor): string {
    const name = this.names.get(id) ?? id;
    const of = county === undefined ? '' : `County ${county} `;
    switch (kind) {
      case 'worker':
      case 'supervisor':
        return `${of}${of === '' ? (kind === 'worker' ? 'Worker' : 'Supervisor') : kind} ${name}`;
      case 'customer':
        return `Customer ${this.customerName(id)}(portal account ${id})`;
      case 'registry':
        return 'The registry';
      case 'system':
        return `The system (${id})`;
      case 'partner':
        return `Partner agency ${name}`;
      case 'help_desk':
        return `Help desk ${name}`;
      case 'ops':
        return `Operations ${name}`;
      case 'auditor':
        return `Auditor ${name}`;
    }
  }

  private customerName(id: string): string {
    const profile = this.profiles.get(id);
    if (profile === undefined) return '';
    const named = opened(profile);
    return named === undefined ? `${erased} ` : `${named.firstName} ${named.lastName} `;
  }
}

/** What an account's owner said last of themselves. */
async function profileOf(ports: StreamPorts, id: string): Promise<Sealed<Profile> | undefined> {
  for await (const page of streamPages(ports, streamName(accountDecider, id), { direction: 'backwards' }))
    for (const { data } of page) {
      const { profile } = data as { readonly profile?: Sealed<Profile> };
      if (profile !== undefined) return profile;
    }
  return undefined;
}
