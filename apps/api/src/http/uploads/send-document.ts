import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Download } from '#files';

/** Even where a browser opens it all the same, nothing of it runs, nothing is loaded, and it is nobody's page. */
const runsNothing = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * Answers with a document as a download, under its true type. `name`: what it is saved as. The handler returns what this
 * returns, and takes its reply with `@Res({ passthrough: true })`.
 */
export function sendDocument(
  reply: FastifyReply,
  { type, size, bytes }: Download,
  name: string,
): StreamableFile {
  secure(reply);
  return new StreamableFile(Readable.from(bytes, { objectMode: false }), {
    type,
    length: size,
    disposition: `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encoded(name)}`,
  });
}

/** Answers with a preview, which a page may show. */
export function sendPreview(reply: FastifyReply, jpeg: Uint8Array): StreamableFile {
  secure(reply);
  return new StreamableFile(jpeg, { type: 'image/jpeg', length: jpeg.length, disposition: 'inline' });
}

const secure = (reply: FastifyReply) =>
  void reply.headers({
    'content-security-policy': runsNothing,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });

const asciiName = (name: string): string => name.replaceAll(/[^\x20-\x7e]|["\\%;]/g, '_');

/** RFC 8187. */
const encoded = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
