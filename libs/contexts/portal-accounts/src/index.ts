export * from './commands/handlers.js';
export * from './domain/decider.js';
export type { ChangeProfile } from './domain/decisions/change-profile.js';
export type { ChooseLanguage } from './domain/decisions/choose-language.js';
export type { Register } from './domain/decisions/register.js';
export * from './domain/events.js';
export { type Account, languageOf } from './domain/state.js';
export * from './domain/values.js';
