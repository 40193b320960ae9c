// Says which of OpenTelemetry's files a program loads. Its API alone prom-client loads, too.
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, next) {
    if (url.includes('/@opentelemetry/') && !url.includes('/@opentelemetry/api/'))
      process.stderr.write(`loads ${url}\n`);
    return next(url, context);
  },
});
