import { Readable } from 'node:stream';
import { applyDecorators, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LookRequest } from '#access';
import { type Column, type CsvForm, csvOf, ndjsonOf } from '#audit';

/** A list that goes out as a file. */
export interface SentList<Row> {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly form: CsvForm;
  readonly columns: readonly Column<Row>[];
  readonly pages: AsyncGenerator<readonly Row[]>;
}

const file = { schema: { type: 'string' } } as const;

/** A route that sends a list with `sendList`, as its name ends: `looks.csv`. */
export const SendsList = (path: `${string}.csv`, what: string) =>
  applyDecorators(
    Get(path),
    ApiProduces('text/csv', 'application/x-ndjson'),
    ApiOperation({ summary: `${what}, as CSV, exact or for spreadsheets; or NDJSON by Accept` }),
    ApiOkResponse({ content: { 'text/csv': file, 'application/x-ndjson': file } }),
  );

/** How a list that is taken away is recorded: it leaves the agency with whoever takes it. */
export const taken = (look: LookRequest, list: string): LookRequest => ({
  ...look,
  disclosed: { fields: [list], legalBasis: 'audit' },
});

/**
 * Sends a list as CSV, or as NDJSON where the client accepts that, a page in memory at a time. What fails with the first
 * page is answered as every failure is; what fails later breaks the answer off.
 */
export async function sendList<Row>(
  request: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
  { name, form, columns, pages }: SentList<Row>,
): Promise<void> {
  const asNdjson = /\bapplication\/x-ndjson\b/.test(request.headers.accept ?? '');
  const first = await pages.next();
  const all = withFirst(first, pages);
  const text = asNdjson ? ndjsonOf(all) : csvOf(all, columns, form);
  await reply
    .type(asNdjson ? 'application/x-ndjson; charset=utf-8' : 'text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}.${asNdjson ? 'ndjson' : 'csv'}"`)
    .send(Readable.from(text));
}

async function* withFirst<Page>(
  first: IteratorResult<Page, void>,
  rest: AsyncGenerator<Page>,
): AsyncGenerator<Page> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
