import type { ImportWarningBody } from './import-record.response.js';

/** What is worth a look about a record that went in (rule P9). */
export function importWarnings({
  otherWithSsn,
  privacyLifted,
}: {
  readonly otherWithSsn: string | undefined;
  readonly privacyLifted: boolean;
}): ImportWarningBody[] {
  const warnings: ImportWarningBody[] = [];
  if (otherWithSsn !== undefined)
    warnings.push({
      code: 'ssn_shared',
      field: 'ssn',
      message: `Another person, ${otherWithSsn}, has this Social Security Number, too.`,
    });
  if (privacyLifted)
    warnings.push({
      code: 'privacy_lifted',
      field: 'customerPrivacy',
      message:
        'Customer Privacy was lifted: make sure that it was meant. Where the person has a case, a supervisor of its county has a task to check it.',
    });
  return warnings;
}
