import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { InvalidInput } from '#kernel';
import { HttpProblem } from './problem.js';
import { withoutNulls } from './without-nulls.js';

const plainTypes: readonly unknown[] = [String, Number, Boolean, Object, Array];

/**
 * Validates every body and query once, at the edge. Names each field and what to do; unknown fields are errors, and
 * `null` means that a field was left out.
 */
@Injectable()
export class Validation implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (type === 'custom' || metatype === undefined || plainTypes.includes(metatype)) return value;
    if (type === 'body' && (typeof value !== 'object' || value === null || Array.isArray(value)))
      throw new HttpProblem(400, 'not_json', 'The body must be a JSON object.');
    const faults = [...unreadable(value, '')];
    if (faults.length > 0) throw new InvalidInput(faults);
    const given = withoutNulls(value ?? {});
    const input = plainToInstance(metatype as Type<object>, given, { exposeDefaultValues: true });
    const errors = validateSync(input, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
    });
    if (errors.length > 0) throw new InvalidInput(errors.flatMap((each) => named(each, '')));
    return input;
  }
}

/**
 * Texts with half of a surrogate pair: no UTF-8 can carry them, so that nothing could be stored or hashed. And members
 * that go by the name of what every object has (`toString`): what makes instances would take them for that.
 */
function* unreadable(value: unknown, path: string): Generator<{ field: string; message: string }> {
  if (typeof value === 'string' && !value.isWellFormed())
    yield { field: path, message: 'has half of a character (a lone surrogate): enter it again' };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const field = path === '' ? name : `${path}.${name}`;
    if (name in Object.prototype) yield { field, message: `property ${name} should not exist` };
    else yield* unreadable(member, field);
  }
}

function named(error: ValidationError, path: string): { field: string; message: string }[] {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((text) => ({
    field,
    message: text.startsWith(error.property) ? text.slice(error.property.length).trim() : text,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => named(child, field))];
}
