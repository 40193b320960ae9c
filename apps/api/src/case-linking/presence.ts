import { Injectable } from '@nestjs/common';
import type { Identity } from '#access';
import { System } from '#composition';

const minutes = 2;

/** Who else has a page open: colleagues see each other before they get in each other's way. */
@Injectable()
export class Presence {
  private readonly seen = new Map<string, Map<string, { readonly name: string; readonly at: number }>>();

  constructor(private readonly system: System) {}

  /** Notes the caller on a page, and answers who else was there within the last two minutes. */
  others(page: string, identity: Identity): readonly { readonly worker: string; readonly name: string }[] {
    const now = this.system.clock.monotonic();
    const visitors = this.seen.get(page) ?? new Map();
    visitors.set(identity.actor.id, { name: identity.name, at: now });
    for (const [id, { at }] of visitors) if (now - at > minutes * 60_000) visitors.delete(id);
    this.seen.delete(page);
    this.seen.set(page, visitors);
    if (this.seen.size > 10_000) this.seen.delete(this.seen.keys().next().value as string);
    return [...visitors]
      .filter(([id]) => id !== identity.actor.id)
      .map(([worker, { name }]) => ({ worker, name }));
  }
}
