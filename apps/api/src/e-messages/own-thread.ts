import { Injectable } from '@nestjs/common';
import { System } from '#composition';
import { messageIn, type OpenThread, threadDecider } from '#contexts/e-messages';
import { type CountyCode, NotFound } from '#kernel';
import { ownThread, threadOf } from '#processes';
import type { Caller } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { accountOf } from '../http/own-account.js';

/**
 * A thread that is not the caller's ends here. Asked of its stream, so what was written a moment ago is there; ids are
 * digests that nobody can guess, so the time that it takes tells nobody of threads that they were never shown.
 */
@Injectable()
export class OwnThread {
  constructor(private readonly system: System) {}

  /** The thread of a message of the caller's county. @throws NotFound */
  async ofCounty(id: string, caller: Caller): Promise<{ county: CountyCode; thread: OpenThread }> {
    const county = countyOf(caller.identity);
    const thread = await this.system.engine.state(threadDecider, threadOf(id));
    if (thread.is === 'nothing' || thread.county !== county || messageIn(thread, id) === undefined)
      throw new NotFound();
    return { county, thread };
  }

  /** A message of the person whom the caller's account is linked to, as far as it is theirs to see. @throws NotFound */
  async ofCustomer(id: string, caller: Caller) {
    const own = await ownThread(this.system.flows, id, accountOf(caller));
    if (messageIn(own.thread, id) === undefined) throw new NotFound();
    return own;
  }
}
