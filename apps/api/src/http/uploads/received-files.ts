import {
  type CallHandler,
  type ExecutionContext,
  HttpException,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { MultipartStorageEngine } from '@nestjs/platform-fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { catchError, finalize, type Observable } from 'rxjs';
import { FileRefused } from '#files';
import { InvalidInput } from '#kernel';
import { HttpProblem } from '../problem.js';
import { mostRequestBytes, tooLarge, UploadCapacity } from './upload-capacity.js';

/** Lets an upload in where there is room for it, and says in our own words why one is not read. */
@Injectable()
export class UploadGate implements NestInterceptor {
  constructor(private readonly capacity: UploadCapacity) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { headers, identity } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!/^multipart\/form-data\s*;/i.test(headers['content-type'] ?? '')) throw notMultipart();
    const length = headers['content-length'];
    const giveBack = this.capacity.claim(identity?.id, length === undefined ? undefined : Number(length));
    return next.handle().pipe(
      catchError((error: unknown) => {
        throw inOwnWords(error);
      }),
      finalize(giveBack),
    );
  }
}

const notMultipart = () =>
  new HttpProblem(
    415,
    'unsupported_media_type',
    'Send the document as multipart/form-data, in the field "file".',
    [{ field: 'file', message: 'must be sent as multipart/form-data' }],
  );

/** Nest has its own words for what its parser refuses: they are all that tells the reasons apart. */
function inOwnWords(error: unknown): unknown {
  if (!(error instanceof HttpException)) return error;
  const { message } = error;
  if (message.startsWith('File too large')) return new FileRefused('file_too_large');
  if (message.startsWith('Too many files')) return new FileRefused('files_too_many');
  if (message.startsWith('Unexpected file field'))
    return new InvalidInput([{ field: 'file', message: 'must be the only field that carries files' }]);
  if (/^(Too many|Field name|Field value|Invalid field|JSON field)/.test(message))
    return new InvalidInput([{ field: 'file', message: `cannot be read beside these fields: ${message}` }]);
  if (error.getStatus() === 400)
    return new HttpProblem(
      400,
      'upload_broken',
      'The upload broke off or is no proper multipart/form-data. Nothing of it was kept: send it again.',
      [{ field: 'file', message: 'arrived in part' }],
    );
  return error;
}

const received = new WeakMap<object, number>();

/** Keeps files in memory, and counts what a request brings that did not say how much. */
export const countedMemory: MultipartStorageEngine = {
  _handleFile(request: object, { stream }, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => {
      const bytes = (received.get(request) ?? 0) + part.length;
      received.set(request, bytes);
      if (bytes > mostRequestBytes) stream.destroy(tooLarge());
      else parts.push(part);
    });
    stream.once('error', done);
    stream.once('end', () => {
      const buffer = Buffer.concat(parts);
      done(null, { buffer, size: buffer.length });
    });
  },
  _removeFile(_request, file, done) {
    delete file.buffer;
    done(null);
  },
};
