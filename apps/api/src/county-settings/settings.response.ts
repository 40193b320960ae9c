import type { ReasonedAct, UnlinkingRole } from '#contexts/county-settings';
import { TextInBothLanguages } from './counties.response.js';

export class ContactSettingsBody {
  /** Digits only; null: not set. */
  phone!: string | null;

  address!: TextInBothLanguages | null;
  hours!: TextInBothLanguages | null;
}

export class CountySettingsBody {
  twoWayMessaging!: boolean;
  replyBusinessDays!: number;
  actionDays!: number;
  holidays!: string[];
  verificationCodeMinutes!: number;
  coolOffHours!: number;
  unlinkRoles!: UnlinkingRole[];
  caseLinkSlaBusinessDays!: number;
  mandatoryReasons!: ReasonedAct[];

  /** How customers reach the county; changed as a whole. */
  contact!: ContactSettingsBody;
}

export class CountySettingsResponse {
  county!: string;
  countyName!: string;
  settings!: CountySettingsBody;
}
