interface Row {
  readonly messageId: string;
}

/**
 * Rows as they stood when somebody began to read: what changed is shown in its place, what came since is only counted,
 * so that nothing moves under a finger.
 */
export function heldRows<R extends Row>(ids: readonly string[], rows: readonly R[]) {
  const shown = ids.flatMap((id) => rows.find(({ messageId }) => messageId === id) ?? []);
  return { shown, arrived: rows.filter(({ messageId }) => !ids.includes(messageId)).length };
}
