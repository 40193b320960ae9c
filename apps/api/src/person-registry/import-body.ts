import { type PersonImportRecord, parseRecord } from '#contexts/person-registry';
import { InvalidInput, type LocalDate } from '#kernel';

/** The record of a body, by the rules of the import. @throws InvalidInput naming each field; also when the address names another person */
export function recordToImport(
  body: unknown,
  { personId, today }: { readonly personId: string; readonly today: LocalDate },
): PersonImportRecord {
  const parsed = parseRecord(body, { today });
  if ('faults' in parsed)
    throw new InvalidInput(parsed.faults.map(({ field, reason }) => ({ field, message: reason })));
  if (parsed.record.personId !== personId)
    throw new InvalidInput([{ field: 'personId', message: 'must be the same as in the address' }]);
  return parsed.record;
}
