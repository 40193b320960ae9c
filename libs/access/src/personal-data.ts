import { isSealed, opened, type Sealed, type Subject, sealedValues } from '#kernel';
import type { Vault } from '#privacy';
import type { LookOutcome } from './events.js';
import type { Looks } from './looks.js';
import type { LookRequest } from './looks-port.js';

type Opened<Values> = {
  [Name in keyof Values]: Values[Name] extends Sealed<infer T> | undefined ? T | undefined : never;
};

/**
 * The only way to plain text for a person: records one look for the whole answer, then opens.
 * What cannot be recorded is not opened.
 */
export class PersonalData {
  constructor(
    private readonly looks: Looks,
    private readonly vault: Vault,
  ) {}

  /** Plain texts in the order of `items`; undefined where a subject was erased. @throws LookNotRecorded, KeyMissing */
  async open<T>(request: LookRequest, items: readonly Sealed<T>[]): Promise<(T | undefined)[]> {
    await this.openWithin(request, items);
    return items.map(opened);
  }

  /** The same by name: `openFor(request, {identity, contact})`. Absent ones stay undefined. */
  async openFor<Values extends Readonly<Record<string, Sealed<unknown> | undefined>>>(
    request: LookRequest,
    values: Values,
  ): Promise<Opened<Values>> {
    await this.openWithin(request, Object.values(values));
    return Object.fromEntries(
      Object.entries(values).map(([name, sealed]) => [name, isSealed(sealed) ? opened(sealed) : undefined]),
    ) as Opened<Values>;
  }

  /** Opens every sealed value inside `documents`: afterwards `opened(sealed)` works on each of them. */
  async openWithin(request: LookRequest, documents: readonly unknown[]): Promise<void> {
    const sealed = sealedValues(documents);
    const subjects = [...new Set<Subject>(sealed.map((each) => each.$sealed))];
    if (subjects.length === 0 && request.criteria === undefined) return;
    await this.shown(request, subjects);
    await this.vault.openAll(sealed);
  }

  /**
   * What the sealed values commit to, to be handed out with them: see `Vault.openings`. One look. @throws as `open`
   */
  async openings(
    request: LookRequest,
    values: readonly Sealed<unknown>[],
  ): Promise<readonly (Buffer | undefined)[]> {
    await this.shown(request, [...new Set(values.map((each) => each.$sealed))]);
    return this.vault.openings(values);
  }

  /** Records a look at what the system has opened already, before it is handed out. @throws LookNotRecorded */
  shown(request: LookRequest, subjects: readonly Subject[]): Promise<void> {
    return this.record(request, subjects, 'shown');
  }

  /** Records that somebody was refused personal data of `subjects`, where that is worth knowing. */
  refuse(request: LookRequest, subjects: readonly Subject[]): Promise<void> {
    return this.record(request, subjects, 'refused');
  }

  private async record({ saw, ...look }: LookRequest, subjects: readonly Subject[], outcome: LookOutcome) {
    await this.looks.record({ ...look, subjects, outcome, ...(saw && { saw: await saw }) });
  }
}
