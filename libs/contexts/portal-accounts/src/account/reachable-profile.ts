import { InvalidInput, isMailAddress, isPhoneNumber, phoneDigits } from '#kernel';
import type { Profile } from '../values.js';

/** By the rule of Contact Detail (rule P4). @throws InvalidInput naming `email` or `phone` */
export function mustBeReachable({ email, phone }: Profile): void {
  const errors = [
    ...(email === undefined || isMailAddress(email)
      ? []
      : [{ field: 'email', message: 'must be an e-mail address such as name@example.org' }]),
    ...(phone === undefined || isPhoneNumber(phoneDigits(phone))
      ? []
      : [
          {
            field: 'phone',
            message: 'must be a phone number of 10 digits (up to 15 with a country code)',
          },
        ]),
  ];
  if (errors.length > 0) throw new InvalidInput(errors);
}
