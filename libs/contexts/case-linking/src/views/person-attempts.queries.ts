import type { PersonId } from '#kernel';
import type { ViewReader } from '#read-store';
import type { PersonAttemptsDocument } from './person-attempts.view.js';

export class PersonAttempts {
  constructor(private readonly byPerson: ViewReader<PersonAttemptsDocument>) {}

  of = async (id: PersonId): Promise<PersonAttemptsDocument['attempts']> =>
    (await this.byPerson.get(id))?.attempts ?? [];
}
