export * from './context.js';
export * from './mail.js';
export * from './message.js';
export * from './said.js';
export * from './topics.js';
