import type { OwnRequest } from './own.js';

/** `Unlinked`: a county ended the link, and looks at it again. */
export type News = OwnRequest['status'] | 'Unlinked';

/** The states that requests came into since `before`, each once. */
export function newsOf(before: readonly OwnRequest[], requests: readonly OwnRequest[]): readonly News[] {
  const states = new Map(before.map(({ requestId, status }) => [requestId, status]));
  const changed = requests.filter(({ requestId, status }) => states.get(requestId) !== status);
  return [
    ...new Set(
      changed.map(
        ({ status, origin }): News => (status === 'Pending' && origin === 'unlink' ? 'Unlinked' : status),
      ),
    ),
  ];
}
