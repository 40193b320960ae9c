/** A backup is not whole, not this installation's, or cannot be made: says which file, and what to do. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}
