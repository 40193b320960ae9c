import type { INestApplication } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { sessionCookie } from '../http/cookie-names.js';
import { policiesOf } from '../http/policy-check.js';
import { withConventions } from './conventions.js';
import { Problem } from './problem.response.js';

const description = `Casework between the public and a county benefits agency.

- Everything is JSON; times are ISO 8601 in UTC, dates \`YYYY-MM-DD\`, counties two-digit codes, ids opaque.
- Every error is \`application/problem+json\` with a stable \`code\`.
- A command takes an \`Idempotency-Key\` and answers with \`Caseledger-Position\`; a query given that header waits until its view holds it, and otherwise says \`Caseledger-Stale: true\`.
- What is not there and what is not yours to see give the same 404.
- Every look at personal data is recorded.`;

/** The OpenAPI 3.1 document of this app, made from its controllers. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Caseledger')
    .setVersion('1')
    .setDescription(description)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'Scripts: a session or access token.' })
    .addSecurity('cookie', {
      type: 'apiKey',
      in: 'cookie',
      name: sessionCookie,
      description: 'Over TLS its name begins with `__Host-`.',
    })
    .addSecurity('csrf', {
      type: 'apiKey',
      in: 'header',
      name: 'X-CSRF-Token',
      description: '`csrfToken` of GET /api/v1/me; with the cookie, on everything but GET.',
    })
    .build();
  const handlers = new Map<string, string>();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [Problem],
    autoTagControllers: false,
    operationIdFactory: (controller, method) => {
      const id = operationId(controller, method);
      const handler = `${controller}.${method}`;
      if ((handlers.get(id) ?? handler) !== handler)
        throw new Error(`${handler} has the operation id ${id} of another`);
      handlers.set(id, handler);
      return id;
    },
  });
  const policies = new Map(
    policiesOf(app.get(DiscoveryService), app.get(Reflector)).map((each) => [each.handler, each.policy]),
  );
  return withConventions(document, (id) => policies.get(handlers.get(id) ?? ''));
}

/** `CasesController.summary` is `casesSummary`: the name of a generated client's function. */
export function operationId(controller: string, method: string): string {
  const subject = controller.replace(/Controller$/, '');
  return `${subject.charAt(0).toLowerCase()}${subject.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}
