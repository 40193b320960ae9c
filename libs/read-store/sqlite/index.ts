export { SqliteDeadLetters } from './sqlite-dead-letters.js';
export { SqliteReadStore } from './sqlite-read-store.js';
