import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { remember } from "@/lib/remember";

/** Argon2id at OWASP's first recommended strength (19 MiB, 2 passes): about 25 ms of one core. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password for keeping. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), strength);
}

/**
 * Whether the password is the one behind the hash. Without a hash (nobody has this address, or no password) it takes as long
 * and says no, so that the time of an answer does not tell which addresses exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash()), normal(password));
  return matches && passwordHash !== null;
}

function nobodysHash(): Promise<string> {
  return remember("nobody's password hash", () => hashPassword("nobody has this password"));
}

/** The same characters typed on another keyboard may arrive in another Unicode form. */
function normal(password: string): string {
  return password.normalize("NFKC");
}
