export * from './commands/handlers.js';
export * from './domain/county-contact.js';
export * from './domain/decider.js';
export type { ChangeSettings } from './domain/decisions/change-settings.js';
export * from './domain/events.js';
export { defaultSettings } from './domain/state.js';
export * from './domain/values.js';
