import { dateOfMomentText } from '../../../shared/dates.js';
import { unlinkReasonTexts } from '../case-link-requests/words.js';
import type { CaseSummaryData } from './case-types.js';

/** One thing that happened on a case, in words. */
export interface HistoryEntry {
  readonly at: string;
  readonly kind: 'linked' | 'unlinked' | 'requested';
  readonly text: string;
  /** The request that it is about, to be opened. */
  readonly requestId?: string;
}

type Link = NonNullable<CaseSummaryData['persons'][number]['link']>['history'][number];

/** What the case's links and requests tell of the past, newest first. */
export function historyOf({
  persons,
  requests,
}: Pick<CaseSummaryData, 'persons' | 'requests'>): readonly HistoryEntry[] {
  const nameOf = (id: string) =>
    persons.find(({ personId }) => personId === id)?.name ?? 'a person of the case';
  const links = persons.flatMap(({ name, link }) =>
    (link?.history ?? []).flatMap((each) => entriesOf(name, each)),
  );
  const requested = requests.map(
    ({ requestDate, personId, requestId }): HistoryEntry => ({
      at: requestDate,
      kind: 'requested',
      text: `Case link request for ${nameOf(personId)}, still pending.`,
      requestId,
    }),
  );
  return [...links, ...requested].sort((a, b) => (a.at < b.at ? 1 : -1));
}

function entriesOf(name: string, link: Link): readonly HistoryEntry[] {
  const { how, linkedAt, unlinkedAt, unlinkReason } = link;
  const linked: HistoryEntry = {
    at: linkedAt,
    kind: 'linked',
    text: `${name} was linked to a portal account ${howText(how)}.`,
  };
  if (unlinkedAt === null) return [linked];
  const text = `${name} was unlinked from the portal account${reasonText(unlinkReason)}.`;
  return [linked, { at: unlinkedAt, kind: 'unlinked', text }];
}

/** `Linked 10/02/2026 by a worker, on a request; unlinked 11/03/2026 (linked in error)` */
export function linkText({ how, linkedAt, unlinkedAt, unlinkReason }: Link): string {
  const linked = `Linked ${dateOfMomentText(linkedAt)} ${howText(how)}`;
  return unlinkedAt === null
    ? linked
    : `${linked}; unlinked ${dateOfMomentText(unlinkedAt)}${reasonText(unlinkReason)}`;
}

const howText = (how: Link['how']): string =>
  how === 'automatic' ? 'automatically, after a code' : 'by a worker, on a request';

function reasonText(code: string | null): string {
  if (code === null) return '';
  const text = unlinkReasonTexts[code as keyof typeof unlinkReasonTexts] ?? code;
  return ` (${text.replace(' (a note is required)', '').toLowerCase()})`;
}
