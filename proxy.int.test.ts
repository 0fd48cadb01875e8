import { eq } from "drizzle-orm";
import { SignJWT } from "jose";
import { NextRequest } from "next/server";
import { beforeAll, expect, it } from "vitest";
import { activeAccount, viewerOf } from "@/lib/auth/account";
import { createDashboard } from "@/lib/dashboard/dashboards";
import { newDashboardSchema } from "@/lib/dashboard/schema";
import { createEmbed, revokeEmbed } from "@/lib/dashboard/share/embeds";
import { store } from "@/lib/db/store";
import type { Result } from "@/lib/result";
import { proxy } from "@/proxy";
import { signInAs } from "@/scripts/test/sign-in-as";

type Frame = { id: string; dashboardId: string; token: string };
let viewer: ReturnType<typeof viewerOf>;

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function frameFor(...origins: string[]): Promise<Frame> {
  const { id: dashboardId } = given(await createDashboard(viewer, newDashboardSchema.parse({ title: "Framed" })));
  const wish = { name: "Portal", origins, fixed: {}, viewerId: viewer.userId };
  const { id, secret } = given(await createEmbed(viewer, dashboardId, wish));
  const token = new SignJWT({ sub: id }).setProtectedHeader({ alg: "HS256" }).setExpirationTime("1h");
  return { id, dashboardId, token: await token.sign(Buffer.from(secret)) };
}

async function framing(path: string): Promise<{ ancestors: string; frameOptions: string | null }> {
  const { headers } = await proxy(new NextRequest(`http://querent.example${path}`));
  const ancestors = /frame-ancestors ([^;]*)/.exec(headers.get("content-security-policy") ?? "")?.[1] ?? "";
  return { ancestors, frameOptions: headers.get("x-frame-options") };
}

const closed = { ancestors: "'none'", frameOptions: "DENY" };

beforeAll(async () => {
  const account = await activeAccount((await signInAs("designer")).user.id);
  if (!account) throw new Error("the designer has no account");
  viewer = viewerOf(account, "en");
});

it("lets the sites of an embedding frame its page, and no others", async () => {
  const [a, b] = [await frameFor("https://a.example", "http://localhost:8080"), await frameFor("https://b.example")];
  expect(await framing(`/embed/${a.token}`)).toEqual({
    ...{ ancestors: "https://a.example http://localhost:8080", frameOptions: null },
  });
  expect(await framing(`/embed/${b.token}?look=1`)).toEqual({ ancestors: "https://b.example", frameOptions: null });
});

it("lets nobody frame any other page, nor one whose token does not hold", async () => {
  const frame = await frameFor("https://a.example");
  const { token } = frame;
  for (const path of [
    "/",
    "/dashboards/x",
    "/share/x",
    "/embed",
    "/embed/x",
    `/embed/${token}x`,
    `/embed/${token}/x`,
  ]) {
    expect(await framing(path), path).toEqual(closed);
  }
  given(await revokeEmbed(viewer, frame.dashboardId, frame.id));
  expect(await framing(`/embed/${token}`)).toEqual(closed);
});

it("makes no policy of what is no plain site, whatever the store holds", async () => {
  const { id, token } = await frameFor("https://a.example");
  const { db, tables } = await store();
  const origins = ["https://*.example", "https://x;sandbox", "https://a.example", "https://b.example,c", "https:"];
  await db.update(tables.dashboardEmbeds).set({ origins }).where(eq(tables.dashboardEmbeds.id, id));
  expect((await framing(`/embed/${token}`)).ancestors).toBe("https://a.example");
});
