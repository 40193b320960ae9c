import type { RebuildPlan, RebuildResult, RebuiltView } from '#engine';
import { bytes, count, duration } from '../../output/numbers.js';
import { facts, table } from '../../output/table.js';

/** What a rebuild would come to. */
export const planText = ({ events, seconds, bytesNeeded, bytesFree, fits }: RebuildPlan): string =>
  [
    facts([
      ['events', events],
      ['time, about', duration(seconds)],
      ['disk needed', bytes(bytesNeeded)],
      ['disk free', bytesFree === undefined ? 'not known' : bytes(bytesFree)],
    ]),
    ...(fits
      ? []
      : ['It would not begin: 1.2 times what it needs must be free. Make room, or retire replaced copies.']),
  ].join('\n');

/** What became of it, view by view. */
export function rebuildText({ views, events, seconds }: RebuildResult, compareOnly: boolean): string {
  const rows = views.map((each) => [
    each.name,
    each.build,
    each.documents,
    each.against,
    each.comparison,
    each.switched ? 'yes' : 'no',
  ]);
  const rate = count(events / Math.max(0.001, seconds));
  return [
    `${compareOnly ? 'Built and dropped' : 'Rebuilt'} ${count(views.length)} from ${count(events)} events in ${duration(seconds)} (${rate}/s)`,
    table(['name', 'copy', 'compared', 'with', 'comparison', 'live now'], rows),
    ...views.flatMap(differenceText),
  ].join('\n');
}

function differenceText({ name, difference, kept }: RebuiltView): readonly string[] {
  if (difference === undefined) return [];
  const { documents, ids } = difference;
  const more = documents > ids.length ? ', …' : '';
  return [
    `${name}: ${count(documents)} ${documents === 1 ? 'document differs' : 'documents differ'}: ${ids.join(', ')}${more}`,
    ...(kept
      ? [
          `Both copies of ${name} are kept, and readers see the old one. To switch all the same: caseledger projections rebuild ${name} --accept-difference --reason TEXT; to drop the new one: caseledger projections retire ${name}`,
        ]
      : []),
  ];
}
