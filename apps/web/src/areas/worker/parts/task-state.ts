import { useLocation, useNavigate } from 'react-router';
import { useMe } from '../../../shell/session.js';
import type { PersonCriteria } from './person-finder/person-criteria.js';
import { noName, type RegistrantName } from './request-criteria.js';

/** The search that somebody came from: Close leads back to it. */
export interface SearchPlace {
  /** The search's part of the address, with its `?`. */
  readonly address: string;
  readonly names: RegistrantName;
  /** The request that was opened: the focus returns to its row. */
  readonly row?: string;
  /** The requests that stood in the list when one was opened, in its order: Next request follows it. */
  readonly list?: readonly string[];
}

/** Select Person as it was left: Cancel and Back lead to it. */
export interface PersonsPlace {
  readonly criteria: PersonCriteria;
  /** What the results below were searched with; null before the first Search. */
  readonly searched: PersonCriteria | null;
  readonly page: number;
  readonly chosen: string | null;
}

/** What the pages of one task hand on to each other in the history state: it holds personal data. */
export interface TaskState {
  readonly search: SearchPlace;
  readonly persons: PersonsPlace | null;
}

const start: TaskState = { search: { address: '', names: noName }, persons: null };

const isSameName = (one: RegistrantName, other: RegistrantName): boolean =>
  one.firstName === other.firstName && one.lastName === other.lastName;

/**
 * The state of the task on this page, and how to go on with it. The state is bound to who is signed in: the next
 * person in this tab finds none.
 */
export function useTaskState() {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const { id } = useMe();
  const kept = state as { readonly of?: string; readonly task?: TaskState } | null;
  const task = (kept?.of === id && kept.task) || start;
  return {
    task,
    /** Leaves for a page that belongs to the same task. */
    go: async (to: string, next: TaskState = task, { replace = false } = {}): Promise<void> => {
      // Another name is another search, although the address, which must not tell it, is the same.
      const isSame = to === pathname + search && isSameName(next.search.names, task.search.names);
      await navigate(to, { replace: replace || isSame, state: { of: id, task: next } });
    },
    /** Remembers something on this page without leaving it. */
    remember: async (next: TaskState): Promise<void> => {
      await navigate(pathname + search, { replace: true, state: { of: id, task: next } });
    },
  };
}
