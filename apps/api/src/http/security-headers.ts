import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/**
 * The headers of every answer, as helmet makes them: worked out once at start, because they are the same for all.
 * Nothing is cached anywhere: answers hold personal data.
 */
export function securityHeaders({
  production,
}: {
  readonly production: boolean;
}): Promise<Record<string, string>> {
  const make = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    hsts: production,
  });
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  return new Promise((resolve, reject) => {
    make(request, response, (error?: unknown) => {
      if (error) reject(error as Error);
      else resolve({ ...(response.getHeaders() as Record<string, string>), 'cache-control': 'no-store' });
    });
  });
}
