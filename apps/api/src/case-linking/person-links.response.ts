import type { RequestStatus, UnlinkReason, VerificationMethod } from '#contexts/case-linking';

/** The portal account that is linked to a person now. */
export class LinkedAccountBody {
  accountId!: string;

  /** As its owner gave it; `[erased]` when the data was erased. */
  name!: string;

  /** Masked. */
  email!: string | null;
}

/** One link. Who decided and what they noted is told of the own county only. */
export class LinkToldBody {
  accountId!: string;
  how!: 'automatic' | 'request';
  linkedAt!: string;

  /** The request of the own county that it came of. */
  requestId!: string | null;

  /** The worker's id; null for an automatic link, and for another county's. */
  linkedBy!: string | null;

  /** How identity was verified. */
  methods!: VerificationMethod[];

  note!: string | null;

  /** Why a supervisor passed over the cool-off. */
  overrideReason!: string | null;

  unlinkedAt!: string | null;

  /** Null also for what another county did. */
  unlinkReason!: UnlinkReason | null;

  unlinkedBy!: string | null;
  unlinkNote!: string | null;

  /** The request of the own county that the unlink made. */
  requestAfterwards!: string | null;
}

/** A request of the own county about the person. */
export class RequestAboutPersonBody {
  requestId!: string;
  requestDate!: string;
  requestStatus!: RequestStatus;

  /** Made by the account that is linked now. */
  ofLinkedAccount!: boolean;
}

export class PersonLinksResponse {
  personId!: string;

  /** Null when nobody is linked. */
  account!: LinkedAccountBody | null;

  /** Oldest first. */
  history!: LinkToldBody[];

  /** Newest first. */
  requests!: RequestAboutPersonBody[];
}
