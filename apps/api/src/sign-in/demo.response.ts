import type { Role } from '#access';

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
