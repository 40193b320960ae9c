/**
 * The name that scopes a command's Idempotency-Key: `change-contact` → `ChangeContact`. Ledgers hold what was made of
 * these names, so a repeat is recognised across versions only as long as they stay.
 */
export const commandName = (kind: string): string =>
  kind.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
