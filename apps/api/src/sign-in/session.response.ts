import type { Right, Role } from '#access';
import type { ActorKind, Language } from '#kernel';

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
