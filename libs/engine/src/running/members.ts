/** What a process does with an installation: one of many servers and commands, or alone what suffers no other one. */
export type MemberRole = 'together' | 'alone';

/** A process that uses the installation now. */
export interface Member {
  /** Its host, process number and a random part. */
  readonly holder: string;
  readonly role: MemberRole;
  /** Of the events that its program writes: see `eventsFormat`. */
  readonly format: number;
}

/** From 2 on every event carries a `mac`. Programs that write an older format cannot work beside those that need it. */
export const eventsFormat = 2;

/** The processes that share an installation, by what each of them says again and again. Adapter: `mongodb/`. */
export interface Members {
  /** This process is one of them, for so many milliseconds by its own clock. @throws Unavailable */
  beat(role: MemberRole, milliseconds: number): Promise<void>;
  /** Everybody else whose time has not run out. @throws Unavailable */
  others(): Promise<readonly Member[]>;
  /** This process no longer is. @throws Unavailable */
  leave(): Promise<void>;
}
