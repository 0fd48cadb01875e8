import axe, { type AxeResults, type RunOptions } from "axe-core";
import { expect, type Page } from "playwright/test";

const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** All of WCAG 2.2 AA that a machine can check, and what axe's makers hold good practice. */
const allRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** `rules`: null means all. */
type Look = { viewport: typeof desktop; scheme: "light" | "dark"; rules: readonly string[] | null };
/** Checking a large page takes a second, so what two looks share is looked at in one of them. */
const looks: Record<string, Look> = {
  // A phone moves things and hides some behind pictures: what can be hit, scrolled to and named. The dark theme changes colours alone.
  "phone, dark": {
    viewport: phone,
    scheme: "dark",
    rules: [
      ...["color-contrast", "target-size", "scrollable-region-focusable"],
      ...["aria-hidden-focus", "button-name", "link-name", "label"],
    ],
  },
  "desktop, light": { viewport: desktop, scheme: "light", rules: null },
};

/**
 * Notes what on the page as it stands breaks a rule of accessibility or hangs over the side of the screen: on a dark phone and on a
 * light desktop. Leaves the page on the latter.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const found: unknown[] = [];
  await expect(page.locator(".mantine-Skeleton-root"), "what is still being read").toHaveCount(0);
  for (const [name, { viewport, scheme, rules }] of Object.entries(looks)) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", scheme);
    await transitionsEnd(page);
    for (const violation of await violationsOf(page, rules)) found.push({ look: name, ...violation });
    for (const overhang of await lastingOverhangsOf(page)) found.push({ look: name, overhang });
  }
  // Soft: one run tells of everything there is to mend.
  expect.soft(found, `${page.url()}: what is not accessible`).toEqual([]);
}

/** A theme fades in: colours on their way are not those that are read. What turns for ever is left turning. */
async function transitionsEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

async function violationsOf(page: Page, rules: Look["rules"]) {
  const runOnly: RunOptions["runOnly"] =
    rules === null ? { type: "tag", values: allRules } : { type: "rule", values: [...rules] };
  const { violations } = await runAxe(page, { runOnly, resultTypes: ["violations"] });
  const covered = await scrolledUnder(
    page,
    violations.flatMap(({ id, nodes }) => (id === "target-size" ? nodes : [])),
  );
  return violations
    .map(({ id, help, nodes }) => ({
      rule: id,
      help,
      at: nodes.filter(({ html, target }) => !isMenuOutside(id, html) && !covered.has(target.join(" "))),
    }))
    .filter(({ at }) => at.length > 0)
    .map((violation) => ({
      ...violation,
      at: violation.at.map(({ target, html, any }) => [target.join(" "), html.slice(0, 160), any[0]?.message]),
    }));
}

/** axe stays in the page once it is there: reading its half megabyte takes longer than checking most pages. Querent has no frames. */
async function runAxe(page: Page, options: RunOptions): Promise<AxeResults> {
  const isThere = await page.evaluate(() => "axe" in globalThis);
  if (!isThere) await page.evaluate(axe.source);
  return await page.evaluate(
    async (given) => await (globalThis as unknown as { axe: typeof axe }).axe.run(document, given),
    options,
  );
}

/** Of the targets those that lie under a bar that stays in sight while the page scrolls: a turn of the wheel frees them. */
async function scrolledUnder(page: Page, nodes: readonly { target: unknown[] }[]): Promise<ReadonlySet<string>> {
  const selectors = nodes.map(({ target }) => target.join(" "));
  const covered = await page.evaluate((all) => {
    const bars = [...document.querySelectorAll("*")].filter((element) =>
      ["sticky", "fixed"].includes(getComputedStyle(element).position),
    );
    return all.filter((selector) => {
      const element = document.querySelector(selector);
      if (element === null) return false;
      const box = element.getBoundingClientRect();
      return bars.some((bar) => {
        const over = bar.getBoundingClientRect();
        const overlaps =
          over.top < box.bottom && over.bottom > box.top && over.left < box.right && over.right > box.left;
        return overlaps && !bar.contains(element);
      });
    });
  }, selectors);
  return new Set(covered);
}

/** Open menus stand at the end of the document, above everything, as dialogs do; axe excuses only dialogs from having to stand in a landmark. */
function isMenuOutside(rule: string, html: string): boolean {
  return rule === "region" && /role="(menu|listbox)"/.test(html);
}

/** Charts take the size of a new window a moment after it: what hangs over is looked at again until it has had the time to fit. */
async function lastingOverhangsOf(page: Page): Promise<string[]> {
  let found = await overhangsOf(page);
  for (let look = 0; found.length > 0 && look < 10; look += 1) {
    await page.waitForTimeout(200);
    found = await overhangsOf(page);
  }
  return found;
}

/** What makes the page scroll sideways, and controls outside the screen that no scrolling of their own brings in. */
async function overhangsOf(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      // A diagram is moved by dragging, and by its list.
      (element.classList.contains("react-flow") ||
        ["auto", "scroll"].includes(getComputedStyle(element).overflowX) ||
        scrolls(element.parentElement));
    const cut = [...document.querySelectorAll("a, button, input, textarea, [role=menuitem]")]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => box.width > 1 && element.checkVisibility({ visibilityProperty: true }))
      .filter(({ element, box }) => (box.left < -1 || box.right > width + 1) && !scrolls(element.parentElement))
      .map(({ element }) => `outside the screen: ${element.outerHTML.slice(0, 160)}`);
    const { scrollWidth } = document.documentElement;
    return scrollWidth > width ? [`the page is ${scrollWidth} wide on a screen of ${width}`, ...cut] : cut;
  });
}
