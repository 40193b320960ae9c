import type { PersonalData, StaffDirectory } from '#access';
import type { FindRequests, PersonAttempts } from '#contexts/case-linking';
import type { SearchMessages, Threads } from '#contexts/e-messages';
import type { PersonSearch } from '#contexts/person-registry';
import type { Clock } from '#kernel';
import type { Vault } from '#privacy';
import type { StreamPorts } from '../subjects/read-stream.js';
import type { LooksIndex } from './looks.queries.js';

/** What questions about looks are answered with. */
export interface LooksPorts extends StreamPorts {
  readonly looks: LooksIndex;
  readonly persons: Pick<PersonSearch, 'documents'>;
  readonly findRequests: Pick<FindRequests, 'byId' | 'everyOf' | 'ofAccount'>;
  readonly personAttempts: Pick<PersonAttempts, 'of'>;
  readonly threads: Pick<Threads, 'ofPerson'>;
  readonly searchMessages: Pick<SearchMessages, 'byId'>;
  readonly staff: Pick<StaffDirectory, 'nameOf'>;
  readonly personalData: Pick<PersonalData, 'shown'>;
  readonly vault: Pick<Vault, 'openAll'>;
  readonly clock: Clock;
}
