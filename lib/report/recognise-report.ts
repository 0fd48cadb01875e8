/** What somebody wants a report on: a subject, or (null) what was asked and answered so far. */
export type ReportWish = { readonly subject: string | null };

const english =
  /^(?:please[, ]+|can you |could you |i (?:want|need|would like) (?:you to )?)?(?:write|create|make|generate|prepare|draft|produce|compose)\s+(?:me\s+|us\s+)?(?:a|an|another|the)\s+(?:(?:short|brief|full|detailed|new|written)\s+)?report\b(?<rest>.*)$/isu;
const englishLink = /^\s*(?:on|about|of|for|regarding|concerning|covering|from)\b\s*/iu;
const chinese =
  /^(?:请|麻烦|帮我|请帮我|我想|我要)?(?:写|撰写|编写|生成|制作|做|创建|起草|出)(?:一份|一个|一篇|份|个|篇)?(?:关于|有关|针对)?(?<rest>.*?)的?报告[。.!！]?$/su;
/** Words that point at the conversation itself. */
const conversation =
  /^(?:it|this|that|these|those|the above|(?:this|our|the) (?:conversation|chat|discussion)|these answers|以上(?:内容)?|上述(?:内容)?|这次对话|本次对话|这些(?:回答)?)?$/iu;

/** Recognises that a report is asked for, in English or Chinese. Nulls: it is a question like any other. */
export function recogniseReport(question: string): ReportWish | null {
  const text = question.trim().replace(/[.!?。！？]+$/u, "");
  const rest = (english.exec(text) ?? chinese.exec(text))?.groups?.rest;
  if (rest === undefined) return null;
  const subject = rest.replace(englishLink, "").trim();
  return { subject: conversation.test(subject) ? null : subject };
}
