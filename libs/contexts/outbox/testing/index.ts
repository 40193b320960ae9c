export * from './mail-server.js';
