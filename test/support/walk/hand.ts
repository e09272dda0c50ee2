import type { Page } from 'playwright-core';

/** How somebody works on a page. Fields go by their names, so that one way through it serves every language. */
export interface Hand {
  readonly page: Page;
  /** Writes into a field, over what stands there. */
  type(field: string, text: string): Promise<void>;
  /** Picks one of several radio buttons, or ticks a box. */
  choose(field: string, value: string): Promise<void>;
  /** Picks from a list. */
  select(field: string, value: string): Promise<void>;
  /** Follows a link of the page's content, found by a selector. */
  follow(link: string): Promise<void>;
  /** Presses a button of the page's content; the first one, unless a selector says which. */
  press(button?: string): Promise<void>;
}

export const FIRST_BUTTON = 'main form button.govuk-button';

export const inputOf = (field: string, value: string): string =>
  `main input[name="${field}"][value="${value}"]`;
export const fieldOf = (field: string): string => `main [name="${field}"]`;

/** Does something that leads to a new page, and waits until that stands. */
export const turning = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  await Promise.all([page.waitForEvent('domcontentloaded'), act()]);
};

/** Somebody with a mouse. */
export const mouse = (page: Page): Hand => ({
  page,
  type: (field, text) => page.locator(fieldOf(field)).fill(text),
  choose: (field, value) => page.locator(inputOf(field, value)).check(),
  select: async (field, value) => {
    await page.locator(fieldOf(field)).selectOption(value);
  },
  follow: (link) => turning(page, () => page.locator(link).first().click()),
  press: (button = FIRST_BUTTON) => turning(page, () => page.locator(button).first().click()),
});
