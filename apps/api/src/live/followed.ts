import { eventTypes } from '#composition';
import { caseLinkingEvents } from '#contexts/case-linking';
import { personRegistryEvents } from '#contexts/person-registry';
import { portalAccountEvents } from '#contexts/portal-accounts';
import type { StoredEvent } from '#event-store';
import type { Recorded } from '#kernel';
import type { Topic } from './topics.js';

const stored = (types: readonly string[]) => new Set(types.flatMap((each) => eventTypes.storedNames(each)));
const ofLinking = stored(Object.keys(caseLinkingEvents.definitions));
const ofRegistry = stored(Object.keys(personRegistryEvents.definitions));
const ofAccounts = stored(['LanguageChosen']);
const ofTasks = stored([
  'ContactChanged',
  'ContactNoticeSettled',
  'CustomerPrivacyChanged',
  'PrivacyLiftSettled',
]);

/**
 * What pages follow now, to tell from an event's type and stream alone whether to decode it: while a million people are
 * imported, a hint about one of them must cost next to nothing.
 */
export class Followed {
  private readonly topics: ReadonlySet<Topic>;
  private readonly tasks: boolean;

  constructor(topics: readonly Topic[]) {
    this.topics = new Set(topics);
    this.tasks = topics.some((each) => each.startsWith('supervisor-tasks:'));
  }

  /** A registry event's stream, `person-{id}` or `case-{number}`, is its topic but for the separator. */
  wants({ type, stream }: Pick<StoredEvent, 'type' | 'stream'>): boolean {
    if (ofLinking.has(type) || ofAccounts.has(type)) return true;
    if (!ofRegistry.has(type)) return false;
    return this.topics.has(stream.replace('-', ':')) || (this.tasks && ofTasks.has(type));
  }
}

const linkingViews = ['case-link-requests', 'person-links'];
const registryViews = ['cases', 'persons', 'supervisor-tasks'];

/** The views that a page asks for what this event changed. */
export const viewsShowing = ({ type }: Pick<Recorded, 'type'>): readonly string[] =>
  Object.hasOwn(caseLinkingEvents.definitions, type)
    ? linkingViews
    : Object.hasOwn(portalAccountEvents.definitions, type)
      ? []
      : registryViews;
