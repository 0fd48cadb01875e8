import { refuse } from "@/lib/errors";
import { handle } from "@/lib/http/handle";

/** Addresses of the API that do not exist: a program gets the sentence as JSON, not the page that people see. */
const nothing = handle({ route: "/api/[...path]", access: "public" }, async () => refuse("request/not-found"));

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
