export { type Config, ConfigRefused, demoSignInWorks, readConfig } from './config.js';
export type { FileSettings } from './file-settings.js';
export { type MailSettings, waysOf } from './mail-settings.js';
export { expectNoArguments } from './no-arguments.js';
export { SettingReader } from './setting-reader.js';
export {
  type EventStoreSettings,
  eventStoreSettings,
  type ReadStoreSettings,
  readStoreSettings,
} from './store-settings.js';
export type { TraceSettings } from './trace-settings.js';
