import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../http/problem.js';

/** What belongs to programs: an unknown address there is a problem document, never a page. */
const forPrograms = /^\/(api|health|metrics)(\/|$|\?)/;
const aYear = 'public, max-age=31536000, immutable';

/**
 * Serves the built pages: files by their names, and the one document for every other address, because the pages read
 * the address themselves. Built files carry a hash in their names and are kept for ever; the document is asked for
 * each time.
 */
export async function serveWeb(fastify: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`the pages are not built: there is no ${join(folder, 'index.html')}. Run npm run build.`);
  await fastify.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    preCompressed: true,
    globIgnore: ['**/*.{gz,br}', 'index.html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('Cache-Control', path.includes(`${sep}assets${sep}`) ? aYear : 'no-cache');
    },
  });
  const page = (request: FastifyRequest, reply: FastifyReply) => {
    // The address alone is a page for everybody; of others only a browser that goes there wants the document.
    const wantsPage = request.routeOptions.url === '/' || request.headers.accept?.includes('text/html');
    if (wantsPage && !forPrograms.test(request.url)) return reply.sendFile('index.html');
    return reply.status(404).type('application/problem+json').send(notFound);
  };
  fastify.get('/', page);
  fastify.get('/*', page);
}
