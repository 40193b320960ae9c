import { expect, expectNoViolations, expectToFit, test } from './support/test.js';

test.use({ scene: 'shell' });

test('who is not signed in is asked to, and comes to the page they wanted', async ({ page }) => {
  await page.goto('/worker/keyboard');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectNoViolations(page);
  await expectToFit(page);
  await page.getByRole('button', { name: /worker-19$/ }).click();
  await expect(page).toHaveURL(/\/worker\/keyboard$/);
  await expect(page.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeFocused();
  await expectNoViolations(page);
});

test('each role comes to its own pages, and to no others', async ({ signInAs, page }) => {
  await signInAs('ops');
  await expect(page).toHaveURL(/\/ops\/projections$/);
  await page.goto('/worker');
  await expect(page.getByRole('heading', { name: 'This page is not for you' })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'Go to the start page' }).click();
  await expect(page.getByRole('heading', { name: 'Projections', level: 1 })).toBeVisible();
});

test('roles without pages are told so', async ({ signInAs, page }) => {
  await signInAs('help-desk');
  await expect(page.getByRole('heading', { name: 'No pages for this role yet' })).toBeVisible();
  await expectNoViolations(page);
});

test('a page that is not there says so in a page, and a program gets a problem document', async ({
  page,
  request,
}) => {
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await expectNoViolations(page);
  const answer = await request.get('/api/v1/nowhere', { headers: { accept: 'text/html' } });
  expect(answer.status()).toBe(404);
  expect(answer.headers()['content-type']).toContain('application/problem+json');
});

test('after signing out nothing of the session is left', async ({ signInAs, page, town }) => {
  await signInAs('worker-19');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'You are signed out.' })).toBeVisible();
  await page.goto('/worker');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect((await page.request.get(`${town.url}/api/v1/me`)).status()).toBe(401);
});

test('the language is remembered, and everything before the sign-in is in it', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
  await expectNoViolations(page);
});

test('losing the network is said, and goes by itself', async ({ signInAs, page, context }) => {
  await signInAs('worker-19');
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('You are offline.')).toBeHidden();
});

test('pages are kept from being framed, and carry a content security policy', async ({ request }) => {
  const { headers: all } = {
    headers: (await request.get('/', { headers: { accept: 'text/html' } })).headers(),
  };
  expect(all['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(all['content-security-policy']).toContain("script-src 'self'");
  expect(all['x-content-type-options']).toBe('nosniff');
});

test('built files are kept for ever and travel compressed; the document is asked for each time', async ({
  request,
}) => {
  const page = await request.get('/', { headers: { accept: 'text/html' } });
  expect(page.headers()['cache-control']).toBe('no-cache');
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1];
  const file = await request.get(script!, { headers: { 'accept-encoding': 'br' } });
  expect(file.headers()['content-encoding']).toBe('br');
  expect(file.headers()['cache-control']).toContain('immutable');
});

test('the sign-in page says what each customer of the demo enters, and which roles have no pages yet', async ({
  page,
  town,
}) => {
  await page.goto('/sign-in');
  const { enter } = town.customer('customer-1');
  const born = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(enter.dateOfBirth),
  );
  const first = page.getByRole('listitem').filter({ hasText: 'customer-1' }).first();
  await expect(first).toContainText(
    `Date of birth ${born}, ZIP Code ${enter.zipCode}, Los Angeles County, case ${enter.caseNumber}.`,
  );
  for (const [role, has] of [
    ['Customers', true],
    ['County workers', true],
    ['Auditor', true],
    ['Help desk', false],
  ] as const) {
    const part = page.getByRole('region', { name: role, exact: true });
    await expect(
      part.getByText('There are no pages for this role yet. Sign in and use the API.'),
    ).toHaveCount(has ? 0 : 1);
  }
});
