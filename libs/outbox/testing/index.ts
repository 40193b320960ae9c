export * from './certificate.js';
export * from './mail-server.js';
