/** Geometry on plain arrays: GeoJSON polygons in degrees in, polygons on a plane out. */

const radians = Math.PI / 180;

/** Albers' equal-area conic: areas of a country stay comparable. `frame` in degrees: [west, south, east, north]. */
export function albers([west, south, east, north]) {
  const [first, second] = [south + (north - south) / 6, north - (north - south) / 6].map(
    (degrees) => degrees * radians,
  );
  const centre = (west + east) / 2;
  const n = (Math.sin(first) + Math.sin(second)) / 2 || 1e-6;
  const c = Math.cos(first) ** 2 + 2 * n * Math.sin(first);
  const radius = (latitude) => Math.sqrt(Math.max(0, c - 2 * n * Math.sin(latitude * radians))) / n;
  const middle = radius((south + north) / 2);
  return ([longitude, latitude]) => {
    // Over the date line the shorter way round: Chukotka stands beside Kamchatka.
    const turn = ((((longitude - centre + 180) % 360) + 360) % 360) - 180;
    const angle = n * turn * radians;
    return [radius(latitude) * Math.sin(angle), middle - radius(latitude) * Math.cos(angle)];
  };
}

/** Šavrič, Patterson and Jenny 2018: the world with areas that are true. */
export function equalEarth([longitude, latitude]) {
  const [a, b, c, d] = [1.340264, -0.081106, 0.000893, 0.003796];
  const angle = Math.asin((Math.sqrt(3) / 2) * Math.sin(latitude * radians));
  const [square, sixth] = [angle ** 2, angle ** 6];
  const stretch = 3 * (9 * d * sixth * square + 7 * c * sixth + 3 * b * square + a);
  return [
    (2 * Math.sqrt(3) * longitude * radians * Math.cos(angle)) / stretch,
    angle * (d * sixth * square + c * sixth + b * square + a),
  ];
}

/** Sutherland and Hodgman: what of a ring lies inside of a frame. */
function clipRing(ring, [west, south, east, north]) {
  const sides = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  let points = ring.slice(0, -1);
  for (const [axis, limit, sign] of sides) {
    const isInside = (point) => (point[axis] - limit) * sign >= 0;
    const cut = [];
    points.forEach((point, at) => {
      const before = points[(at + points.length - 1) % points.length];
      if (isInside(point) !== isInside(before)) {
        const share = (limit - before[axis]) / (point[axis] - before[axis]);
        cut.push([before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share]);
      }
      if (isInside(point)) cut.push(point);
    });
    points = cut;
    if (points.length < 3) return null;
  }
  return [...points, points[0]];
}

const polygonsOf = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates);

/** A shape without what lies outside of the frame. Null: nothing is left. */
export function clip(geometry, frame) {
  const polygons = polygonsOf(geometry).flatMap((rings) => {
    const kept = rings.map((ring) => clipRing(ring, frame)).filter((ring) => ring !== null);
    return kept.length > 0 ? [kept] : [];
  });
  return polygons.length > 0 ? { type: "MultiPolygon", coordinates: polygons } : null;
}

/** A shape that runs over the date line, cut there: the atlas joins its halves, so that a line jumps around the world. */
export function cutAtDateLine(geometry) {
  const unwound = polygonsOf(geometry).map((rings) =>
    rings.map((ring) => {
      let turns = 0;
      return ring.map(([longitude, latitude], at) => {
        const step = longitude - (ring[at - 1]?.[0] ?? longitude);
        if (step > 180) turns -= 360;
        if (step < -180) turns += 360;
        return [longitude + turns, latitude];
      });
    }),
  );
  const frames = [-360, 0, 360].map((shift) => [shift - 180, -90, shift + 180, 90]);
  const halves = frames.flatMap((frame, at) => {
    const half = clip({ type: "MultiPolygon", coordinates: unwound }, frame);
    return half ? [moved(half, ([longitude, latitude]) => [longitude - (at - 1) * 360, latitude])] : [];
  });
  return { type: "MultiPolygon", coordinates: halves.flatMap(({ coordinates }) => coordinates) };
}

/** Each point of a shape put elsewhere. */
export function moved(geometry, move) {
  return {
    type: "MultiPolygon",
    coordinates: polygonsOf(geometry).map((rings) => rings.map((ring) => ring.map(move))),
  };
}

/** [left, bottom, right, top] of shapes on a plane, or of degrees. */
export function boundsOf(geometries) {
  const box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const geometry of geometries)
    for (const rings of polygonsOf(geometry))
      for (const [x, y] of rings[0]) {
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
  return box;
}

/** Puts shapes into a box of the plane, as large as they fit, in its middle. */
export function fitInto(geometries, [left, bottom, right, top]) {
  const [x0, y0, x1, y1] = boundsOf(geometries);
  const scale = Math.min((right - left) / (x1 - x0), (top - bottom) / (y1 - y0));
  const [dx, dy] = [(left + right - (x0 + x1) * scale) / 2, (bottom + top - (y0 + y1) * scale) / 2];
  return geometries.map((geometry) => moved(geometry, ([x, y]) => [x * scale + dx, y * scale + dy]));
}
