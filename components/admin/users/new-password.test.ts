import { expect, test } from "vitest";
import { newPassword } from "@/components/admin/users/new-password";
import { newPasswordSchema } from "@/lib/auth/schema";

test("a generated password keeps the rules for new passwords and is never the same twice", () => {
  const passwords = Array.from({ length: 100 }, newPassword);
  expect(new Set(passwords).size).toBe(100);
  for (const password of passwords) expect(newPasswordSchema.safeParse(password).success).toBe(true);
});
