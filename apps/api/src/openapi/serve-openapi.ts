import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import swaggerUiFolder from 'swagger-ui-dist/absolute-path.js';
import { docsPage, docsPolicy, docsScript } from './docs-page.js';
import { openApiDocument } from './document.js';

const assets = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' } as const;
const aDay = 'public, max-age=86400';

/** Serves the document at /api/openapi.json and a page to read it at /api/docs. Both are public; call it before `app.init()`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const http = app.getHttpAdapter();
  let json: string | undefined;
  http.get('/api/openapi.json', (_: FastifyRequest, reply: FastifyReply) => {
    json ??= JSON.stringify(openApiDocument(app));
    void reply.type('application/json; charset=utf-8').header('Cache-Control', 'no-cache').send(json);
  });
  http.get('/api/docs', (_: FastifyRequest, reply: FastifyReply) => {
    void reply
      .type('text/html; charset=utf-8')
      .header('Content-Security-Policy', docsPolicy)
      .header('Cache-Control', 'no-cache')
      .send(docsPage);
  });
  http.get('/api/docs/start.js', (_: FastifyRequest, reply: FastifyReply) => {
    void reply.type('text/javascript; charset=utf-8').header('Cache-Control', 'no-cache').send(docsScript);
  });
  const folder = swaggerUiFolder();
  for (const [name, type] of Object.entries(assets))
    http.get(`/api/docs/${name}`, (_: FastifyRequest, reply: FastifyReply) => {
      void reply
        .type(`${type}; charset=utf-8`)
        .header('Cache-Control', aDay)
        .send(createReadStream(join(folder, name)));
    });
}
