import type { Right, Role } from '#access';
import type { ActorKind, Language } from '#kernel';

/** What a customer of the demo enters in order to link, and what comes of it. */
export class DemoToTryBody {
  story!: string;
  dateOfBirth!: string;
  zipCode!: string;
  county!: string;
  countyName!: string;
  caseNumber!: string;
}

export class DemoIdentityBody {
  id!: string;
  name!: string;
  role!: Role;

  /** Two-digit code; null for those who work for no county. */
  county!: string | null;

  /** Of the first customers only. */
  toTry!: DemoToTryBody | null;
}

export class DemoIdentitiesResponse {
  items!: DemoIdentityBody[];
}

export class SignedInIdentity {
  id!: string;
  name!: string;
  role!: Role;
}

export class DemoSessionResponse {
  /** The session: for `Authorization: Bearer` where there is no cookie. */
  token!: string;
  csrfToken!: string;
  identity!: SignedInIdentity;
}

export class MeResponse {
  id!: string;

  /** A customer's is that of the portal account. */
  name!: string;

  role!: Role;
  kind!: ActorKind;

  /** Two-digit code; null for those who work for no county. */
  county!: string | null;
  countyName!: string | null;
  rights!: Right[];

  /** Of a customer's account, for pages and messages; null for staff, and until it was ever said. */
  language!: Language | null;

  /** For the header of every change that a cookie session asks for. */
  csrfToken!: string;

  /** The header's name. */
  csrfHeader!: string;

  /** When the session ends unless it is used before; null for a token that another system gave. */
  sessionEndsAt!: string | null;

  /** What the caller can follow on any page at `GET /api/v1/live?topics=…`. */
  topics!: string[];

  /** Where the ledger stands: a live stream with this `lastEventId` misses nothing that happens from now on. */
  liveFrom!: string | null;
}
