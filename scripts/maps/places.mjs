import { readFileSync } from "node:fs";
import { feature } from "topojson-client";
import { corrections } from "./corrections.mjs";
import { cutAtDateLine } from "./geometry.mjs";
import { parts, regionNames } from "./plans.mjs";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Names without doubles and without what only its list knows ("French-obsolete", codes of other registers). */
function tidy(names, known) {
  const seen = new Set(known);
  return names
    .flatMap((name) => (name ? String(name).split("|") : []))
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.includes("(") && !name.includes("~") && !seen.has(name) && seen.add(name));
}

/** A place as it is stored: how readers name it, and every other name it is found by. */
function placeOf(id, en, zh, others) {
  const better = corrections[id] ?? {};
  const [english, chinese] = [better.en ?? en, better.zh ?? zh];
  return { id, en: english, zh: chinese, names: tidy([...(better.names ?? []), ...others], [id, english, chinese]) };
}

function province(given) {
  const id = given.iso_3166_2;
  const [en, zh] = [given.name_en || given.name || given.woe_name, given.name_zh || ""];
  const code = id.split("-")[1] ?? "";
  const others = [given.name, given.name_alt, given.name_local, given.woe_name, given.gn_name, given.postal, code];
  return placeOf(id, en, zh, others);
}

function region(key) {
  const [id, en, zh, ...names] = regionNames[key] ?? [key, key, ""];
  return placeOf(id, en, zh, [...names, id.split("-")[1]]);
}

/** Which region of Britain a district is part of: Scotland and Wales whole, England by its regions. */
const britain = ({ geonunit, region: name }) => (geonunit === "England" ? name : geonunit);

/**
 * The places of a country: `[{ group, properties, geometry }]`, in degrees. Shapes of one group become one place.
 * `provinces`: features of Natural Earth's admin-1 layer.
 */
export function placesOfCountry(plan, provinces) {
  const groupOf = (given) => {
    if (plan.parts === "britain") return britain(given);
    return plan.parts ? given[plan.parts] : null;
  };
  const own = provinces
    .filter(({ properties }) => plan.a3.includes(properties.adm0_a3) && (properties.name || properties.name_en))
    .map(({ properties, geometry }) => {
      const group = groupOf(properties);
      return {
        // What has the same code is one place: a bay that is counted by itself, an island.
        group: group ?? properties.iso_3166_2,
        properties: group ? region(group) : province(properties),
        geometry,
      };
    });
  const whole = provinces
    .filter(({ properties }) => plan.whole?.[properties.adm0_a3])
    .map(({ properties, geometry }) => {
      const id = plan.whole[properties.adm0_a3];
      return { group: id, properties: region(id), geometry };
    });
  return [...own, ...whole];
}

/** The countries of the world or of a part of it, with the names that ISO and people have for them. */
export function countriesOf(part, { atlas, codes, names, provinces }) {
  const plan = parts[part];
  const topology = read(atlas);
  const letters = new Map(read(codes).map(([two, three, number]) => [number, { two, three }]));
  const [english, chinese] = ["en", "zh"].map((language) => read(`${names}/${language}.json`).countries);
  const continentOf = new Map(provinces.map(({ properties }) => [properties.adm0_a3, properties.cont_name]));
  return feature(topology, topology.objects.countries).features.flatMap(({ id, properties, geometry }) => {
    const code = letters.get(String(id ?? "").padStart(3, "0"));
    const isPart =
      !plan.continent || continentOf.get(code?.three) === plan.continent || plan.also.includes(code?.three);
    if (!isPart || plan.without?.includes(code?.three) || properties.name === "Antarctica") return [];
    const [own, ...others] = [english[code?.two] ?? properties.name].flat();
    const [zh = "", ...zhOthers] = [chinese[code?.two] ?? ""].flat();
    const key = code?.two ?? properties.name;
    return [
      {
        group: key,
        properties: placeOf(key, own, zh, [...others, ...zhOthers, properties.name, code?.three]),
        geometry: cutAtDateLine(geometry),
      },
    ];
  });
}
