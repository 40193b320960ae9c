export * from './cursor.js';
export * from './dead-letters.js';
export * from './errors.js';
export * from './field-values.js';
export * from './fingerprint.js';
export * from './port.js';
export * from './query.js';
