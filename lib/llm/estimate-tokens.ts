/**
 * About how many tokens a text takes; providers count with tables of their own. Source: https://api-docs.deepseek.com/quick_start/token_usage
 * (an English character about 0.3 tokens, a Chinese one about 0.6).
 */
export function estimateTokens(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return Math.ceil(han * 0.6 + (text.length - han) * 0.3);
}
