import type { FileId, Instant, PersonId } from '#kernel';
import type { ViewReader } from '#read-store';
import type { ExportId } from '../values.js';
import { type CaseExportDocument, fileTag, personTag } from './case-exports.view.js';

const pageSize = 25;
/** Looked at in one run, or in one answer: what is left comes in the next. */
const most = 1_000;

/** Exports of cases. */
export class CaseExports {
  constructor(private readonly exports: ViewReader<CaseExportDocument>) {}

  byId = (id: ExportId): Promise<CaseExportDocument | undefined> => this.exports.get(id);

  /** Newest first. */
  async page(cursor: string | undefined) {
    const found = await this.exports.find({
      where: [],
      sort: [{ field: 'requestedAt', direction: 'desc' }],
      limit: pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return { items: found.items.map((each) => each.document), next: found.next };
  }

  /** Those in which a person's data can be read now, those that are still being made among them. */
  async holding(person: PersonId): Promise<readonly ExportId[]> {
    return (await this.exports.carrying([[{ kind: personTag, value: person }]], most)) as readonly ExportId[];
  }

  /** Kept ones whose time is over. */
  async over(now: Instant): Promise<readonly ExportId[]> {
    const found = await this.exports.find({
      where: [
        { field: 'state', eq: 'kept' },
        { field: 'until', below: now },
      ],
      limit: most,
    });
    return found.items.map((each) => each.document.exportId);
  }

  /** Those that are being made, as far as the ledger knows, and were asked for before then. */
  async unfinished(before: Instant): Promise<readonly ExportId[]> {
    const found = await this.exports.find({
      where: [
        { field: 'state', in: ['requested', 'prepared'] },
        { field: 'requestedAt', below: before },
      ],
      limit: most,
    });
    return found.items.map((each) => each.document.exportId);
  }

  /** Whether a stored file is that of an export now. */
  knowsFile = async (id: FileId): Promise<boolean> =>
    (await this.exports.carrying([[{ kind: fileTag, value: id }]], 1)).length > 0;
}
