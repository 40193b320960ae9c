import { given } from '#engine/testing';
import { caseNumber } from '#kernel';
import {
  at,
  auditor,
  id,
  keeping,
  kept,
  prepared,
  preparing,
  requested,
  until,
} from '../../testing/examples.js';
import { caseExportDecider } from './decider.js';
import type { RequestExport } from './request-export.js';

const request: RequestExport = {
  kind: 'request',
  exportId: id,
  caseNumber: caseNumber('B1'),
  household: false,
  by: auditor,
  at,
};
const ending = (why: 'expired' | 'erased', now = at) => ({ kind: 'end', why, at: now }) as const;
const gone = (why: 'expired' | 'erased', now = at) => ({
  type: 'ExportGone' as const,
  data: { exportId: id, why, at: now },
});

test('an auditor asks for a case, once; nobody else does', () => {
  given(caseExportDecider).when(request).then([requested]);
  given(caseExportDecider).when(request).thenAgainNothing();
  for (const kind of ['worker', 'supervisor', 'ops'] as const)
    given(caseExportDecider)
      .when({ ...request, by: { kind, id: 'x' } })
      .thenRefused('auditors_only');
});

test('it is prepared once, then kept', () => {
  given(caseExportDecider, [requested]).when(preparing).then([prepared]);
  given(caseExportDecider, [requested, prepared]).when(preparing).thenRefused('ended');
  given(caseExportDecider, [requested, prepared]).when(keeping).then([kept]);
  given(caseExportDecider, [requested]).when(keeping).thenRefused('ended');
});

test('one that has failed goes on no more, and a finished one does not fail', () => {
  const failing = { kind: 'fail', why: 'stopped', at } as const;
  const failed = { type: 'ExportFailed', data: { exportId: id, why: 'stopped', at } } as const;
  given(caseExportDecider, [requested]).when(failing).then([failed]);
  given(caseExportDecider, [requested, prepared]).when(failing).then([failed]);
  given(caseExportDecider, [requested, failed]).when(preparing).thenRefused('ended');
  given(caseExportDecider, [requested, prepared, failed]).when(keeping).thenRefused('ended');
  given(caseExportDecider, [requested, prepared, kept]).when(failing).thenNothing();
});

test('its time ends a kept one, and not before', () => {
  const all = [requested, prepared, kept];
  given(caseExportDecider, all).when(ending('expired')).thenNothing();
  given(caseExportDecider, all)
    .when(ending('expired', until))
    .then([gone('expired', until)]);
  given(caseExportDecider, all).when(ending('expired', until)).thenAgainNothing();
});

test('the erasure of somebody in it ends it at once, also while it is being made: it is kept no more', () => {
  given(caseExportDecider, [requested, prepared, kept])
    .when(ending('erased'))
    .then([gone('erased')]);
  given(caseExportDecider, [requested, prepared])
    .when(ending('erased'))
    .then([gone('erased')]);
  given(caseExportDecider, [requested, prepared, gone('erased')])
    .when(keeping)
    .thenRefused('ended');
  given(caseExportDecider, [requested]).when(ending('erased')).thenNothing();
});
