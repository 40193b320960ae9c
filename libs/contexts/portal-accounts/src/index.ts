export { accountDecider } from './account/decider.js';
export { languageOf } from './account/state.js';
export { ChooseAccountLanguage } from './commands.js';
export { portalAccounts } from './context.js';
export type { Profile } from './values.js';
