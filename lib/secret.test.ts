import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { env } from "@/lib/env";
import { CannotUnseal, deriveKey, installationSecret, seal, unseal } from "@/lib/secret";

it("gives back what was sealed, and seals the same text differently each time", () => {
  const text = "pässwort 数据";
  const [one, two] = [seal(text, "model-key"), seal(text, "model-key")];
  expect(unseal(one, "model-key")).toBe(text);
  expect(unseal(seal("", "model-key"), "model-key")).toBe("");
  expect(one).not.toBe(two);
  expect(one).not.toContain(text);
});

it("refuses a value sealed for another purpose, changed, cut off, or not sealed at all", () => {
  const sealed = seal("secret", "source-connection");
  const middle = Math.floor(sealed.length / 2);
  const changed = sealed.slice(0, middle) + (sealed[middle] === "A" ? "B" : "A") + sealed.slice(middle + 1);
  expect(() => unseal(sealed, "model-key")).toThrow(CannotUnseal);
  for (const bad of [changed, sealed.slice(0, 20), "", "v1.", "plain text", sealed.replace("v1", "v2")]) {
    expect(() => unseal(bad, "source-connection")).toThrow(CannotUnseal);
  }
});

it("makes the key file once, readable by its owner alone, and derives a key per purpose from it", () => {
  const secret = installationSecret();
  const file = join(env.QUERENT_DATA_DIR, "secret.key");
  expect(Buffer.from(readFileSync(file, "utf8"), "base64")).toEqual(secret);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(deriveKey("session")).not.toEqual(deriveKey("model-key"));
});
