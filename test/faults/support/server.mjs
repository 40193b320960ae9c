// A server on a data folder, as a process of its own that the fault tests may kill.
import 'reflect-metadata';
import { readConfig } from '#composition';
import { start } from '../../../dist/apps/api/src/start.js';

const { app, stop } = await start(readConfig(process.env));
await app.listen(0, '127.0.0.1');
process.once('message', async () => {
  await stop();
  process.disconnect();
});
process.send({ port: app.getHttpServer().address().port });
