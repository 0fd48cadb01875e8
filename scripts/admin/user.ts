import { randomBytes } from "node:crypto";
import { z } from "zod";
import { emailSchema, nameSchema, newPasswordSchema } from "@/lib/auth/schema";
import { systemViewer } from "@/lib/auth/system-viewer";
import { createUser, listUsers } from "@/lib/auth/users";
import { roleSchema } from "@/lib/auth/viewer";
import { printTable } from "@/scripts/command-line/print-table";
import { type Command, checkOptions, sayRefusal } from "./command";

const createOptions = z.object({
  email: emailSchema,
  name: nameSchema,
  role: roleSchema,
  password: newPasswordSchema.optional(),
});

export const createUserCommand: Command = {
  options: Object.keys(createOptions.shape),
  async run(options) {
    const { email, name, role, password: given } = checkOptions(createOptions, options);
    const password = given ?? randomBytes(15).toString("base64url");
    const created = await createUser(systemViewer(), { email, name, role, password, groups: [], attributes: {} });
    if (!created.ok) return await sayRefusal(created.error);
    console.log(`Created ${role} ${email}`);
    if (given === undefined) console.log(`Password: ${password}`);
    return 0;
  },
};

export const listUsersCommand: Command = {
  options: [],
  async run() {
    const users = await listUsers(systemViewer());
    if (!users.ok) return await sayRefusal(users.error);
    const rows = users.value.map((user) => [
      user.email,
      user.name,
      user.role,
      user.disabled ? "disabled" : "active",
      user.lastSeenAt ?? "never",
    ]);
    printTable(["EMAIL", "NAME", "ROLE", "STATE", "LAST SIGN-IN"], rows);
    return 0;
  },
};
