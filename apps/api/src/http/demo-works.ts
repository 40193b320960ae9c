import type { FastifyRequest } from 'fastify';
import { type Config, demoSignInWorks } from '#settings';

/** With any port: the machine's own may be another one than this server's. */
const ownNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Whether invented people may come in with this very request. A loopback address is no wall by itself: a page of another
 * site whose name resolves to it is asked for here, by a browser that then lets that page read the answers. Its name
 * stands in Host, which no page can change.
 */
export const demoWorksFor = (
  { headers, host }: Pick<FastifyRequest, 'headers' | 'host'>,
  config: Pick<Config, 'demoSignIn' | 'publishedOn'>,
): boolean =>
  demoSignInWorks(config) &&
  // What a trusted proxy says of the host counts besides.
  (config.demoSignIn === 'anywhere' || [headers.host, host].every((each) => ownNames.test(each ?? '')));
