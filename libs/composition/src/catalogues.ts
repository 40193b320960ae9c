import { accessEvents } from '#access';
import { caseLinkingEvents } from '#contexts/case-linking';
import { countySettingsEvents } from '#contexts/county-settings';
import { outboxEvents } from '#contexts/outbox';
import { personRegistryEvents } from '#contexts/person-registry';
import { portalAccountEvents } from '#contexts/portal-accounts';
import { callEvents, engineEvents, ledgerEvents } from '#engine';
import { type Catalogue, EventTypes } from '#kernel';

/** Every catalogue of the product: an event that is in none of them cannot be stored. */
export const catalogues: readonly Catalogue[] = [
  personRegistryEvents,
  caseLinkingEvents,
  portalAccountEvents,
  countySettingsEvents,
  outboxEvents,
  accessEvents,
  engineEvents,
  callEvents,
  ledgerEvents,
];

export const eventTypes = new EventTypes(catalogues);
