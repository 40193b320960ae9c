import { accessEvents } from '#access';
import { caseLinkingEvents } from '#case-linking';
import { countySettingsEvents } from '#county-settings';
import { callEvents, engineEvents, ledgerEvents } from '#engine';
import { type Catalogue, EventTypes } from '#kernel';
import { outboxEvents } from '#outbox';
import { personRegistryEvents } from '#person-registry';
import { portalAccountEvents } from '#portal-accounts';

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
