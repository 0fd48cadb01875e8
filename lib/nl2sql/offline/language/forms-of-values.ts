const demonyms: Readonly<Record<string, readonly string[]>> = {
  american: ["usa", "united states", "us", "united states of america"],
  british: ["uk", "united kingdom", "great britain", "england", "britain"],
  english: ["england"],
  french: ["france"],
  german: ["germany"],
  italian: ["italy"],
  spanish: ["spain"],
  dutch: ["netherlands"],
  chinese: ["china"],
  japanese: ["japan"],
  russian: ["russia", "russian federation"],
  indian: ["india"],
  canadian: ["canada"],
  australian: ["australia"],
  brazilian: ["brazil"],
  mexican: ["mexico"],
  swedish: ["sweden"],
  swiss: ["switzerland"],
  polish: ["poland"],
  korean: ["korea", "south korea"],
  european: ["europe"],
  asian: ["asia"],
  african: ["africa"],
  usa: ["united states", "us", "united states of america"],
  us: ["usa", "united states"],
  uk: ["united kingdom", "great britain"],
};

/** Forms under which a value may be written elsewhere: "females" → F, "French" → France, plural → singular. */
export function otherForms(word: string): string[] {
  if (word.length < 3) return [];
  const singular = word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.endsWith("s") ? word.slice(0, -1) : `${word}s`;
  const people: Readonly<Record<string, readonly string[]>> = {
    female: ["female", "f"],
    females: ["female", "f"],
    women: ["female", "f"],
    woman: ["female", "f"],
    girl: ["female", "f"],
    girls: ["female", "f"],
    male: ["male", "m"],
    males: ["male", "m"],
    men: ["male", "m"],
    man: ["male", "m"],
    boy: ["male", "m"],
    boys: ["male", "m"],
  };
  return [...(people[word] ?? []), ...(demonyms[word] ?? []), singular];
}
