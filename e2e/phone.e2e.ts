import { phone } from "./support/accessible";
import { answerTo, finished, questionField } from "./support/ask";
import { chartsIn, expectDrawn } from "./support/charts";
import { shown } from "./support/dashboards";
import { boxOf } from "./support/drag";
import { expect, test } from "./support/test";

test.use({ viewport: phone, hasTouch: true, isMobile: true });

const question = "revenue by month this year";

test("with a thumb: from the menu to a question, its chart, a dashboard and a look at it", async ({ page }) => {
  await test.step("the menu is a drawer that closes behind the reader", async () => {
    await page.goto("/dashboards");
    await page.getByRole("button", { name: "Open the menu" }).tap();
    const drawer = page.getByRole("dialog", { name: "Main menu" });
    await drawer.getByRole("link", { name: "Ask", exact: true }).tap();
    await expect(page).toHaveURL(/\/ask$/);
    await expect(drawer).toBeHidden();
  });

  const answer = answerTo(page, question);
  await test.step("a question is answered by a chart as wide as the screen", async () => {
    await questionField(page).fill(question);
    await page.getByRole("button", { name: "Ask", exact: true }).tap();
    await finished(answer);
    await expectDrawn(chartsIn(answer));
    const chart = await boxOf(chartsIn(answer));
    expect(chart.width).toBeGreaterThan(320);
    expect(chart.x + chart.width).toBeLessThanOrEqual(phone.width);
  });

  await test.step("the chart is touched for its figures", async () => {
    const { x, y, width, height } = await boxOf(chartsIn(answer));
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await expect(answer.getByText(/Revenue/).last()).toBeVisible();
  });

  await test.step("it goes onto a new dashboard", async () => {
    await answer.getByRole("button", { name: "Add to dashboard" }).tap();
    const dialog = page.getByRole("dialog", { name: "Add to dashboard" });
    await dialog.getByText("A new dashboard", { exact: true }).tap();
    await dialog.getByLabel("Title of the new dashboard").fill("In my pocket");
    await dialog.getByRole("button", { name: "Add to dashboard" }).tap();
    await page.getByRole("link", { name: "Open dashboard" }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "In my pocket", exact: true })).toBeVisible();
    await expectDrawn(chartsIn(shown(page, "Revenue by month this year")));
  });

  await test.step("it can be designed there", async () => {
    await page.getByRole("link", { name: "Edit", exact: true }).tap();
    await page.getByRole("button", { name: "Add a widget" }).tap();
    await page.getByRole("button", { name: "Add Text", exact: true }).tap();
    await page.getByRole("button", { name: "Publish", exact: true }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "In my pocket", exact: true })).toBeVisible();
    await expect(shown(page, "Text")).toBeVisible();
  });
});
