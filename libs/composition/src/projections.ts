import {
  accountLinksProjection,
  caseLinkRequestsProjection,
  openVerificationsProjection,
  personLinksProjection,
  requestCountsProjection,
} from '#contexts/case-linking';
import { outboxProjection } from '#contexts/outbox';
import { casesProjection, personsProjection, supervisorTasksProjection } from '#contexts/person-registry';
import type { Projection } from '#engine';

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
