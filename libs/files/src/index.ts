export * from './collected.js';
export * from './port.js';
