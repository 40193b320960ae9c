export * from './commands.js';
export * from './context.js';
export type { ChangeSettings } from './settings/change-settings.js';
export * from './settings/county-contact.js';
export * from './settings/decider.js';
export * from './settings/events.js';
export { defaultSettings } from './settings/state.js';
export * from './values.js';
