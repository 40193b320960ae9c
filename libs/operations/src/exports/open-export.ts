import type { LookRequest } from '#access';
import type { System } from '#composition';
import { caseExportDecider, type ExportId, exportSubject, type KeptExport } from '#contexts/case-exports';
import { personSubject } from '#kernel';
import { exportLook } from './run-export.js';

/** A finished package, to be handed out. */
export interface OpenedExport {
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * The package of an export: what it shows leaves the agency with whoever gets it, so it is recorded as a look at everybody
 * in it and as a disclosure (rule A67). Undefined: there is none, or no more. @throws LookNotRecorded, Unavailable
 */
export async function openExport(
  { engine, clock, personalData, madeFiles }: Pick<System, 'engine' | 'clock' | 'personalData' | 'madeFiles'>,
  id: ExportId,
  look: LookRequest,
): Promise<OpenedExport | undefined> {
  const found = await engine.state(caseExportDecider, id);
  if (found.is !== 'kept' || found.until <= clock.now()) return undefined;
  const bytes = await madeFiles.open(found.fileId, exportSubject(id));
  if (bytes === undefined) return undefined;
  await personalData.shown(disclosing(look, found), found.personIds.map(personSubject));
  return { name: `case-${found.caseNumber}-export.zip`, size: found.size, bytes };
}

const disclosing = (look: LookRequest, { caseNumber, household, by, exportId }: KeptExport): LookRequest => ({
  ...exportLook(look, { caseNumber, household }),
  disclosed: {
    to: by.id,
    fields: ['case', 'persons', 'links', 'requests', 'e-Messages', `export ${exportId}`],
    legalBasis: 'rule A60',
  },
});
