import type { ChatMessage } from "@/lib/chat/schema";

/** The messages of a conversation that this page knows, in all branches, oldest first. The chat holds the one branch that is shown. */
export class KnownMessages {
  private readonly listeners = new Set<() => void>();

  constructor(private messages: readonly ChatMessage[]) {}

  /** The same array until something is added. */
  readonly list = (): readonly ChatMessage[] => this.messages;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  has(id: string): boolean {
    return this.messages.some((message) => message.id === id);
  }

  /** Takes in a message, or its newer state. One that the server has not named yet has no place and is left out. */
  remember(message: ChatMessage): void {
    if (message.metadata === undefined) return;
    this.messages = this.has(message.id)
      ? this.messages.map((known) => (known.id === message.id ? message : known))
      : [...this.messages, message];
    for (const listener of this.listeners) listener();
  }
}
