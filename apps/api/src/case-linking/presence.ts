import { Injectable } from '@nestjs/common';
import type { Identity } from '#access';
import { System } from '#composition';
import type { Visitor } from './presence.response.js';

/** How long somebody counts as there who read a page, and who has a page open that says so again and again. */
const [afterReading, whileOpen] = [120, 20];

type Noted = Pick<Visitor, 'name'>;

/** Who else has a page open: colleagues see each other before they get in each other's way. */
@Injectable()
export class Presence {
  constructor(private readonly system: System) {}

  /** Notes the caller who read a page, and answers who else is there. @throws Unavailable */
  others = (page: string, who: Identity) => this.noted(page, who, afterReading);

  /** The same of a page that stays open, and says so every few seconds. @throws Unavailable */
  stays = (page: string, who: Identity) => this.noted(page, who, whileOpen);

  /** The page was closed. @throws Unavailable */
  left = (page: string, { actor, name }: Identity): Promise<void> =>
    this.system.notes.put(`page:${page}`, actor.id, { name } satisfies Noted, 0);

  private async noted(page: string, { actor, name }: Identity, seconds: number): Promise<Visitor[]> {
    const { notes } = this.system;
    const topic = `page:${page}`;
    const visitor: Noted = { name };
    // First says that it is there and looks then, so that two at once cannot overlook each other.
    await notes.put(topic, actor.id, visitor, seconds);
    const visitors = await notes.list(topic);
    return visitors
      .filter(({ id }) => id !== actor.id)
      .map(({ id, note }) => ({ worker: id, name: (note as Noted).name }));
  }
}
