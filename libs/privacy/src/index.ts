export * from './erasure-list.js';
export * from './errors.js';
export * from './master-secrets.js';
export * from './port.js';
export * from './secrets.js';
export * from './vault.js';
