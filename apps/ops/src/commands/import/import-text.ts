import type { ImportResult } from '#contexts/person-registry';
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
    `Warnings, each worth a look (${count(warningCount)}):`,
    ...warnings.map((each) => `  line ${each.line}: ${each.personId}, ${warningText(each)}`),
    ...(more > 0 ? [`  and ${count(more)} more`] : []),
  ];
}

function warningText({ code, firstLine, otherPersonId }: ImportResult['warnings'][number]): string {
  if (code === 'privacy_lifted') return 'Customer Privacy was lifted: make sure that it was meant';
  const whose = firstLine === undefined ? `${otherPersonId} on file` : `line ${firstLine}`;
  return `Social Security Number as in ${whose}`;
}
