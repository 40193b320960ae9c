/** The page at /api/docs: Swagger UI from this server, nothing from another host. */
export const docsPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Caseledger API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  </head>
  <body>
    <main id="docs"></main>
    <noscript>This page needs JavaScript. The document itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

/** Starts Swagger UI. A change that is tried out under the session cookie gets the page's CSRF token. */
export const docsScript = `const csrfToken = async () => {
  const me = await fetch('/api/v1/me');
  return me.ok ? (await me.json()).csrfToken : undefined;
};

SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  filter: true,
  validatorUrl: null,
  requestInterceptor: async (request) => {
    if (request.loadSpec || request.method === 'GET' || request.headers.Authorization) return request;
    const token = await csrfToken();
    if (token) request.headers['X-CSRF-Token'] = token;
    return request;
  },
});
`;

/** Swagger UI writes styles into its elements; scripts come from this server only. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
