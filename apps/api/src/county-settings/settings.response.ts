import type { ReasonedAct, UnlinkingRole } from '#contexts/county-settings';
import { TextInBothLanguages } from './counties.response.js';

export class ContactSettingsBody {
  /** Digits only; null: not set. */
  phone!: string | null;

  address!: TextInBothLanguages | null;
  hours!: TextInBothLanguages | null;
}

export class BusinessHoursBody {
  /** `HH:MM`, local. */
  from!: string;
  to!: string;
}

export class TemplateTextBody {
  title!: string;
  subject!: string;
  body!: string;
}

/** A text to begin an e-Message with, in both languages. */
export class EMessageTemplateBody {
  en!: TemplateTextBody;
  es!: TemplateTextBody;
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
  businessHours!: BusinessHoursBody;

  /** What workers are told where they write an e-Message; may be empty. */
  eMessagePolicy!: string;

  /** Changed as a whole. */
  eMessageTemplates!: EMessageTemplateBody[];

  documentsPerAction!: number;
  fileMegabytes!: number;

  /** Of all documents of an action together. */
  actionMegabytes!: number;

  /** How customers reach the county; changed as a whole. */
  contact!: ContactSettingsBody;
}

export class CountySettingsResponse {
  county!: string;
  countyName!: string;
  settings!: CountySettingsBody;
}
