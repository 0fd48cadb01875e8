import { finishRotation, type Rotation, rotateSecret } from "@/lib/operations/rotate-secret";
import { sealedNames } from "@/lib/operations/sealed-columns";
import type { Command } from "./command";
import { counted } from "./counted";

/** Puts a new secret in force, or takes the one before away. */
export const rotateSecretCommand: Command = {
  options: [],
  flags: ["finish"],
  async run(_options, { flags }) {
    const rotation = flags.has("finish") ? await finishRotation() : await rotateSecret();
    for (const line of told(rotation)) console.log(line);
    if (rotation.kind !== "resealed" || rotation.lost.length === 0) return 0;
    for (const { purpose, name } of rotation.lost)
      console.error(`No secret opens the ${sealedNames[purpose]} "${name}": enter it again.`);
    return 1;
  },
};

function* told(rotation: Rotation): Generator<string> {
  if (rotation.kind === "finished") {
    yield "The secret of before is gone from the key file. Whoever signed in before the change and was not here since signs in again.";
    return;
  }
  if (rotation.kind === "to-be-set") {
    yield `A new secret, shown only now:\n\n  ${rotation.newSecret}\n`;
    yield "Nothing was changed yet. With one instance: set QUERENT_SECRET_PREVIOUS to today's QUERENT_SECRET and QUERENT_SECRET to the new one,";
    yield "start it again, and run rotate-secret again. With several, so that none meets what it cannot open: first set";
    yield "QUERENT_SECRET_PREVIOUS to the new one on each and restart them one by one; then exchange the two values, and restart again.";
    return;
  }
  yield `${counted(rotation.resealedCount, "stored value")} sealed anew: all now open with the secret in force.`;
  if (!rotation.hasPrevious) return;
  yield "People stay signed in. Marks of masked values are others from now on: filters on them have to be chosen anew.";
  if (rotation.place === "key-file") {
    yield "Instances with a key file of their own need a copy of this one; they take it up by themselves. 30 days from now nothing needs the secret of before";
    yield "any more: take it away with rotate-secret --finish; earlier, and those who have not been here since sign in again.";
  } else {
    yield "Once every instance has started with the new secret, QUERENT_SECRET_PREVIOUS can be taken away: after 30 days unnoticed, earlier";
    yield "with a new sign-in for whoever has not been here since.";
  }
}
