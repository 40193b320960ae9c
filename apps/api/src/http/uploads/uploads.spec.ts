import { once } from 'node:events';
import { connect } from 'node:net';
import { Controller, Get, Module, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { System } from '#composition';
import { type Documents, extensions, type KeptDocument } from '#files';
import { corners, isUpright, lyingJpeg, pdf, testDocuments } from '#files/testing';
import { fileId, NotFound, subject, systemClock } from '#kernel';
import { readBodies } from '../body-rules.js';
import { answerOutsideRoutes, outsideRoutes } from '../outside-routes.js';
import { ProblemFilter } from '../problem.filter.js';
import { cutSlowBodies, timeLimits } from '../time-limits.js';
import {
  fieldsOf,
  ReceivesDocument,
  sendDocument,
  sendPreview,
  UploadCapacity,
  UploadedDocument,
  type UploadedForm,
} from './index.js';

const ana = subject('person-1');
const limits = { fileBytes: 6_000_000, pages: 20 };
const headers = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
const { documents, store } = testDocuments();
/** What the next upload waits for before it is answered. */
let hold: Promise<void> = Promise.resolve();
let arrived = () => {};

class FormFields {
  @IsOptional()
  @IsIn(['en', 'es'])
  language?: string;
}

@Controller('documents')
class DocumentsController {
  private readonly documents: Documents = documents;

  @Post()
  @ReceivesDocument(FormFields)
  async upload(
    @UploadedDocument() form: UploadedForm,
  ): Promise<KeptDocument & { names: string[]; language?: string }> {
    arrived();
    await hold;
    const { language } = fieldsOf(FormFields, form);
    const kept = await this.documents.take(ana, form.parts, limits);
    return { ...kept, names: form.parts.map(({ name }) => name), ...(language && { language }) };
  }

  @Get(':id')
  async download(
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = await this.documents.original(fileId(id), ana);
    if (found === undefined || found === 'erased') throw new NotFound();
    return sendDocument(reply, found, `prueba de año "1".${extensions.pdf}`);
  }

  @Get(':id/pages/:page')
  async preview(
    @Param('id') id: string,
    @Param('page') page: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = await this.documents.preview(fileId(id), ana, Number(page));
    if (found === undefined || found === 'erased') throw new NotFound();
    return sendPreview(reply, found);
  }
}

@Module({
  controllers: [DocumentsController],
  providers: [
    UploadCapacity,
    { provide: System, useValue: {} },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
class TestModule {}

let app: NestFastifyApplication;
let address: string;
beforeAll(async () => {
  const outside = outsideRoutes(headers);
  const requestSeconds = 1;
  const limitsOfTime = { ...timeLimits({ requestSeconds }), requestTimeout: 1_500 };
  const adapter = new FastifyAdapter({
    requestTimeout: limitsOfTime.requestTimeout,
    http: limitsOfTime,
    ...outside,
  });
  app = await NestFactory.create<NestFastifyApplication>(TestModule, adapter, {
    logger: false,
    bodyParser: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  readBodies(fastify);
  answerOutsideRoutes(fastify, headers);
  cutSlowBodies(fastify, { requestSeconds }, { clock: systemClock, cut: outside.clientErrorHandler });
  await app.listen(0, '127.0.0.1');
  address = await app.getUrl();
});
afterAll(() => app.close());
beforeEach(() => {
  hold = Promise.resolve();
});

interface Sent {
  readonly bytes: Uint8Array;
  readonly name?: string;
  readonly field?: string;
}
async function send(files: readonly Sent[], fields: Readonly<Record<string, string>> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { bytes, name = 'scan', field = 'file' } of files)
    form.append(field, new Blob([Buffer.from(bytes)]), name);
  const answer = await fetch(`${address}/documents`, { method: 'POST', body: form });
  // biome-ignore lint/suspicious/noExplicitAny: what the API answered
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as any };
}

describe('an upload', () => {
  test('of a file is kept, and downloaded as it was sent', async () => {
    const bytes = await pdf();
    const { status, body } = await send([{ bytes }], { language: 'es' });
    expect([status, body.kind, body.language]).toEqual([201, 'pdf', 'es']);
    const answer = await fetch(`${address}/documents/${body.fileId}`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition':
        'attachment; filename="prueba de a_o _1_.pdf"; filename*=UTF-8\'\'prueba%20de%20a%C3%B1o%20%221%22.pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
  });

  test('of several pictures is one document, in their order, with previews that run nothing', async () => {
    const { body } = await send([{ bytes: await corners().png().toBuffer() }, { bytes: await lyingJpeg(6) }]);
    expect(body).toMatchObject({ kind: 'pictures', pages: 2 });
    const answer = await fetch(`${address}/documents/${body.fileId}/pages/2`);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('content-disposition')).toBe('inline');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(await isUpright(Buffer.from(await answer.arrayBuffer()))).toBe(true);
    const zip = await fetch(`${address}/documents/${body.fileId}`);
    expect(zip.headers.get('content-type')).toBe('application/zip');
    expect((await zip.arrayBuffer()).byteLength).toBe(Number(zip.headers.get('content-length')));
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ana\\prueba año.pdf', 'prueba año.pdf'],
    ['gpj.\u202efdp\u0000.exe', 'gpj.fdp.exe'],
    ['n'.repeat(500), 'n'.repeat(120)],
    ['\u200b', 'document'],
  ])('keeps of the name %j no more than can be shown', async (name, shown) => {
    const { body } = await send([{ bytes: await pdf(), name }]);
    expect(body.names).toEqual([shown]);
  });

  test.each<
    [
      string,
      () => Promise<{ status: number; body: { code: string; errors: { field: string }[] } }>,
      number,
      string,
    ]
  >([
    ['without any file', () => send([], { language: 'en' }), 422, 'invalid_input'],
    [
      'whose file is in another field',
      async () => send([{ bytes: await pdf(), field: 'document' }]),
      422,
      'invalid_input',
    ],
    ['of an empty file', () => send([{ bytes: Buffer.alloc(0) }]), 422, 'file_empty'],
    ['of another kind', () => send([{ bytes: Buffer.from('hello') }]), 422, 'file_kind'],
    ['over the county’s limit', () => send([{ bytes: Buffer.alloc(6_000_001) }]), 422, 'file_too_large'],
    ['over the limit of a body', () => send([{ bytes: Buffer.alloc(34_000_000) }]), 413, 'too_large'],
    [
      'of more pages than one document has',
      async () => send(Array(21).fill({ bytes: await pdf() })),
      422,
      'files_too_many',
    ],
    [
      'of more files than are read',
      async () => send(Array(45).fill({ bytes: Buffer.alloc(10) })),
      422,
      'files_too_many',
    ],
  ])('%s is refused, naming the field', async (_, act, status, code) => {
    const before = store.files.size;
    const found = await act();
    expect([found.status, found.body.code]).toEqual([status, code]);
    expect(found.body.errors.map(({ field }) => field)).toEqual(['file']);
    expect(store.files.size).toBe(before);
  });

  test('with a wrong field names that one', async () => {
    const found = await send([{ bytes: await pdf() }], { language: 'fr' });
    expect([found.status, found.body.errors[0].field]).toEqual([422, 'language']);
    const unknown = await send([{ bytes: await pdf() }], { evil: 'yes' });
    expect([unknown.status, unknown.body.errors[0].field]).toEqual([422, 'evil']);
  });

  test.each(['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/mixed'])(
    'as %s is not read',
    async (type) => {
      const answer = await fetch(`${address}/documents`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{}',
      });
      expect(answer.status).toBe(415);
      expect(await answer.json()).toMatchObject({ errors: [{ field: 'file' }] });
    },
  );

  test('that does not say how long it is ends at the limit', async () => {
    async function* endless() {
      yield Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n');
      for (let n = 0; n < 40; n++) yield Buffer.alloc(1024 * 1024);
      yield Buffer.from('\r\n--x--\r\n');
    }
    const answer = await fetch(`${address}/documents`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: ReadableStream.from(endless()) as unknown as string,
      duplex: 'half',
    } as RequestInit);
    expect([413, 422]).toContain(answer.status);
  });
});

const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7';
const head = (length: number) =>
  `POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${length}\r\n\r\n`;

test('an upload that breaks off leaves nothing, and gives its room back', async () => {
  const before = store.files.size;
  const { port } = new URL(address);
  for (let n = 0; n < 40; n++) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(`${head(20_000_000)}${part}`);
    const closed = once(socket, 'close');
    socket.destroy();
    await closed;
  }
  let status = 503;
  // The server learns of it a moment later.
  while (status === 503) ({ status } = await send([{ bytes: await pdf() }]));
  expect(status).toBe(201);
  expect(store.files.size).toBe(before + 1);
});

test.each([
  ['one that ends in the middle of a file', `${head(part.length)}${part}`, 400],
  ['one that never comes to its end', `${head(1_000)}${part}`, 408],
])('%s is answered and cut', async (_, text, status) => {
  const before = store.files.size;
  const { port } = new URL(address);
  const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => undefined);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  socket.write(text.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
  await once(socket, 'end');
  socket.destroy();
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(store.files.size).toBe(before);
});

test('when there is no room the next one is told to come back, and it is taken afterwards', async () => {
  let count = 0;
  const all = new Promise<void>((resolve) => {
    arrived = () => {
      if (++count === 16) resolve();
    };
  });
  let go = () => {};
  hold = new Promise((resolve) => {
    go = resolve;
  });
  const bytes = await pdf();
  const waiting = Array.from({ length: 16 }, () => send([{ bytes }]));
  await all;
  const refused = await send([{ bytes }]);
  expect([refused.status, refused.body.code]).toEqual([503, 'uploads_full']);
  expect(refused.headers.get('retry-after')).toBe('2');
  go();
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(16).fill(201));
  expect((await send([{ bytes }])).status).toBe(201);
});
