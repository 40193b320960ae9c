import type { FieldError } from '#api-client';
import type { Saving } from './contact-form.js';

/** One thing to mend before the Contact Detail can be saved, and the control that it is about. */
export interface Fault {
  readonly control: string;
  readonly label: string;
  readonly message: string;
}

const fieldLabels: Readonly<Record<string, string>> = {
  email: 'E-mail Address',
  customerId: 'Customer ID',
  emailStatus: 'E-mail Status',
  phones: 'Phone Numbers',
};
const cellLabels: Readonly<Record<string, string>> = {
  number: 'Number',
  ext: 'ext.',
  type: 'Type',
  textMessageStatus: 'Text Message Status',
};

/** The id of a control of the form, of a phone's row where one is given. */
export const controlId = (field: string, row?: string): string =>
  row === undefined ? `contact-${field}` : `contact-${row}-${field}`;

/** What the server said of the fields of a save, led to the controls of the page, in the page's order. */
export const faultsOf = (errors: readonly FieldError[], saving: Saving): readonly Fault[] =>
  [...errors.filter(isAbove), ...errors.filter((each) => !isAbove(each))].map(({ field, message }) => {
    const [, index, cell] = /^phones\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
    const phone = saving.rows[Number(index)];
    if (phone === undefined || cell === undefined)
      return { control: controlId(field), label: fieldLabels[field] ?? field, message };
    return {
      control: controlId(cell, phone.row),
      label: `Phone ${phone.place}, ${cellLabels[cell] ?? cell}`,
      message: cell === 'type' ? 'choose one' : message,
    };
  });

/** The phones stand below everything else. */
const isAbove = ({ field }: FieldError): boolean => !field.startsWith('phones');

/** What is wrong with one control. */
export const faultAt = (faults: readonly Fault[], control: string): string | undefined =>
  faults.find((each) => each.control === control)?.message;
