import { useState } from 'react';
import { useMe } from '../../../../shell/session.js';
import { DecideDocument } from '../../parts/decide-document.js';
import type { MessageDocument } from '../../parts/e-message-types.js';
import { sizeText } from '../texts.js';

/** What the customer sent: each to be looked at here and downloaded as it came. */
export function EntryDocuments({
  documents,
  readOnly,
}: {
  readonly documents: readonly MessageDocument[];
  readonly readOnly: boolean;
}) {
  const { rights } = useMe();
  return (
    <ul className="documents" aria-label="Documents">
      {documents.map((each) => (
        <li key={each.documentId}>
          <span className="documents__name">{each.name}</span>{' '}
          <span className="muted">
            {typeText(each.type)}, {sizeText(each.size)}
            {each.pages > 1 && `, ${each.pages} pages`}
          </span>
          {each.state === 'quarantined' && (
            <span className="tag tag--overdue">not looked into for viruses yet: it cannot be opened</span>
          )}
          {each.state === 'refused' && <span className="tag tag--overdue">refused</span>}
          {each.state === 'released' && (
            <a href={`/api/v1/files/${each.documentId}`} download aria-label={`Download ${each.name}`}>
              Download
            </a>
          )}
          {each.state === 'quarantined' && !readOnly && rights.includes('e-message:send') && (
            <DecideDocument documentId={each.documentId} name={each.name} />
          )}
          {each.state === 'released' && each.pages > 0 && <Preview document={each} />}
        </li>
      ))}
    </ul>
  );
}

const types: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/zip': 'ZIP of its pages',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/heic': 'HEIC',
  'image/heif': 'HEIF',
  'image/tiff': 'TIFF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
};
const typeText = (type: string): string => types[type] ?? type;

/** The pages as pictures; loaded once somebody opens it. */
function Preview({ document: { documentId, name, pages } }: { readonly document: MessageDocument }) {
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState<ReadonlySet<number>>(new Set());
  return (
    <details className="preview" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        Preview<span className="usa-sr-only"> of {name}</span>
      </summary>
      {open &&
        Array.from({ length: pages }, (_, at) => at + 1).map((page) =>
          failed.has(page) ? (
            <p key={page} className="muted">
              Page {page} cannot be shown here. Download the document to see it.
            </p>
          ) : (
            <img
              key={page}
              src={`/api/v1/files/${documentId}/pages/${page}`}
              alt={`Page ${page} of ${name}`}
              loading="lazy"
              onError={() => setFailed((before) => new Set([...before, page]))}
            />
          ),
        )}
    </details>
  );
}
