import { expect, type Page } from "playwright/test";

/** More steps than any page has stops: reaching it means that Tab is caught somewhere. */
const stepCountMax = 250;

type Walk = { visited: Set<Element>; unseen: Set<string> };
declare global {
  interface Window {
    /** Where the focus has been and where it could not be seen; only during `expectReachable`. */
    walk?: Walk;
  }
}

/** Fails when Tab does not lead to every control on the page, does not lead out again, or the focus cannot be seen. */
export async function expectReachable(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walk: Walk = { visited: new Set(), unseen: new Set() };
    window.walk = walk;
    // The next Tab starts where the focus was last, so it goes to the very start of the page.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    document.addEventListener("focusin", ({ target }) => walk.visited.add(target as Element)); // Events of a document come from its elements.
  });
  let stepCount = 0;
  do {
    await page.keyboard.press("Tab");
    stepCount += 1;
  } while ((await isOnControl(page)) && stepCount < stepCountMax);
  expect(stepCount, "Tab leads out of the page again").toBeLessThan(stepCountMax);
  const result = await page.evaluate(() => {
    const walk = window.walk ?? { visited: new Set(), unseen: new Set() };
    // Of a group of choices Tab reaches the chosen one, and arrows the rest.
    const controls = document.querySelectorAll(
      "a[href], button:enabled, input:enabled:not([type=radio], [type=file]), textarea:enabled, [role=button], [contenteditable=true]",
    );
    const missed = [...controls].filter(
      (control) =>
        !walk.visited.has(control) &&
        control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        control.getAttribute("aria-hidden") !== "true" &&
        !control.matches("[role=tab][aria-selected=false]"),
    );
    return {
      count: walk.visited.size,
      missed: missed.map(({ outerHTML }) => outerHTML.slice(0, 160)),
      unseen: [...walk.unseen],
    };
  });
  expect(result.count, "controls that Tab reached").toBeGreaterThan(5);
  expect(result.missed, "controls that Tab does not reach").toEqual([]);
  expect(result.unseen, "controls whose focus cannot be seen").toEqual([]);
}

/** Frames within which the focus must show; the SQL view paints it a moment after it has it. */
const frameCountMax = 30;

/** Notes whether the focus can be seen: by an outline, or by a ring around the field that holds it. */
async function isOnControl(page: Page): Promise<boolean> {
  return await page.evaluate(async (countMax) => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return false;
    const parent = focused.parentElement;
    const around = [focused, parent, parent?.parentElement, focused.closest("[class*=composer]")];
    const isSeen = () =>
      around.some((element) => {
        if (!element) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
      });
    for (let frame = 0; frame < countMax && !isSeen(); frame += 1) await new Promise(requestAnimationFrame);
    if (!isSeen()) window.walk?.unseen.add(focused.outerHTML.slice(0, 160));
    return true;
  }, frameCountMax);
}
