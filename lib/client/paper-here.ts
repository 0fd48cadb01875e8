/** Source: CLDR, territories whose usual paper is US-Letter; everywhere else it is A4. */
const letterRegions = new Set(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]);

/** The paper in the printers of the country that the browser is set to. */
export function paperHere(languages: readonly string[] = navigator.languages): "a4" | "letter" {
  const [first] = languages;
  const region = first === undefined ? undefined : new Intl.Locale(first).region;
  return region !== undefined && letterRegions.has(region) ? "letter" : "a4";
}
