import { Injectable } from '@nestjs/common';
import type { Identity } from '#access';
import { System } from '#composition';

const seconds = 120;

interface Visitor {
  readonly name: string;
}

/** Who else has a page open: colleagues see each other before they get in each other's way. */
@Injectable()
export class Presence {
  constructor(private readonly system: System) {}

  /** Notes the caller on a page, and answers who else was there within the last two minutes. @throws Unavailable */
  async others(
    page: string,
    { actor, name }: Identity,
  ): Promise<readonly { readonly worker: string; readonly name: string }[]> {
    const { notes } = this.system;
    const topic = `page:${page}`;
    const visitor: Visitor = { name };
    // First says that it is there and looks then, so that two at once cannot overlook each other.
    await notes.put(topic, actor.id, visitor, seconds);
    const visitors = await notes.list(topic);
    return visitors
      .filter(({ id }) => id !== actor.id)
      .map(({ id, note }) => ({ worker: id, name: (note as Visitor).name }));
  }
}
