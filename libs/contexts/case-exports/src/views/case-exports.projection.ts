import type { Projection } from '#engine';
import { type CaseExportEvent, caseExportEvents } from '../case-export/events.js';
import { type CaseExportDocument, caseExportsView, fileTag, personTag } from './case-exports.view.js';

export const caseExportsProjection: Projection<CaseExportEvent, CaseExportDocument> = {
  schema: caseExportsView,
  catalogues: [caseExportEvents],
  keys: ({ data }) => [data.exportId],
  tags: ({ personIds, fileId, state }) =>
    state === 'prepared' || state === 'kept'
      ? [
          ...personIds.map((each) => ({ kind: personTag, value: each })),
          ...(fileId === null ? [] : [{ kind: fileTag, value: fileId }]),
        ]
      : [],
  fold(document, { type, data }) {
    if (type === 'ExportRequested') {
      const { exportId, caseNumber, household, by, at } = data;
      return { ...begun, exportId, caseNumber, household, by, requestedAt: at };
    }
    if (document === undefined) return undefined;
    switch (type) {
      case 'ExportPrepared':
        return { ...document, state: 'prepared', personIds: data.personIds, events: data.events };
      case 'ExportKept':
        return { ...document, state: 'kept', fileId: data.fileId, size: data.size, until: data.until };
      case 'ExportFailed':
        return { ...document, state: 'failed', why: data.why, until: data.at };
      case 'ExportGone':
        return { ...document, state: 'gone', why: data.why, until: data.at, fileId: null };
    }
  },
};

const begun = {
  state: 'requested',
  personIds: [],
  events: null,
  fileId: null,
  size: null,
  until: null,
  why: null,
} as const;
