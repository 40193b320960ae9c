// Built-in fault: a view's checkpoint is moved, and only then are its documents written.
import { SqliteViewCopy } from '../../../../dist/libs/read-store/sqlite/sqlite-view-copy.js';

const { commit } = SqliteViewCopy.prototype;
const still = new Int32Array(new SharedArrayBuffer(4));
/** Long enough that nearly every kill of a busy server falls into it. */
const milliseconds = 250;

SqliteViewCopy.prototype.commit = async function ({ writes, from, to }) {
  // A view that only notes how far it is loses nothing, and would take the time of those that do.
  if (writes.length === 0) return commit.call(this, { writes, from, to });
  if ((await commit.call(this, { writes: [], from, to })) === 'lost') return 'lost';
  Atomics.wait(still, 0, 0, milliseconds);
  return commit.call(this, { writes, from: to, to });
};
