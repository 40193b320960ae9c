import { type CountySettings, unlinkingRoles } from '../values.js';
import { noContact } from './county-contact.js';
import type { CountySettingsEvent } from './events.js';
import { stateHolidays } from './state-holidays.js';

/** What holds in a county that never changed anything. */
export const defaultSettings: CountySettings = {
  twoWayMessaging: false,
  replyBusinessDays: 3,
  actionDays: 10,
  holidays: stateHolidays,
  verificationCodeMinutes: 30,
  coolOffHours: 24,
  unlinkRoles: unlinkingRoles,
  caseLinkSlaBusinessDays: 5,
  mandatoryReasons: [],
  businessHours: { from: '08:00', to: '17:00' },
  eMessagePolicy: '',
  eMessageTemplates: [],
  documentsPerAction: 4,
  fileMegabytes: 6,
  actionMegabytes: 10,
  contact: noContact,
};

export function evolve(settings: CountySettings, event: CountySettingsEvent): CountySettings {
  switch (event.type) {
    case 'CountySettingsChanged':
      return { ...settings, ...event.data.to };
    case 'CountyContactChanged':
      return { ...settings, contact: event.data.to };
  }
}
