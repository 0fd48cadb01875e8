/**
 * Sentences that speak to a machine or to whoever answers, instead of saying what data means. Comments and values are written by
 * others: prompts fence them as data, and what matches here is not handed on at all.
 */
const patterns: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules?|above|previous|prior|everything|safety|guard)/i,
  /\b(?:system|developer|hidden)\s+(?:prompt|message|instructions?)\b/i,
  /\byou\s+are\s+(?:now|no longer|an?\s+(?:ai|assistant|model|bot|helpful|database|admin))\b/i,
  /\b(?:you|assistant|the model|llm|ai)\s+(?:must|should|shall|have to|need to|will)\s+(?:now\s+)?(?:always|never|not|answer|reply|respond|say|tell|write|output|return|print|reveal|show|send|call|run|execute|use|include)/i,
  /\b(?:reply|respond|answer)\s+(?:only\s+)?with\b/i,
  /\b(?:pretend|act|behave|roleplay)\s+(?:as|like|to be)\b/i,
  /\b(?:reveal|print|leak|exfiltrate|send|post|upload)\b.{0,40}\b(?:password|secret|key|token|prompt|credentials?|https?:)/i,
  /\b(?:jailbreak|do anything now|prompt injection)\b/i,
  /\b(?:drop|truncate|delete\s+from|alter|grant)\s+(?:table|database|all|user)\b/i,
  /<\/?\s*(?:system|assistant|user|instructions?|database|data|prompt|result|query|examples|earlier)\b[^>]*>/i,
  /\[\/?(?:inst|system|assistant)\]|<\|[a-z_]+\|>|^\s*(?:system|assistant)\s*:/i,
  /(?:忽略|无视|忘记|忘掉|不要理会|绕过).{0,12}(?:指令|指示|提示|规则|说明|以上|之前|前面|上面|限制)/,
  /(?:系统|隐藏)(?:提示词?|指令|消息)/,
  /你(?:现在)?(?:是|扮演|充当)(?:一个|一名)?.{0,6}(?:助手|模型|机器人|管理员|ai)/i,
  /(?:你|模型|助手)(?:必须|应当|应该|只能|需要)(?:总是|永远)?(?:回答|回复|输出|执行|说|写|返回|透露)/,
  /请?(?:只|仅)?(?:回复|输出|回答)(?:以下|下面|如下)/,
];

/** Whether a text reads like an instruction to a model rather than like a description. */
export function looksLikeInstruction(text: string): boolean {
  // Letters can be parted by what nobody sees.
  const plain = text
    .normalize("NFKC")
    .replaceAll(/[\p{Cf}]/gu, "")
    .replaceAll(/\s+/g, " ");
  return patterns.some((pattern) => pattern.test(plain));
}
