import 'reflect-metadata';
import { lackOfMachine } from '#operations';
import { exitCodes, failureOf } from './command-line/failures.js';
import { asJson, debugging } from './command-line/global-options.js';
import type { Settings } from './command-line/settings.js';
import { commandLine } from './program.js';

/** Settings of `.env` count where the environment says nothing. */
function readDotEnv(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** One clear line and the exit code; where it came from only with --debug. */
function report(error: unknown, dataDir: string | undefined): void {
  const { exitCode, name, message: words, said } = failureOf(error);
  const message = (dataDir && lackOfMachine(error, dataDir)) ?? words;
  process.exitCode = exitCode;
  if (exitCode === exitCodes.done) return;
  if (asJson()) process.stderr.write(`${JSON.stringify({ error: { name, message } })}\n`);
  else if (!said) process.stderr.write(`caseledger: ${message}\n`);
  if (debugging() && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

async function main(): Promise<void> {
  // Whoever reads the output may have had enough of it (`… | head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.foundWrong);
  });
  let settings: Settings | undefined;
  try {
    readDotEnv();
    const line = commandLine();
    settings = line.settings;
    await line.program.parseAsync();
  } catch (error) {
    report(error, settings?.dataDir);
  }
}

await main();
