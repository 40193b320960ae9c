import type { components } from '#api-client';

export type ExportRow = components['schemas']['ExportResponse'];

export const exportsKey = ['audit', 'exports'] as const;

/** What stands in the place of an export's state. */
export const stateTexts: Readonly<Record<ExportRow['state'], string>> = {
  running: 'Being prepared',
  done: 'Ready',
  failed: 'Failed',
  gone: 'Gone',
};
