export type { ChangeProfile } from './account/change-profile.js';
export type { ChooseLanguage } from './account/choose-language.js';
export * from './account/decider.js';
export * from './account/events.js';
export type { Register } from './account/register.js';
export { type Account, languageOf } from './account/state.js';
export * from './commands.js';
export * from './context.js';
export * from './values.js';
