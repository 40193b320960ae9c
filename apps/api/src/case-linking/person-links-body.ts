import {
  type CaseLinkRequestDocument,
  type LinksDocument,
  maskedEmail,
  type Note,
} from '#contexts/case-linking';
import type { Profile } from '#contexts/portal-accounts';
import { type CountyCode, opened, type PersonId, type Sealed } from '#kernel';
import { erasedName } from '../person-registry/person-bodies.js';
import type { PersonLinksResponse } from './person-links.response.js';

interface Shown {
  readonly personId: PersonId;
  readonly county: CountyCode;
  readonly links: LinksDocument;
  /** Of the account that is linked now. */
  readonly profile: Sealed<Profile> | undefined;
  /** Requests of this county about the person, newest first. */
  readonly requests: readonly CaseLinkRequestDocument[];
}

/** The links of a person as this county sees them. What is shown was opened, and the look recorded, before. */
export function personLinksBody({ personId, county, links, profile, requests }: Shown): PersonLinksResponse {
  return {
    personId,
    account: links.accountId === null ? null : { accountId: links.accountId, ...ownerOf(profile) },
    history: links.links.map(({ accountId, linkId, how, linkedAt, decided, unlinked }) => ({
      accountId,
      how,
      linkedAt,
      ...decisionBody(decided?.by.county === county ? decided : null),
      unlinkedAt: unlinked?.at ?? null,
      ...unlinkBody(unlinked?.county === county ? unlinked : null),
      requestAfterwards: requests.find((each) => each.unlinked?.linkId === linkId)?.requestId ?? null,
    })),
    requests: requests.map(({ requestId, requestedAt, status, accountId }) => ({
      requestId,
      requestDate: requestedAt,
      requestStatus: status,
      ofLinkedAccount: accountId === links.accountId,
    })),
  };
}

function ownerOf(profile: Sealed<Profile> | undefined) {
  const owner = profile && opened(profile);
  if (owner === undefined) return { name: erasedName, email: null };
  const { firstName, lastName, email } = owner;
  return { name: `${firstName} ${lastName}`, email: email === undefined ? null : maskedEmail(email) };
}

type Entry = LinksDocument['links'][number];

const decisionBody = (decided: Entry['decided']) => ({
  requestId: decided?.requestId ?? null,
  linkedBy: decided?.by.id ?? null,
  methods: [...(decided?.methods ?? [])],
  note: textOf(decided?.note),
  overrideReason: textOf(decided?.override),
});

const unlinkBody = (unlinked: Entry['unlinked']) => ({
  unlinkReason: unlinked?.reason ?? null,
  unlinkedBy: unlinked?.by.id ?? null,
  unlinkNote: textOf(unlinked?.note),
});

const textOf = (note: Note | null | undefined): string | null => (note ? (opened(note)?.text ?? null) : null);
