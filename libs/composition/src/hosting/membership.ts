import { hostname } from 'node:os';
import { eventsFormat, type Member, type MemberRole, type Members } from '#engine';
import { type Clock, type Randomness, Refused } from '#kernel';

/** A name for this process, unique among all, by which people find it. */
export const holderName = (randomness: Randomness): string =>
  `${hostname()}-${process.pid}-${randomness.uuid()}`;

/** A process that was killed counts so long. */
const memberMilliseconds = 15_000;
const beatMilliseconds = 4_000;

/** Who waits for whom, in the words of whoever asked. */
const refusals: Readonly<Record<MemberRole, (others: string) => string>> = {
  together: (others) =>
    `a command that works alone on this installation runs now (${others}): start again when it has ended`,
  alone: (others) =>
    `others work on this installation now (${others}): stop every api and projector first; one that was killed counts for ${memberMilliseconds / 1_000} seconds more`,
};

/** Where the stores are servers no folder is locked: whoever needs an installation alone sees here who uses it. */
export class Membership {
  private readonly leaving = new AbortController();
  private readonly beating: Promise<void>;

  private constructor(
    private readonly members: Members,
    private readonly role: MemberRole,
    private readonly clock: Clock,
  ) {
    this.beating = this.beat();
  }

  /**
   * Says first that it is there, and looks for others then: of two at once neither overlooks the other.
   * @throws Refused (`in_use`), Unavailable
   */
  static async join(members: Members, role: MemberRole, clock: Clock): Promise<Membership> {
    await members.beat(role, memberMilliseconds);
    const all = await members.others();
    const others = all.filter((each) => role === 'alone' || each.role === 'alone');
    const older = all.filter(({ format }) => format < eventsFormat);
    if (others.length > 0 || older.length > 0) {
      await members.leave();
      throw new Refused(
        'in_use',
        others.length > 0 ? refusals[role](named(others)) : olderPrograms(named(older)),
      );
    }
    return new Membership(members, role, clock);
  }

  /** Where the store is away, its time runs out by itself. */
  async leave(): Promise<void> {
    this.leaving.abort();
    await this.beating;
    await this.members.leave().catch(() => undefined);
  }

  /** A store that is away is told of by whatever else needs it. */
  private async beat(): Promise<void> {
    const { signal } = this.leaving;
    for (;;) {
      await this.clock.sleep(beatMilliseconds, signal);
      if (signal.aborted) return;
      await this.members.beat(this.role, memberMilliseconds).catch(() => undefined);
    }
  }
}

const olderPrograms = (others: string): string =>
  `programs of an older version work on this installation now (${others}): stop all of them first, for they write events that this version could not tell from forged ones; one that was killed counts for ${memberMilliseconds / 1_000} seconds more`;

const named = (others: readonly Member[]) => others.map(({ holder }) => holder).join(', ');
