import { z } from "zod";
import { activeAccountByEmail, viewerOf } from "@/lib/auth/account";
import { createApiToken } from "@/lib/auth/api-tokens";
import { emailSchema, nameSchema } from "@/lib/auth/schema";
import { defaultLocale } from "@/lib/i18n/locale";
import { type Command, checkOptions } from "./command";

const createOptions = z.object({
  user: emailSchema,
  name: nameSchema.default("command line"),
  days: z.coerce.number().int().min(1).max(3_650).nullable().default(null),
});

export const createTokenCommand: Command = {
  options: Object.keys(createOptions.shape),
  async run(options) {
    const { user, name, days } = checkOptions(createOptions, options);
    const account = await activeAccountByEmail(user);
    if (account === null) {
      console.error(`There is no active account with the address ${user}. See: npm run -s admin -- user list`);
      return 1;
    }
    const token = await createApiToken(viewerOf(account, account.locale ?? defaultLocale), { name, days });
    // The secret alone, so that a script can take it as it is.
    console.log(token.secret);
    return 0;
  },
};
