import { expect, type Locator, type Page } from '@playwright/test';

const most = 60;

/** Presses Tab until the focus is there. It fails when the focus cannot be seen or never comes there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(await target.evaluate(outlineOf), 'the focus can be seen').not.toBe('none');
      return;
    }
  }
  throw new Error(`${most} presses of Tab never led to ${target}`);
}

/** Of the element, or of what stands for a radio button or a checkbox: the box that its label draws. */
function outlineOf(element: Element): string {
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  const drawn = label && /^(radio|checkbox)$/.test((element as HTMLInputElement).type);
  return (drawn ? getComputedStyle(label, '::before') : getComputedStyle(element)).outlineStyle;
}
