/** Whether two questions differ in nothing but case, spaces and punctuation. */
export function saysTheSame(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
