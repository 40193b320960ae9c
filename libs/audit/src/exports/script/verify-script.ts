import { beginPart } from './begin.js';
import { checkpointPart } from './checkpoint.js';
import { endPart } from './end.js';
import { eventsPart } from './events.js';
import { filesPart } from './files.js';
import { openedPart } from './opened.js';
import { preparedPart } from './prepared.js';
import { proofsPart } from './proofs.js';

/** verify.sh: checks a package with bash, the GNU core utilities and openssl 3, and nothing else. */
export const verifyScript = `${[
  beginPart,
  filesPart,
  checkpointPart,
  eventsPart,
  preparedPart,
  proofsPart,
  openedPart,
  endPart,
].join('\n\n')}\n`;
