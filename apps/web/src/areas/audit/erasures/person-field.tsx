import { TextField } from '../../../shared/field.js';

/** Who it is about, by id. */
export const PersonField = (field: {
  readonly label?: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}) => <TextField label="Person (id)" required maxLength={80} {...field} />;
