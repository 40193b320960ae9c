import type { Examine } from './examined.js';

/** On this very thread: for tests, where no thread can be started. Its libraries are loaded with the first file. */
export const examineHere: Examine = async (bytes) => (await import('./examine.js')).examine(bytes);
