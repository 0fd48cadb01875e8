import type { ColumnStatistics } from "@/lib/source/schema";

/** Names of countries come with the engine of the language, in every language that it knows. */
const languages = ["en", "zh", "de", "fr", "es"];
/** How countries are called beside their official names. */
const otherNames =
  "usa,us,u.s.,u.s.a.,uk,u.k.,england,scotland,wales,great britain,holland,turkey,czech republic,burma,ivory coast,russian federation,republic of korea,viet nam,hong kong,macau,中国香港";
const continents =
  "africa,asia,europe,north america,south america,oceania,antarctica,australia,america,americas,latin america,middle east";

let known: ReadonlySet<string> | null = null;

/** All codes of two letters are tried: those that mean no country are given back as they are. */
function countries(): ReadonlySet<string> {
  if (known !== null) return known;
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const names = languages.flatMap((language) => {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    return codes.map((code) => display.of(code)?.toLowerCase()).filter((name) => name !== undefined);
  });
  known = new Set([...names, ...otherNames.split(","), ...continents.split(",")]);
  return known;
}

/** The share of the frequent values of a column that are countries or continents. Nulls: null where no values are known. */
export function shareOfCountries({ frequentValues }: Pick<ColumnStatistics, "frequentValues">): number | null {
  if (frequentValues.length === 0) return null;
  const found = frequentValues.filter(({ value }) => countries().has(value.trim().toLowerCase().replaceAll("_", " ")));
  return found.length / frequentValues.length;
}
