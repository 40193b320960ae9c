import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
  type Type,
  UseInterceptors,
} from '@nestjs/common';
import { FilesInterceptor, type UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import { ApiBody, ApiConsumes, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import type { UploadedPart } from '#files';
import { InvalidInput } from '#kernel';
import { Validation } from '../validation.js';
import { countedMemory, UploadGate } from './received-files.js';
import { mostRequestBytes } from './upload-capacity.js';

/** What a form brought. */
export interface UploadedForm {
  /** The files of the field `file`, in their order: at least one. */
  readonly parts: readonly UploadedPart[];
  /** Its other fields, as texts: hand them to `fieldsOf`. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What Nest's interceptor leaves at the request. */
interface Received {
  readonly files?: readonly UploadedMultipartFile[];
  readonly body?: unknown;
}

const uploadKey = 'receives-upload';

/** Whether a handler takes multipart/form-data: all others refuse it. */
export const takesUploads = (handler: object): boolean => Reflect.getMetadata(uploadKey, handler) === true;

/** As many as any county lets be pages of one document, with room to say that it is too many. */
const mostFiles = 40;

const options = {
  storage: countedMemory,
  defParamCharset: 'utf8',
  limits: {
    fileSize: mostRequestBytes,
    files: mostFiles,
    fields: 20,
    parts: mostFiles + 20,
    fieldNameSize: 100,
    fieldSize: 64 * 1024,
    fieldNestingDepth: 0,
    headerPairs: 20,
  },
} as const;

/**
 * On a handler: it takes multipart/form-data with the field `file`, once or several times, and the fields of `Fields`, a
 * DTO. They are in memory until its answer is sent; nothing is kept of an upload that breaks off.
 */
export const ReceivesDocument = (Fields?: Type<unknown>): MethodDecorator =>
  applyDecorators(
    SetMetadata(uploadKey, true),
    UseInterceptors(UploadGate, FilesInterceptor('file', mostFiles, options)),
    ApiConsumes('multipart/form-data'),
    ...(Fields === undefined ? [] : [ApiExtraModels(Fields)]),
    ApiBody({
      schema: {
        allOf: [
          {
            type: 'object',
            required: ['file'],
            properties: {
              file: {
                description: 'A document; given several times, the pictures that are its pages.',
                type: 'array',
                minItems: 1,
                items: { type: 'string', format: 'binary' },
              },
            },
          },
          ...(Fields === undefined ? [] : [{ $ref: getSchemaPath(Fields) }]),
        ],
      },
    }),
  );

/** A parameter of such a handler: an `UploadedForm`. */
export const UploadedDocument = createParamDecorator(
  (_: unknown, context: ExecutionContext): UploadedForm => {
    const { files, body } = context.switchToHttp().getRequest<Received>();
    if (files === undefined || files.length === 0)
      throw new InvalidInput([{ field: 'file', message: 'must be given: choose a file' }]);
    return {
      parts: files.map(({ originalname, buffer }) => ({ name: plainName(originalname), bytes: buffer! })),
      fields: (body ?? {}) as UploadedForm['fields'],
    };
  },
);

/** The fields of a form as an instance of their DTO. @throws InvalidInput */
export function fieldsOf<T extends object>(Fields: Type<T>, { fields }: UploadedForm): T {
  const input = new Validation().transform({ ...fields }, { type: 'body', metatype: Fields });
  return input as T;
}

/** Of a form that brings files alone. @throws InvalidInput */
export function mustHaveNoFields({ fields }: UploadedForm): void {
  const errors = Object.keys(fields).map((field) => ({
    field,
    message: `property ${field} should not exist`,
  }));
  if (errors.length > 0) throw new InvalidInput(errors);
}

const mostNameCharacters = 120;

/** Without folders, and without characters that are not seen or turn others round. It is only ever shown. */
function plainName(name: string): string {
  const [last = ''] = name.toWellFormed().normalize('NFC').split(/[/\\]/).slice(-1);
  const seen = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return Array.from(seen).slice(0, mostNameCharacters).join('') || 'document';
}
