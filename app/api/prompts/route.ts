import { handle } from "@/lib/http/handle";
import { listPrompts } from "@/lib/llm/prompts/prompt-versions";

/** Every prompt with the version in force. */
export const GET = handle({ route: "/api/prompts", access: "model:manage" }, ({ viewer }) => listPrompts(viewer));
