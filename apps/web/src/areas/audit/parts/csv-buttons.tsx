import { useMutation } from '@tanstack/react-query';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { saveFile } from './save-file.js';

type CsvFor = 'exact' | 'spreadsheet';

const texts: Readonly<Record<CsvFor, string>> = { exact: 'CSV, exact', spreadsheet: 'CSV for spreadsheets' };

/**
 * The list as a file, twice: to the letter, and so that a spreadsheet runs and changes nothing in it. Downloading is a
 * look. `load` asks with `parseAs: 'blob'`: read as text, the byte order mark would be lost.
 */
export function CsvButtons({
  name,
  load,
}: {
  /** Of the file, without its ending; nothing personal. */
  readonly name: string;
  readonly load: (as: CsvFor) => Promise<Blob>;
}) {
  const download = useMutation({
    mutationFn: load,
    onSuccess: (file, as) => saveFile(file, as === 'exact' ? `${name}.csv` : `${name}-spreadsheet.csv`),
  });
  return (
    <>
      <div className="actions csv">
        {(['exact', 'spreadsheet'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="usa-button usa-button--outline"
            disabled={download.isPending}
            onClick={() => download.mutate(each)}
          >
            {texts[each]}
          </button>
        ))}
      </div>
      {download.isError && <ProblemAlert problem={download.error} />}
    </>
  );
}
