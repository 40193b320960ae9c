export { ChangeCountySettings } from './commands.js';
export { countySettings } from './context.js';
export type { CountyContact } from './settings/county-contact.js';
export { countySettingsDecider } from './settings/decider.js';
export type { BusinessHours, EMessageTemplate } from './settings/e-message-settings.js';
export { defaultSettings } from './settings/state.js';
export type { CountySettings, ReasonedAct, UnlinkingRole } from './values.js';
