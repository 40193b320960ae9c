import { copiesContract } from './copies.contract.js';
import type { TestedReadStore } from './fixtures.js';
import { queriesContract } from './queries.contract.js';
import { writesContract } from './writes.contract.js';

/** What every read store keeps. `open` gives a store over an empty place. */
export function readStoreContract(name: string, open: () => Promise<TestedReadStore>): void {
  describe(`the read store in ${name}`, () => {
    let tested: TestedReadStore;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.remove());

    describe('writes', () => writesContract(() => tested));
    describe('answers queries', () => queriesContract(() => tested));
    describe('keeps copies of a view', () => copiesContract(() => tested));
  });
}
