import "server-only";
import { statSync } from "node:fs";
import type { Store } from "@/lib/db/store";
import { env } from "@/lib/env";
import { givenSecrets, keyFilePath, unsealWith } from "@/lib/secret";
import { readSealed, type SealedValue, sealedNames } from "../sealed-columns";
import { broken, type Finding, fine, saidBy, skipped, warning } from "./finding";

/** `on` null: the store cannot be read now. */
export async function checkSecret(on: Store | null): Promise<Finding[]> {
  let secrets: ReturnType<typeof givenSecrets>;
  try {
    secrets = givenSecrets();
  } catch (error) {
    return [
      broken(`${saidBy(error)}.`, "Put the key file back from a backup: without it stored credentials are lost."),
    ];
  }
  const place = env.QUERENT_SECRET === undefined ? keyFilePath() : "QUERENT_SECRET";
  const sealed = on === null ? [] : await readSealed(on);
  if (secrets === null) return [nothingYet(sealed)];
  const isShared = env.DATABASE_URL !== undefined && env.QUERENT_SECRET === undefined;
  const copies = isShared ? " Instances on other machines need a copy of it." : "";
  const opened = on === null ? [skipped("Stored credentials cannot be looked at now.")] : judge(sealed, secrets);
  return [...permissions(), fine(`The secret stands in ${place}.${copies}`), ...opened];
}

function nothingYet(sealed: readonly SealedValue[]): Finding {
  if (sealed.length === 0) return fine("There is no secret yet: the first start makes a key file.");
  return broken(
    `There is no secret here that opens the ${sealed.length} stored credentials.`,
    `Put the key file back as ${keyFilePath()}, or set QUERENT_SECRET as it was; a start without it makes another one.`,
  );
}

function permissions(): Finding[] {
  const mode = statSync(keyFilePath(), { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & 0o077) === 0) return [];
  const what = `Others on this machine can read ${keyFilePath()}.`;
  return [warning(what, `chmod 600 ${keyFilePath()}`)];
}

function judge(sealed: readonly SealedValue[], [present, ...previous]: readonly [Buffer, ...Buffer[]]): Finding[] {
  const opens = ({ sealed: text, purpose }: SealedValue, secret: Buffer) => unsealWith(text, purpose, secret) !== null;
  const older = sealed.filter((value) => !opens(value, present));
  const lost = older.filter((value) => !previous.some((secret) => opens(value, secret)));
  const findings = lost.map(({ purpose, name }) =>
    broken(
      `No secret here opens the ${sealedNames[purpose]} "${name}".`,
      "Set QUERENT_SECRET_PREVIOUS to the secret it was sealed with, or enter it again.",
    ),
  );
  if (older.length > lost.length) {
    const what = `${older.length - lost.length} of ${sealed.length} stored credentials are sealed with a secret of before.`;
    findings.push(warning(what, "Seal them anew: admin -- rotate-secret"));
  }
  return findings.length > 0 ? findings : [fine(`It opens all stored credentials (${sealed.length}).`)];
}
