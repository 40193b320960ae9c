import { InvalidInput } from '#kernel';
import { present } from '../same.js';
import { type ContactDetail, type Phone, phoneTypes } from '../values.js';
import { type Fault, Fields, isObject, mark, oneOf, text } from './checks.js';
import { emailRule, extensionRule, phoneRule } from './field-rules.js';
import { checkPhone } from './parse-record.js';

/** Checks a whole Contact Detail as a worker saves it. @throws InvalidInput naming each field */
export function parseContact(value: unknown): ContactDetail {
  const faults: Fault[] = [];
  const source = isObject(value) ? value : {};
  const fields = new Fields(source, '', faults);
  if (!isObject(value)) fields.fault('', 'must be one JSON object');
  fields.only([
    ...['email', 'allowEmailReminder', 'eNotification', 'emailStatus', 'customerId', 'voicePrint', 'phones'],
  ]);
  const filled = (field: string) => (source[field] === '' ? undefined : field);
  const phones = fields.list('phones', 20, (entry, place) => {
    const phone = fields.within(entry, place);
    return phone === undefined ? undefined : phoneOf(phone, entry as Record<string, unknown>);
  });
  const contact: ContactDetail = present({
    email: filled('email') && fields.optional('email', emailRule),
    allowEmailReminder: fields.optional('allowEmailReminder', mark),
    eNotification: fields.optional('eNotification', mark),
    emailStatus: filled('emailStatus') && fields.optional('emailStatus', text(40)),
    customerId: filled('customerId') && fields.optional('customerId', text(64)),
    voicePrint: fields.optional('voicePrint', mark),
    phones: (phones ?? []).filter((each) => each !== undefined),
  });
  if (faults.length > 0)
    throw new InvalidInput(faults.map(({ field, reason }) => ({ field, message: reason })));
  return contact;
}

function phoneOf(phone: Fields, source: Record<string, unknown>): Phone {
  phone.only(['number', 'ext', 'type', 'ivrConsent', 'textMessage', 'textMessageStatus']);
  const number = phone.required('number', phoneRule);
  const type = phone.required('type', oneOf(phoneTypes));
  checkPhone(phone, number, type);
  return present({
    number,
    ext: source.ext === '' ? undefined : phone.optional('ext', extensionRule),
    type,
    ivrConsent: phone.optional('ivrConsent', mark),
    textMessage: phone.optional('textMessage', mark),
    textMessageStatus:
      source.textMessageStatus === '' ? undefined : phone.optional('textMessageStatus', text(40)),
  });
}
