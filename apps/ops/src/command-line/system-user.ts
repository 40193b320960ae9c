import { userInfo } from 'node:os';

/**
 * Whom the operating system runs this process as: `--as` is a claim, this is not. In containers a user may have a
 * number and no name.
 */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
