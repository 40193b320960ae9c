import { Injectable } from '@nestjs/common';
import type { Identity } from '#access';
import { System } from '#composition';
import { threadOf } from '#processes';
import { LiveHub } from '../live/live-hub.js';
import type { WriterBody } from './thread.response.js';

/** Seconds for which somebody counts as writing who does not say so again. */
const lapses = 20;

/** Who is writing an answer right now: colleagues see each other before they both send one. */
@Injectable()
export class Writers {
  constructor(
    private readonly system: System,
    private readonly live: LiveHub,
  ) {}

  /** Notes that the caller writes, and answers who else does. @throws Unavailable */
  async writes(id: string, who: Identity): Promise<WriterBody[]> {
    const before = await this.all(id);
    await this.system.notes.put(this.topic(id), who.actor.id, { name: who.name }, lapses);
    if (!before.some((each) => each.worker === who.actor.id)) await this.tell(id, who);
    return this.others(id, who);
  }

  /** The text was sent, or given up. @throws Unavailable */
  async stopped(id: string, who: Identity): Promise<void> {
    await this.system.notes.put(this.topic(id), who.actor.id, { name: who.name }, 0);
    await this.tell(id, who);
  }

  async others(id: string, { actor }: Identity): Promise<WriterBody[]> {
    return (await this.all(id)).filter((each) => each.worker !== actor.id);
  }

  private async all(id: string): Promise<WriterBody[]> {
    const notes = await this.system.notes.list(this.topic(id));
    return notes.map(({ id: worker, note }) => ({ worker, name: (note as { name: string }).name }));
  }

  private tell = (id: string, { actor }: Identity) =>
    this.live.nudge(`e-message:${actor.county}:${threadOf(id)}`);

  private topic = (id: string) => `writing:${threadOf(id)}`;
}
