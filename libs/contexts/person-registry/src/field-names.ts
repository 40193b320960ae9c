import { listed } from '#bounded-context';

/** Fields of a person, as pages call them. Their values are never told. */
const names: Readonly<Record<string, string>> = {
  firstName: 'First Name',
  middleName: 'Middle Name',
  lastName: 'Last Name',
  suffix: 'Suffix',
  ssn: 'Social Security Number',
  cin: 'CIN',
  alienNumber: 'Alien Number',
  dateOfBirth: 'Date Of Birth',
  gender: 'Gender',
  webId: 'Web ID',
  directDepositLast4: 'Direct Deposit Account',
  eQuickPayLast4: 'e-QuickPay Card',
  addresses: 'Addresses',
  email: 'E-mail Address',
  allowEmailReminder: 'Allow E-mail Reminder',
  eNotification: 'E-Notification',
  emailStatus: 'E-mail Status',
  customerId: 'Customer ID',
  voicePrint: 'Voice Print',
  phones: 'Phone Numbers',
};

/** `E-mail Address and Phone Numbers` */
export const fieldNames = (fields: readonly string[]): string =>
  listed(fields.map((each) => names[each] ?? each));
