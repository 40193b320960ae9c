import 'reflect-metadata';
import { CommandFactory } from 'nest-commander';
import { exitCodes, failureOf } from './command-line/failures.js';
import { debugging } from './command-line/global-options.js';
import { OpsModule } from './ops.module.js';
import { programVersion } from './program-version.js';

/** Settings of `.env` count where the environment says nothing. */
function readDotEnv(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** One clear line and the exit code; where it came from only with --debug. */
function report(error: unknown): void {
  const { exitCode, name, message } = failureOf(error);
  process.exitCode = exitCode;
  if (message === undefined) return;
  const asJson = process.argv.includes('--json');
  process.stderr.write(
    asJson ? `${JSON.stringify({ error: { name, message } })}\n` : `caseledger: ${message}\n`,
  );
  if (debugging() && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

async function main(): Promise<void> {
  // Whoever reads the output may have had enough of it (`… | head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.foundWrong);
  });
  const rethrow = (error: Error) => {
    throw error;
  };
  try {
    readDotEnv();
    const app = await CommandFactory.createWithoutRunning(OpsModule, {
      logger: false,
      abortOnError: false,
      version: programVersion(),
      errorHandler: rethrow,
      serviceErrorHandler: rethrow,
      helpConfiguration: { showGlobalOptions: true, sortSubcommands: false },
    });
    await CommandFactory.runApplication(app);
    await app.close();
  } catch (error) {
    report(error);
  }
}

await main();
