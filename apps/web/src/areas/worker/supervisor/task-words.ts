import { listed } from '../parts/case-words.js';

const fields: Readonly<Record<string, string>> = {
  email: 'E-mail Address',
  allowEmailReminder: 'Allow E-mail Reminder',
  eNotification: 'E-Notification',
  emailStatus: 'E-mail Status',
  customerId: 'Customer ID',
  voicePrint: 'Voice Print',
  phones: 'Phone Numbers',
  customerPrivacy: 'Customer Privacy lifted',
};

/** Changed fields by the names of the Contact Detail page: `E-mail Address and Phone Numbers`. */
export const changedText = (changed: readonly string[]): string =>
  listed(changed.map((each) => fields[each] ?? each));
