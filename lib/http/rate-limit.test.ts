import { expect, it } from "vitest";
import { limitRate } from "@/lib/http/rate-limit";

it("refuses the eleventh sign-in attempt of a key with the seconds to wait, and nobody else's", async () => {
  for (let attempt = 0; attempt < 10; attempt += 1) expect((await limitRate("sign-in", "ada")).ok).toBe(true);
  const refused = await limitRate("sign-in", "ada");
  expect(refused).toMatchObject({ ok: false, error: { code: "request/rate" } });
  expect(!refused.ok && refused.error.params.seconds).toBeGreaterThan(200);
  expect((await limitRate("sign-in", "grace")).ok).toBe(true);
  expect((await limitRate("setup", "ada")).ok).toBe(true);
});
