import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { type Person, signedIn } from './person.js';
import { embedded, peopleOfTheTown, Server } from './server.js';

/** What a customer of the demo enters to link, and what comes of it. */
export interface DemoCustomer {
  readonly identity: string;
  readonly name: string;
  readonly personId: string;
  readonly enter: {
    readonly dateOfBirth: string;
    readonly zipCode: string;
    readonly county: string;
    readonly caseNumber: string;
  };
}

export interface Town {
  readonly url: string;
  customer(identity: string): DemoCustomer;
  person(identity: string): Promise<Person>;
}

interface Fixtures {
  /** Opens the pages as this identity, at its home. */
  signInAs(identity: string, at?: string): Promise<Page>;
  /** The same in a second browser: a colleague at another machine. */
  alsoSignInAs(identity: string, at?: string): Promise<Page>;
  /** Every page of a test is watched: an error in the console is a failure. */
  watched: undefined;
}

/** `test.use({ scene: 'name of the file' })` gives a test file a server and a data folder of its own. */
export const test = base.extend<Fixtures, { readonly scene: string; readonly town: Town }>({
  scene: ['shared', { scope: 'worker', option: true }],
  town: [
    // A worker with another scene must not share the town: that is all the scene is for.
    async ({ scene: _scene }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'caseledger-browser-'));
      const { server, drop } = await startIn(folder);
      const customers = JSON.parse(
        readFileSync(join(folder, 'demo', 'customers.json'), 'utf8'),
      ) as readonly DemoCustomer[];
      await use({
        url: server.url,
        customer: (identity) => customers.find((each) => each.identity === identity)!,
        person: (identity) => signedIn(server.url, identity),
      });
      await server.stop();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: ({ town }, use) => use(town.url),
  watched: [
    async ({ page }, use, info) => {
      const errors = errorsOf(page);
      await use(undefined);
      if (info.status !== info.expectedStatus) console.log(await shownBy(page));
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  signInAs: async ({ page }, use) => {
    await use((identity, at) => signIn(page, identity, at));
  },
  alsoSignInAs: async ({ browser, town }, use) => {
    const opened: { readonly page: Page; readonly errors: readonly string[] }[] = [];
    await use(async (identity, at) => {
      const context = await browser.newContext({ baseURL: town.url });
      const page = await context.newPage();
      opened.push({ page, errors: errorsOf(page) });
      return signIn(page, identity, at);
    });
    for (const { page } of opened) await page.context().close();
    expect(opened.flatMap(({ errors }) => errors)).toEqual([]);
  },
});

/**
 * A server with the invented people on the stores that `EVENT_STORE` and `READ_STORE` name: embedded on a copy of the
 * folder that was made once, on others it makes them anew.
 */
async function startIn(folder: string) {
  if (embedded) {
    cpSync(process.env.CASELEDGER_TEST_TOWN!, folder, { recursive: true });
    return { server: await Server.start(folder), drop: async () => undefined };
  }
  const { newStores } = await import('../../support/chosen-stores.js');
  const { settings, drop } = await newStores();
  const server = await Server.start(folder, { ...settings, ...peopleOfTheTown });
  await everybodyIsInTheViews(server.url);
  return { server, drop };
}

/** Views of other stores may be seconds behind what a first start has just made. */
async function everybodyIsInTheViews(url: string): Promise<void> {
  const ops = await signedIn(url, 'ops');
  const lag = async () => {
    const { items } = await ops.get<{ items: readonly { lagEvents: number }[] }>('/api/v1/ops/projections');
    return Math.max(...items.map(({ lagEvents }) => lagEvents));
  };
  await expect.poll(lag, { timeout: 120_000 }).toBe(0);
}

async function signIn(page: Page, identity: string, at = '/'): Promise<Page> {
  await page.goto(`/sign-in?next=${encodeURIComponent(at)}`);
  await page.getByRole('button', { name: new RegExp(`\\b${identity}$`) }).click();
  await expect(
    page.getByRole('banner').getByRole('button', { name: /^(Sign out|Cerrar sesión)$/ }),
  ).toBeVisible();
  return page;
}

/** Where a test stopped, in a few words: a log is read where nobody has the picture. */
async function shownBy(page: Page): Promise<string> {
  const texts = await page.locator('h1, h2, [role=alert], dialog p').allInnerTexts().catch(String);
  return `the page at its end: ${page.url()} ${JSON.stringify(texts)}`;
}

/** Collects what goes wrong in the scripts of a page. */
function errorsOf(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    // The browser itself reports every answer of 4xx and 5xx; the pages show them to the person.
    const ofTheBrowser = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !ofTheBrowser) errors.push(message.text());
  });
  return errors;
}

/** The session of the page ends while it is open: by the clock, or from another machine. */
export async function endSession(page: Page): Promise<void> {
  const me = (await (await page.request.get('/api/v1/me')).json()) as { csrfToken: string };
  const cookies = await page.context().cookies();
  const ended = await page.request.delete('/api/v1/session', { headers: { 'X-CSRF-Token': me.csrfToken } });
  expect(ended.status()).toBe(204);
  await page.context().addCookies(cookies);
}

/** This page hears nothing of what others do: its next step meets their work unprepared. */
export async function deaf(page: Page): Promise<void> {
  await page.route('**/api/v1/live?**', (route) => route.abort());
}

/** Presses something that asks the server, after the session ended: the page may have noticed by itself already. */
export async function pressAfterTheEnd(control: Locator): Promise<void> {
  await control.click({ timeout: 2_000 }).catch(() => undefined);
  await expect(control.page().getByRole('dialog', { name: /session/i })).toBeVisible();
}

/** No page, in none of its states, may hinder anybody. */
export async function expectNoViolations(page: Page): Promise<void> {
  // Legacy mode opens no second page for frames of other origins, of which there are none here.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    })),
  ).toEqual([]);
}

/** Nothing is cut off and nothing scrolls sideways at this width (WCAG 1.4.10 asks for 320). */
export async function expectToFit(page: Page, width = 320): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize({ width, height: 800 });
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider, `the page is ${wider} px wider than ${width}`).toBeLessThanOrEqual(0);
  await page.setViewportSize(before);
}

/** Everything that an open dialog says stands within it, at this width and on a phone. */
export async function expectWholeDialog(page: Page, width = 320): Promise<void> {
  const before = page.viewportSize()!;
  for (const size of [before, { width, height: 800 }]) {
    await page.setViewportSize(size);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toHaveCSS('white-space', 'normal');
    const wider = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(wider, `the dialog is cut off by ${wider} px at ${size.width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(before);
}

export { expect };
