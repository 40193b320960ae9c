import { dateOfMomentText } from '../../../shared/dates.js';
import type { CaseSummaryData } from '../parts/case-types.js';
import { unlinkReasonTexts } from '../parts/words.js';

type Link = NonNullable<CaseSummaryData['persons'][number]['link']>['history'][number];

/** `Linked 10/02/2026 by a worker, on a request; unlinked 11/03/2026 (linked in error)` */
export function linkText({ how, linkedAt, unlinkedAt, unlinkReason }: Link): string {
  const linked = `Linked ${dateOfMomentText(linkedAt)} ${howTexts[how]}`;
  return unlinkedAt === null
    ? linked
    : `${linked}; unlinked ${dateOfMomentText(unlinkedAt)}${reasonText(unlinkReason)}`;
}

const howTexts: Readonly<Record<Link['how'], string>> = {
  automatic: 'automatically, after a code',
  request: 'by a worker, on a request',
};

function reasonText(code: string | null): string {
  if (code === null) return '';
  const text = unlinkReasonTexts[code as keyof typeof unlinkReasonTexts] ?? code;
  return ` (${text.replace(' (a note is required)', '').toLowerCase()})`;
}
