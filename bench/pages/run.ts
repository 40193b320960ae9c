import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Browser, chromium } from '@playwright/test';
import type { BenchResult } from '../support/result.js';

const loads = 20;
const people = '3000';
const main = join(import.meta.dirname, '..', '..', 'apps', 'api', 'src', 'main.js');
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/**
 * Rule O6: the search page usable within 1 s of a cold load from localhost, interactions under 100 ms.
 * @public
 */
export async function run(): Promise<BenchResult> {
  const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error('not measured: there is no Chromium (CHROMIUM_PATH)');
  const dataDir = mkdtempSync(join(tmpdir(), 'caseledger-bench-'));
  const server = spawn(process.execPath, [main], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', DEMO_DATA: people, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let printed = '';
      server.stdout.on('data', (chunk) => {
        printed += String(chunk);
        const ready = /is ready: (\S+)/.exec(printed)?.[1];
        if (ready !== undefined) resolve(ready);
      });
      server.on('exit', () => reject(new Error(`the server ended:\n${printed}`)));
    });
    const browser = await chromium.launch({ executablePath, args: flags });
    const cold = await coldLoads(browser, url);
    const interactions = await interactionsOf(browser, url);
    await browser.close();
    return {
      id: 'W1',
      title: 'Pages in Chromium on the same machine, 3,000 people',
      rows: [
        { name: 'search page, cold load until rows can be used, p50', value: at(cold, 0.5), unit: 'ms' },
        { name: 'search page, cold load, p95', value: at(cold, 0.95), unit: 'ms' },
        {
          name: `interaction until the next picture, p50 of ${interactions.length}`,
          value: at(interactions, 0.5),
          unit: 'ms',
        },
        { name: 'interaction, p98', value: at(interactions, 0.98), unit: 'ms' },
      ],
    };
  } finally {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Nothing is cached: each load has a browser profile of its own. In milliseconds. */
async function coldLoads(browser: Browser, url: string): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < loads; n++) {
    const context = await browser.newContext({ baseURL: url });
    await context.request.post('/api/v1/demo/session', { data: { identity: 'worker-19' } });
    const page = await context.newPage();
    const began = performance.now();
    await page.goto('/worker/case-link-requests', { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Submit' }).first().waitFor();
    times.push(performance.now() - began);
    await context.close();
  }
  return times;
}

/** Keys and clicks of a worker, as the browser itself times them (Event Timing). In milliseconds. */
async function interactionsOf(browser: Browser, url: string): Promise<number[]> {
  const context = await browser.newContext({ baseURL: url });
  await context.request.post('/api/v1/demo/session', { data: { identity: 'worker-19' } });
  const page = await context.newPage();
  await page.addInitScript(`
    window.timings = [];
    new PerformanceObserver((list) => {
      for (const each of list.getEntries()) if (each.interactionId) window.timings.push(each.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  `);
  await page.goto('/worker/case-link-requests');
  await page.getByRole('button', { name: 'Submit' }).first().waitFor();
  for (const key of ['j', 'j', 'k', 'x', 'j', 'x', 'j', 'j', 'x', 'k']) await page.keyboard.press(key);
  await page.getByLabel('Registrant Last Name').pressSequentially('Stephens');
  await page.getByRole('button', { name: 'Search' }).first().click();
  await page.getByLabel('Registrant Last Name').fill('');
  await page.getByRole('button', { name: 'Search' }).first().click();
  await page.getByRole('button', { name: 'Next' }).first().click();
  await page.getByRole('button', { name: 'Submit' }).first().click();
  await page.getByRole('heading', { name: 'Select Person' }).waitFor();
  await page.getByRole('button', { name: 'Search' }).first().click();
  await page.getByRole('button', { name: 'Cancel' }).first().click();
  await page.getByRole('heading', { name: 'Case Link Request Search' }).waitFor();
  const timings = await page.evaluate<number[]>('window.timings');
  await context.close();
  return timings;
}

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
