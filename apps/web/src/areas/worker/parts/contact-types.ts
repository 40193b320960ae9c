import type { components } from '#api-client';

type Schemas = components['schemas'];
export type Person = Schemas['PersonResponse'];
/** The Contact Detail as the registry has it. */
export type Contact = Schemas['ContactBody'];
export type ContactToSave = Schemas['ContactDto'];
export type Phone = Schemas['PhoneBody'];
export type PhoneType = Phone['type'];

/** The drop list's order in the documents (source 001, Contact Detail). */
export const phoneTypes: readonly PhoneType[] = [
  'Cell',
  'Fax',
  'Home',
  'Message',
  'Main',
  'TDD',
  'Toll Free',
  'Work',
];

const textable: ReadonlySet<string> = new Set(['Cell', 'Main', 'Message', 'Home', 'Work']);

/** Whether a verification code may go to a phone of this type (source 000, Assisting Customers). */
export const takesCodes = (type: PhoneType): boolean => textable.has(type);
