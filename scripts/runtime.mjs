// Imported before anything else by everything that a person starts. On a Node.js that is too old it fetches a newer one
// (once), says so in one line and goes on with it; what imported it then runs there alone.
import {
  endWithLauncher,
  fetched,
  goOnWith,
  isFetched,
  isLaunched,
  NoRuntime,
  oldest,
  pinOf,
  shipped,
} from './node-runtime.mjs';

const { node: version } = process.versions;
if (isLaunched()) endWithLauncher();
else if (Number.parseInt(version, 10) < oldest)
  try {
    const pin = pinOf(shipped);
    const how = isFetched(pin) ? 'kept in .runtime' : 'fetched once from the npm registry into .runtime';
    // Standard output belongs to the program: scripts read it.
    console.error(
      `Node.js ${version} is too old (${oldest} or newer is needed): going on with Node.js ${pin.version}, ${how}.`,
    );
    await goOnWith(fetched(pin), [...process.execArgv, ...process.argv.slice(1)]);
  } catch (error) {
    console.error(error instanceof NoRuntime ? error.message : error);
    process.exit(2);
  }
