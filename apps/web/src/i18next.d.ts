import type { messages } from './areas/portal/messages/texts/en.js';
import type { portal } from './areas/portal/texts/en.js';
import type { en } from './i18n/en.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: typeof en & { readonly portal: typeof portal; readonly messages: typeof messages };
    };
  }
}
