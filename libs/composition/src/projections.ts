import {
  accountLinksProjection,
  caseLinkRequestsProjection,
  openVerificationsProjection,
  personLinksProjection,
  requestCountsProjection,
} from '#case-linking';
import type { Projection } from '#engine';
import { outboxProjection } from '#outbox';
import { casesProjection, personsProjection, supervisorTasksProjection } from '#person-registry';

/** Every view of the product. One that is not in this list does not exist. */
export const projections: readonly Projection[] = [
  personsProjection,
  casesProjection,
  supervisorTasksProjection,
  caseLinkRequestsProjection,
  requestCountsProjection,
  openVerificationsProjection,
  accountLinksProjection,
  personLinksProjection,
  outboxProjection,
] as readonly Projection[];
