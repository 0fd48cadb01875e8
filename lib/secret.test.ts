import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { newKey, replaceKeyFile } from "@/lib/key-file";
import {
  CannotUnseal,
  deriveKey,
  givenSecrets,
  installationSecrets,
  keyFilePath,
  seal,
  unseal,
  unsealWith,
} from "@/lib/secret";

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
  const [secret] = installationSecrets();
  expect(Buffer.from(readFileSync(keyFilePath(), "utf8"), "base64")).toEqual(secret);
  expect(statSync(keyFilePath()).mode & 0o777).toBe(0o600);
  expect(deriveKey("session")).not.toEqual(deriveKey("model-key"));
});

it("opens at once what another process has sealed with a key that it has just put into the file, and what is older", () => {
  const older = seal("older", "model-key");
  const [present] = installationSecrets();
  const next = newKey();
  replaceKeyFile(keyFilePath(), [next, present]);
  expect(statSync(keyFilePath()).mode & 0o777).toBe(0o600);
  expect(unseal(seal("newer", "model-key", next), "model-key")).toBe("newer");
  expect(unseal(older, "model-key")).toBe("older");
  expect(unsealWith(seal("x", "model-key"), "model-key", next)).toBe("x");
  replaceKeyFile(keyFilePath(), [next]);
  // What nothing opens makes it look at the file.
  expect(() => unseal(seal("y", "model-key", newKey()), "model-key")).toThrow(CannotUnseal);
  expect(() => unseal(older, "model-key")).toThrow(CannotUnseal);
});

it("keeps what it knows while the key file is gone, and makes none where it is only looked for", () => {
  const sealed = seal("kept", "embed-secret");
  rmSync(keyFilePath());
  expect(unseal(sealed, "embed-secret")).toBe("kept");
  expect(givenSecrets()).toBeNull();
});

it.each(["", "short", "not base64 at all, whatever it says\n"])("refuses the damaged key file %j", (text) => {
  writeFileSync(keyFilePath(), text);
  expect(() => givenSecrets()).toThrow("is damaged. Put it back from a backup");
  rmSync(keyFilePath());
});
