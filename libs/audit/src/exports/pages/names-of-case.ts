import type { Names } from '#bounded-context';
import type { Actor, ActorKind } from '#kernel';
import type { GatheredCase } from '../gathering/gather-case.js';
import type { ShownValue } from '../gathering/opened-values.js';

interface NamedPlain {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly identity?: NamedPlain;
}

/** Names as the opened values themselves tell them, the newest of each; who is left out stays unnamed. */
export function namesOfCase(
  { events }: GatheredCase,
  values: readonly ShownValue[],
  staff: ReadonlyMap<string, string>,
): Names {
  const persons = new Map<string, string>();
  const personOf = new Map<string, string>();
  for (const { stored, event } of events) {
    const { personId } = (event?.data ?? {}) as { readonly personId?: string };
    if (personId !== undefined) personOf.set(stored.id, personId);
  }
  for (const { eventId, path, shows } of values) {
    const person = personOf.get(eventId);
    if (person === undefined || shows.kind !== 'opened' || !/^\/data\/(record|identity)$/.test(path))
      continue;
    const plain = shows.plain as NamedPlain;
    const { firstName, lastName } = plain.identity ?? plain;
    if (lastName !== undefined) persons.set(person, `${firstName ?? ''} ${lastName}`.trim());
  }
  const worker = (id: string) => staff.get(id) ?? `worker ${id}`;
  return { person: (id) => persons.get(id), worker, actor: (actor) => actorName(actor, staff) };
}

const kinds: Readonly<Record<ActorKind, string>> = {
  customer: 'The customer, account',
  worker: 'Worker',
  supervisor: 'Supervisor',
  partner: 'Partner agency',
  auditor: 'Auditor',
  ops: 'Operations',
  help_desk: 'Help desk',
  registry: 'The registry',
  system: 'The system,',
};

function actorName({ kind, id, county }: Actor, staff: ReadonlyMap<string, string>): string {
  if (kind === 'registry') return kinds.registry;
  const of = county === undefined ? '' : ` (county ${county})`;
  return `${kinds[kind]} ${staff.get(id) ?? id}${of}`;
}
