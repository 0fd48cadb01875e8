import "server-only";
import type { UIMessageStreamWriter } from "ai";
import type { ChatPart } from "@/lib/chat/read-parts";
import type { ChatMessage } from "@/lib/chat/schema";
import type { AnswerPart } from "@/lib/pipeline/answer-part";

type Writer = UIMessageStreamWriter<ChatMessage>;

/** Sends the parts of an answer on and remembers those that are kept: steps are only news. A part of the same kind replaces the earlier one. */
export class KeptParts {
  private readonly kept = new Map<string, ChatPart>();

  constructor(private readonly writer: Writer) {}

  get list(): ChatPart[] {
    return [...this.kept.values()];
  }

  has(kind: AnswerPart["kind"]): boolean {
    return this.kept.has(kind);
  }

  write(part: AnswerPart): void {
    if (part.kind === "text") {
      this.writer.write({ type: "text-start", id: "text" });
      this.writer.write({ type: "text-delta", id: "text", delta: part.text });
      this.writer.write({ type: "text-end", id: "text" });
      this.kept.set("text", { type: "text", text: part.text });
      return;
    }
    const id = part.kind === "step" ? `step-${part.data.step}` : part.kind;
    // Kind and data belong together in AnswerPart; the compiler loses that in the template of the type.
    const data = { type: `data-${part.kind}`, id, data: part.data } as ChatPart & Parameters<Writer["write"]>[0];
    this.writer.write(data);
    if (part.kind !== "step") this.kept.set(part.kind, data);
  }
}
