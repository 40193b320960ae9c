# The server, the projector and the command line in one image: `docker run … node dist/apps/projector/src/main.js`.
FROM node:26-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:26-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# TypeScript is an optional peer of what writes the API document, for its compiler plugin; declarations and source maps
# are for compilers and debuggers, too; pdf-lib and the API's page bring themselves once more as bundles for browsers,
# OpenTelemetry as CommonJS (of which prom-client needs the API's). What else is optional is sharp's library, one for each
# kind of machine.
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force && rm -r node_modules/typescript \
  && rm node_modules/@cantoo/pdf-lib/dist/pdf-lib*.js node_modules/swagger-ui-dist/swagger-ui-es-* \
    node_modules/@opentelemetry/semantic-conventions/dist/experimental* \
  && find node_modules/@opentelemetry -type f -name '*.cjs' -not -path '*/api/*' -delete \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM node:26-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY apps/ops/bin apps/ops/bin
RUN mkdir /data && chown node:node /data && ln -s /app/apps/ops/bin/caseledger.mjs /usr/local/bin/caseledger
USER node
VOLUME /data
EXPOSE 3000
# A stop drains running requests, seals the ledger and closes the stores: give it time.
STOPSIGNAL SIGTERM
# Whether the process answers. /health/ready is for whoever sends requests: while a store is away, or the views are
# behind, a container is as good as any other, and projectors that bring the views forward wait for the first api. A
# first start that makes invented people, or one that waits for its stores, takes minutes: until then it is starting.
HEALTHCHECK --interval=10s --timeout=5s --start-period=10m --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/api/src/main.js"]
