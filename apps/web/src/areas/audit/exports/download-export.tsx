import { useMutation } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { sizeText } from '../../../shared/numbers.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { saveFile } from '../parts/save-file.js';
import { subjectIn, subjectName } from '../parts/subject.js';
import type { ExportRow } from './parts.js';

/** Hands out a package: a look at everybody in it. The reason that holds is that of its case, so the case comes first. */
export function DownloadExport({ row }: { readonly row: ExportRow }) {
  const [address] = useSearchParams();
  const subject = subjectIn(address);
  const download = useMutation({
    mutationFn: () =>
      answered(
        api.GET('/api/v1/audit/exports/{id}/file', {
          params: { path: { id: row.exportId } },
          parseAs: 'blob',
        }),
      ),
    onSuccess: (file) => saveFile(file as unknown as Blob, `case-${row.case}-export.zip`),
  });
  if (subject?.kind !== 'case' || subject.id.toUpperCase() !== row.case)
    return (
      <Link to={{ search: `?subject=${subjectName({ kind: 'case', id: row.case })}` }}>
        Choose case {row.case} to download
      </Link>
    );
  return (
    <>
      <button
        type="button"
        className="usa-button usa-button--outline"
        disabled={download.isPending}
        onClick={() => download.mutate()}
      >
        {download.isPending ? 'Loading …' : 'Download'}
        <span className="usa-sr-only"> the export of case {row.case}</span>
        {row.size !== null && ` (${sizeText(row.size)})`}
      </button>
      {download.isError && <ProblemAlert problem={download.error} />}
    </>
  );
}
