import {
  type AuditClock,
  beforeFirst,
  momentIn,
  parseSubject,
  type TimelineEntry,
  type ToldAsOf,
  timeline,
  toldAsOf,
  toldTimeline,
} from '#audit';
import { auditPorts } from '#composition';
import { type Instant, InvalidInput, Refused } from '#kernel';
import { mustBeDays } from './must-be-days.js';
import type { Operation } from './operation.js';
import { lookOf } from './record-run.js';

interface HistoryPage {
  readonly items: readonly TimelineEntry[];
  readonly next: string | undefined;
}

interface TimelineArgs {
  readonly subject: string;
  readonly types?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** `caseledger history timeline SUBJECT`: what happened, newest first (rule A3). */
export const historyTimeline: Operation<TimelineArgs, HistoryPage> = async function* (
  { system },
  { subject: text, limit, ...filter },
  operator,
) {
  const subject = parseSubject(text, 'SUBJECT');
  mustBeDays(filter);
  const ports = auditPorts(system);
  const page = await timeline(ports, { subject, ...filter, pageSize: limit });
  if (page === undefined) throw unknown(text);
  const look = lookOf(operator, 'history timeline', `audit-timeline ${text}`);
  return { items: await toldTimeline(ports, look, page.items), next: page.next };
};

interface AsOfArgs {
  readonly subject: string;
  readonly at: string;
  readonly compareTo?: string;
  readonly clock: AuditClock;
}

/** `caseledger history as-of SUBJECT`: how it stood (rules A5 and A6). */
export const historyAsOf: Operation<AsOfArgs, ToldAsOf> = async function* (
  { system },
  { subject: text, at, compareTo, clock },
  operator,
) {
  const subject = parseSubject(text, 'SUBJECT');
  if (subject.kind === 'worker')
    throw new InvalidInput([
      { field: 'SUBJECT', message: 'a worker has no state: see caseledger history timeline' },
    ]);
  const look = lookOf(operator, 'history as-of', `audit-as-of ${text}`);
  const found = await toldAsOf(auditPorts(system), look, {
    ...{ subject, clock, at: moment('--at', at) },
    ...(compareTo !== undefined && { compareTo: moment('--compare-to', compareTo) }),
  });
  if (found === undefined) throw unknown(text);
  if ('firstAt' in found) throw new Refused('before_first_event', beforeFirst(found));
  return found;
};

const unknown = (subject: string) => new Refused('not_found', `nothing is known of ${subject}`);

function moment(field: string, text: string): Instant {
  const at = momentIn(text);
  if (at === undefined)
    throw new InvalidInput([
      {
        field,
        message:
          'must be a date with a time, as 2026-05-01T14:10:05-07:00; without a zone it is California’s',
      },
    ]);
  return at;
}
