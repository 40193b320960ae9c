import type { CountyCode, FileId, PersonId } from '#kernel';
import type { ViewReader } from '#read-store';
import { fileTag } from './e-message-threads.view.js';
import type { FormDocument } from './forms.view.js';

/** More than any county has; a county's catalogue is one page. */
const most = 1_000;

/** The catalogue of forms and notices. */
export class Forms {
  constructor(private readonly forms: ViewReader<FormDocument>) {}

  /** Whether a stored file is that of an entry now. */
  knowsFile = async (id: FileId): Promise<boolean> =>
    (await this.forms.carrying([[{ kind: fileTag, value: id }]], 1)).length > 0;

  /** Every stored file that an entry still needs, with whose it is. */
  async *keptFiles(): AsyncIterable<{ readonly fileId: FileId; readonly of: string }> {
    let cursor: string | undefined;
    do {
      const page = await this.forms.find({ where: [], limit: 200, ...(cursor && { cursor }) });
      for (const { document } of page.items)
        yield { fileId: document.form.facts.fileId, of: `form ${document.formId}` };
      cursor = page.next;
    } while (cursor !== undefined);
  }

  /** Notices of one person's own, in a county's catalogue. */
  async ownOf(county: CountyCode, person: PersonId): Promise<readonly FormDocument[]> {
    const where = [
      { field: 'county', eq: county },
      { field: 'personId', eq: person },
    ];
    const found = await this.forms.find({ where, limit: most });
    return found.items.map((each) => each.document);
  }

  /** A county's catalogue, and what belongs to one person where one is named. */
  async ofCounty(county: CountyCode, person?: PersonId): Promise<readonly FormDocument[]> {
    const of = [null, ...(person === undefined ? [] : [person])];
    const found = await this.forms.find({
      where: [
        { field: 'county', eq: county },
        { field: 'personId', in: of },
      ],
      limit: most,
    });
    return found.items.map((each) => each.document);
  }
}
