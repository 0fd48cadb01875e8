/** Reads an answer's stream up to its first part and gives the conversation it is kept in; the rest is left unread. */
export async function streamedConversation(reply: Response): Promise<string> {
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let heard = ""; ; ) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) throw new Error(`The stream ended without a conversation: ${heard}`);
    heard += chunk.value;
    const named = /"conversationId":"([^"]+)"/.exec(heard)?.[1];
    if (named !== undefined) return named;
  }
}
