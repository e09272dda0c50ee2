import type { Page } from 'playwright-core';
import { FIRST_BUTTON, fieldOf, type Hand, inputOf, turning } from './hand.ts';

/** What the focus must change: of the element itself, or of its label, where its box is drawn. */
const LOOK = `(element) => [
  [element, null],
  ...[...(element.labels ?? [])].flatMap((label) => [[label, '::before'], [label, '::after']]),
].map(([of, part]) => {
  const style = getComputedStyle(of, part);
  return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.backgroundColor,
    style.borderColor, style.borderWidth].join(' ');
}).join(' | ')`;

/** Remembers how everything that can be focused looks without it. */
const REMEMBER = `window.looksBefore ??= new Map([...document.querySelectorAll(
  'a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter((element) => element !== document.activeElement)
  .map((element) => [element, (${LOOK})(element)]))`;

const stopAt = (selector: string): string => `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return { there: false };
  const { width, height, top, bottom } = at.getBoundingClientRect();
  const name = at.outerHTML.slice(0, 120);
  const same = window.looksBefore.get(at) === (${LOOK})(at);
  const hidden = width === 0 || height === 0 || bottom <= 0 || top >= innerHeight;
  return {
    there: at.matches(${JSON.stringify(selector)}),
    ...(same || hidden ? { fault: (same ? 'the focus does not show on ' : 'the focus is out of sight on ') + name } : {}),
  };
})()`;

interface Stop {
  /** Whether the focus has come to where it was to go. */
  readonly there: boolean;
  readonly fault?: string;
}

const matches = (selector: string): string =>
  `document.activeElement?.matches(${JSON.stringify(selector)}) === true`;

/** More than any page has; beyond it the stop cannot be reached. */
const MOST_STOPS = 120;

export interface KeyboardHand extends Hand {
  /** Where the focus could not be seen; one line for each stop. */
  readonly unseen: readonly string[];
  readonly stops: () => number;
}

/** Somebody with a keyboard alone: nothing is clicked, and nothing focused but by keys. */
export const keyboard = (page: Page): KeyboardHand => {
  const unseen: string[] = [];
  let stops = 0;

  const at = async (selector: string): Promise<boolean> => (await page.evaluate(matches(selector))) === true;

  const tabTo = async (selector: string): Promise<boolean> => {
    await page.keyboard.press('Tab');
    stops += 1;
    const { there, fault } = (await page.evaluate(stopAt(selector))) as Stop;
    if (fault !== undefined) unseen.push(`${new URL(page.url()).pathname}: ${fault}`);
    return there;
  };

  const reach = async (selector: string): Promise<void> => {
    if (await at(selector)) return;
    await page.evaluate(REMEMBER);
    for (let stop = 0; stop < MOST_STOPS; stop += 1) if (await tabTo(selector)) return;
    throw new Error(`${selector} cannot be reached by Tab on ${page.url()}`);
  };

  const write = async (text: string): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  };

  /** One stop for all radio buttons of a name; the arrows go on from there. */
  const arrowTo = async (field: string, value: string): Promise<void> => {
    await reach(`${fieldOf(field)}[type=radio]`);
    await page.keyboard.press('Space');
    for (let step = 0; step < MOST_STOPS && !(await at(inputOf(field, value))); step += 1) {
      await page.keyboard.press('ArrowDown');
    }
  };

  return {
    page,
    unseen,
    stops: () => stops,
    async type(field, text) {
      await reach(fieldOf(field));
      await write(text);
    },
    async choose(field, value) {
      if ((await page.locator(inputOf(field, value)).getAttribute('type')) === 'radio') {
        return arrowTo(field, value);
      }
      await reach(inputOf(field, value));
      await page.keyboard.press('Space');
    },
    async select(field, value) {
      await reach(fieldOf(field));
      const words = await page.locator(`${fieldOf(field)} option[value="${value}"]`).textContent();
      await page.keyboard.type(words ?? '');
    },
    async follow(link) {
      await reach(link);
      await turning(page, () => page.keyboard.press('Enter'));
    },
    async press(button = FIRST_BUTTON) {
      await reach(button);
      await turning(page, () => page.keyboard.press('Enter'));
    },
  };
};
