import type { ImportResult } from '#person-registry';
import { count, duration } from '../../output/numbers.js';
import { facts } from '../../output/table.js';

/** What an import came to, for people. */
export function importText(name: string, result: ImportResult): string {
  const { persons, rows, changed, unchanged, rejected, rejectedFile, milliseconds } = result;
  const perSecond = count(persons / Math.max(0.001, milliseconds / 1_000));
  return [
    `Imported ${name} in ${duration(milliseconds / 1_000)} (${perSecond} persons/s)`,
    facts([
      ['persons', persons],
      ['rows', rows],
      ['changed', changed],
      ['unchanged', unchanged],
      ['rejected', rejected],
    ]),
    ...(rejectedFile === undefined
      ? []
      : [`Rejected rows, each with line, field and reason: ${rejectedFile}`]),
    ...keptText(result),
    ...warningsText(result),
  ].join('\n');
}

function keptText({ keptFields }: ImportResult): readonly string[] {
  const fields = Object.entries(keptFields);
  if (fields.length === 0) return [];
  return [
    'Kept, because a worker changed them since the last import:',
    facts(fields.map(([field, times]) => [field, times])),
  ];
}

function warningsText({ warnings, warningCount }: ImportResult): readonly string[] {
  if (warningCount === 0) return [];
  const more = warningCount - warnings.length;
  return [
    `Warning: Social Security Numbers that stand at two persons (${count(warningCount)}):`,
    ...warnings.map(
      ({ line, personId, firstLine }) => `  line ${line}: ${personId}, as in line ${firstLine}`,
    ),
    ...(more > 0 ? [`  and ${count(more)} more`] : []),
  ];
}
