import { defineConfig } from '@playwright/test';

/** @public */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.browser.ts',
  globalSetup: './support/make-town.ts',
  // Machines are slow and noisy: nothing here measures time, it only waits for what must come.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 3,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['./support/summary-reporter.ts']],
  outputDir: '../../node_modules/.cache/browser-tests',
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
    timezoneId: 'America/Los_Angeles',
    screenshot: 'only-on-failure',
    launchOptions: {
      // scripts/test-browser.mjs finds it.
      executablePath: process.env.CHROMIUM_PATH!,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
