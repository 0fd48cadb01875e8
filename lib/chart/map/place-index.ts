type NamedPlace = { readonly id: string; readonly en: string; readonly zh: string; readonly names: readonly string[] };

/** Finds the id of a place by any of its names. **Nulls** no place has the name, or two have. */
export type PlaceIndex = (name: string) => string | null;

/** What people write with a name without meaning another place by it. */
const suffix =
  /(?:\s+|-)(?:province|state|region|city|county|prefecture|district|oblast|krai|republic|governorate|department|municipality|canton|voivodeship|land)$/;
const prefix =
  /^(?:province of|state of|region of|republic of|county|the|land|freistaat|free state of|estado de|estado do|provincia de|provincia di|región de|région)\s+/;
const hanSuffix = /(?:维吾尔自治区|壮族自治区|回族自治区|自治区|特别行政区|大区|地区|省|市|州|县|邦|都|府|郡|道)$/;

/** The same name in one spelling: without case, accents, points and what stands around it. */
export function plainName(name: string): string {
  const text = name
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase()
    .replaceAll(/[’'`.]/g, "")
    .replaceAll(/\s*&\s*/g, " and ")
    .replaceAll(/[\s_,–—-]+/gu, " ")
    .trim();
  return /\p{Script=Han}/u.test(text) ? text.replaceAll(" ", "") : text;
}

function shortName(plain: string): string {
  if (/\p{Script=Han}/u.test(plain)) return plain.length > 2 ? plain.replace(hanSuffix, "") : plain;
  return plain.replace(prefix, "").replace(suffix, "");
}

/**
 * Puts the names of places in order to be found: by code, in English and Chinese, by other names they have. A code or the name a place is
 * shown by goes before another name of another place.
 */
export function placeIndex(places: readonly NamedPlace[]): PlaceIndex {
  const layers = [
    collect(places, ({ id }) => [id]),
    collect(places, ({ en, zh }) => [en, zh]),
    collect(places, ({ en, zh }) => [shortName(plainName(en)), shortName(plainName(zh))]),
    collect(places, ({ names }) => names),
    collect(places, ({ names }) => names.map((name) => shortName(plainName(name)))),
  ];
  const find = (plain: string) => {
    for (const layer of layers) {
      const id = layer.get(plain);
      if (id) return id;
    }
    return null;
  };
  return (name) => {
    const plain = plainName(name);
    return plain === "" ? null : (find(plain) ?? find(shortName(plain)));
  };
}

/** Names that two places have belong to neither. */
function collect(places: readonly NamedPlace[], namesOf: (place: NamedPlace) => readonly string[]) {
  const found = new Map<string, string | null>();
  for (const place of places) {
    for (const name of new Set(namesOf(place).map(plainName))) {
      if (name === "") continue;
      found.set(name, found.has(name) && found.get(name) !== place.id ? null : place.id);
    }
  }
  return found;
}
