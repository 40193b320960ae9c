import type { OwnRequest } from './own.js';

/** The states that requests came into since `before`, each once. */
export function newsOf(
  before: readonly OwnRequest[],
  requests: readonly OwnRequest[],
): readonly OwnRequest['status'][] {
  const states = new Map(before.map(({ requestId, status }) => [requestId, status]));
  const changed = requests.filter(({ requestId, status }) => states.get(requestId) !== status);
  return [...new Set(changed.map(({ status }) => status))];
}
