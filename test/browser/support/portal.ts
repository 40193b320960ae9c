import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './person.js';
import { type DemoCustomer, expectNoViolations, expectToFit } from './test.js';

/** How the form calls its parts. */
const words = {
  en: {
    month: 'Month',
    day: 'Day',
    year: 'Year',
    zipCode: 'ZIP Code',
    county: 'County',
    caseNumber: 'Case Number',
    goOn: 'Continue',
  },
  es: {
    month: 'Mes',
    day: 'Día',
    year: 'Año',
    zipCode: 'Código postal',
    county: 'Condado',
    caseNumber: 'Número de caso',
    goOn: 'Continuar',
  },
} as const;

type Language = keyof typeof words;
type Entered = DemoCustomer['enter'];

/** The parts of the form "Link my case", as a person finds them. */
export function linkForm(page: Page, language: Language = 'en') {
  const { month, day, year, zipCode, county, caseNumber, goOn } = words[language];
  return {
    month: page.getByLabel(month, { exact: true }),
    day: page.getByLabel(day, { exact: true }),
    year: page.getByLabel(year, { exact: true }),
    zipCode: page.getByRole('textbox', { name: zipCode }),
    county: page.getByRole('combobox', { name: county }),
    caseNumber: page.getByRole('textbox', { name: caseNumber }),
    goOn: page.getByRole('button', { name: goOn, exact: true }),
  };
}

/** Types all of it, and chooses the county from the list. */
export async function fillLinkForm(page: Page, entered: Entered, language?: Language): Promise<void> {
  const form = linkForm(page, language);
  const [year, month, day] = entered.dateOfBirth.split('-') as [string, string, string];
  await form.month.selectOption(String(Number(month)));
  await form.day.fill(day);
  await form.year.fill(year);
  await form.zipCode.fill(entered.zipCode);
  const county = await countyName(page, entered.county);
  await form.county.fill(county);
  await page.getByRole('option', { name: county, exact: true }).click();
  await form.caseNumber.fill(entered.caseNumber);
}

/** That the form still holds what was typed. */
export async function expectFilledIn(page: Page, entered: Entered, language?: Language): Promise<void> {
  const form = linkForm(page, language);
  const [year, month, day] = entered.dateOfBirth.split('-') as [string, string, string];
  await expect(form.month).toHaveValue(String(Number(month)));
  await expect(form.day).toHaveValue(day);
  await expect(form.year).toHaveValue(year);
  await expect(form.zipCode).toHaveValue(entered.zipCode);
  await expect(form.county).toHaveValue(await countyName(page, entered.county));
  await expect(form.caseNumber).toHaveValue(entered.caseNumber);
}

/** From the page "Link my case" to what comes of it. */
export async function askToLink(page: Page, entered: Entered): Promise<void> {
  await page.goto('/portal/link');
  await fillLinkForm(page, entered);
  await linkForm(page).goOn.click();
}

/** From the page "Link my case" to the one where the code is entered. Answers the attempt's id. */
export async function askForCode(page: Page, entered: Entered, channel = /^By e-mail/): Promise<string> {
  await askToLink(page, entered);
  await page.getByText(channel).first().click();
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  return attemptOf(page);
}

/** The id in the address of an attempt's page. */
export const attemptOf = (page: Page): string => new URL(page.url()).pathname.split('/')[3]!;

/** The field for the code, and its button. */
export const codeField = (page: Page): Locator => page.getByRole('textbox', { name: /^(Code|Código)/ });

export async function enterCode(page: Page, code: string): Promise<void> {
  await codeField(page).fill(code);
  await page.getByRole('button', { name: 'Link my case' }).click();
}

/** A code of eight digits that is not `code`. */
export const wrongCode = (code: string): string => String((Number(code[0]) + 1) % 10) + code.slice(1);

interface Sent {
  readonly channel: 'email' | 'text';
  readonly subject: string | null;
  readonly text: string;
  readonly code: string;
}

/** What a customer receives for an attempt, newest first; waits until there are `count` messages. */
export async function messagesOf(ops: Person, attemptId: string, count = 1): Promise<readonly Sent[]> {
  let found: readonly Sent[] = [];
  await expect(async () => {
    const { items } = await ops.get<{ items: readonly Omit<Sent, 'code'>[] }>(
      '/api/v1/ops/outbox?pageSize=100',
    );
    found = items.flatMap((each) => {
      const code = new RegExp(`/portal/verify/${attemptId}#(\\d{8})`).exec(each.text)?.[1];
      return code === undefined ? [] : [{ ...each, code }];
    });
    expect(found).toHaveLength(count);
  }).toPass();
  return found;
}

/** The newest code of an attempt. */
export const codeOf = async (ops: Person, attemptId: string, count = 1): Promise<string> =>
  (await messagesOf(ops, attemptId, count))[0]!.code;

/** The request of a customer, as the search of the worker's county finds it. */
export async function requestIn(worker: Person, { name }: DemoCustomer): Promise<string> {
  const [firstName, ...rest] = name.split(' ') as [string, ...string[]];
  const query = new URLSearchParams({ status: 'Pending', firstName, lastName: rest.join(' ') });
  let found: string | undefined;
  await expect(async () => {
    const { items } = await worker.get<{ items: readonly { requestId: string }[] }>(
      `/api/v1/case-link-requests?${query}`,
    );
    found = items[0]?.requestId;
    expect(found).toBeDefined();
  }).toPass();
  return found!;
}

/** A page in a state that everybody can read and use, at 320 px as well. */
export async function expectAllWell(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText(/^(Loading|Cargando) …$/)).toHaveCount(0);
  await expectNoViolations(page);
  await expectToFit(page);
}

async function countyName(page: Page, code: string): Promise<string> {
  const answer = await page.request.get('/api/v1/counties');
  const { items } = (await answer.json()) as { items: readonly { code: string; name: string }[] };
  return items.find((each) => each.code === code)!.name;
}
