// How lines, beads and names lie on a drawing: pure rules, whose numbers stand in rules.json. The
// counterpart is geomap/maps/plane.py; tests/data/vectors.json holds examples that both must pass.
import rules from "../../geomap/maps/assets/rules.json" with { type: "json" };
import { along, at, distance, measure } from "./geometry.js";

export { rules };

// How broad a line is, in pixels: the more links, the broader.
export function widthOf(links, isHollow) {
  const { least, per_root, most, hollow } = rules.width;
  return Math.min(most, least + per_root * Math.sqrt(links)) + (isHollow ? hollow : 0);
}

// The dash of a mode for a line so broad: dots and gaps grow with it.
export function dashes(dash, width) {
  return dash
    .split(" ")
    .filter(Boolean)
    .map(length => Number(length) * Math.max(1, width / rules.dash_width));
}

// The rows of the corridors that are one ribbon: of one mode, between the same two places. The strongest
// ribbon and in it the strongest corridor come first.
export function ribbonsOf(corridors) {
  const found = new Map();
  corridors.forEach((corridor, row) => {
    const key = [corridor.mode, ...[corridor.origin, corridor.destination].sort((one, other) => one - other)].join();
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(row);
  });
  const stronger = (one, other) => corridors[other].links - corridors[one].links || one - other,
    total = rows => rows.reduce((sum, row) => sum + corridors[row].links, 0);
  const ribbons = [...found.values()].map(rows => rows.sort(stronger));
  return ribbons.sort((one, other) => total(other) - total(one) || one[0] - other[0]);
}

// What has become of an event: rules.json tells it for each status.
export function kindOf(status) {
  return rules.kinds[status];
}

// How far each line moves to the right of its own direction, so that those that would lie on one
// another lie side by side, in the order in which they lie already. A line is {points, width}.
export function lanes(lines) {
  const marked = lines.map(line => {
    const [first, last] = [line.points[0], line.points[line.points.length - 1]];
    const isTurned = first.x > last.x || (first.x === last.x && first.y > last.y);
    const ways = [0.25, 0.5, 0.75].map(share => at(line.points, isTurned ? 1 - share : share));
    return { line, isTurned, ways, aside: 0 };
  });
  const bundles = [];
  marked.forEach(one => {
    const bundle = bundles.find(others => others.some(other => isOver(one, other)));
    if (bundle) bundle.push(one);
    else bundles.push([one]);
  });
  bundles.forEach(spread);
  return marked.map(one => one.aside);
}

// Two lines are one to the eye where two of three points of them touch.
function isOver(one, other) {
  const close = (one.line.width + other.line.width) / 2 + rules.gap;
  return one.ways.filter((way, i) => distance(way, other.ways[i]) < close).length > 1;
}

function spread(bundle) {
  if (bundle.length < 2) return;
  const first = bundle[0],
    angle = first.ways[1].angle + (first.isTurned ? Math.PI : 0);
  const below = one => (one.ways[1].y - first.ways[1].y) * Math.cos(angle) - (one.ways[1].x - first.ways[1].x) * Math.sin(angle);
  const inOrder = bundle.map(one => [below(one), one]).sort((one, other) => one[0] - other[0]);
  let aside = -(bundle.reduce((sum, one) => sum + one.line.width + rules.gap, 0) - rules.gap) / 2;
  inOrder.forEach(([, one]) => {
    one.aside = (aside + one.line.width / 2) * (one.isTurned ? -1 : 1);
    aside += one.line.width + rules.gap;
  });
}

// Move a line sideways, to the right of its direction, yet leave its ends where they are.
export function bow(points, sideways) {
  const lengths = measure(points),
    length = lengths[lengths.length - 1];
  if (!sideways || !length) return points;
  const steps = Math.max(12, Math.min(96, Math.floor(length / 8 + 0.5))),
    ramp = Math.min(rules.ramp, length / 2),
    bowed = [];
  for (let i = 0; i <= steps; i++) {
    const wanted = (length * i) / steps,
      on = along(points, lengths, wanted);
    const share = Math.min(1, Math.min(wanted, length - wanted) / ramp),
      aside = sideways * share * (2 - share);
    bowed.push({ x: on.x - Math.sin(on.angle) * aside, y: on.y + Math.cos(on.angle) * aside });
  }
  return bowed;
}

// The shares of a line so long at which the beads of so many events lie; of too many, only the last have room.
export function beadShares(count, length) {
  const { from, to, step } = rules.bead,
    room = Math.max(1, Math.floor(((to - from) * length) / step)),
    shown = Math.min(count, room);
  return Array.from({ length: shown }, (_, i) => from + ((to - from) * (i + 0.5)) / shown);
}

// Where a name goes beside a dot, {x, y, room}, or null where there is no room: clear of what is taken, whole
// in the frame, and crossed by as few lines as can be. Points and boxes are in pixels.
export function bestSpot(dot, radius, half, height, { taken, crossed, frame, mayCross }) {
  const { berth, rise, crossing, most_crossed } = rules.label;
  const aside = radius + berth + half,
    above = radius + rise + height,
    slant = radius + height * 0.8;
  let best = null;
  rules.spots.forEach(([east, south, slope], preference) => {
    const y = dot.y + south * above + slope * slant,
      wanted = dot.x + east * aside;
    // A name above or below its dot may be moved into the frame; one beside it would cover the dot.
    const x = south ? Math.max(frame.left + half, Math.min(frame.right - half, wanted)) : wanted,
      room = box(x, y, half, height);
    if (room.left < frame.left || room.right > frame.right || room.top < frame.top || room.bottom > frame.bottom) return;
    if (Math.abs(x - wanted) > half || taken.some(other => overlap(room, other))) return;
    const crossings = crossed.filter(point => isWithin(room, point)).length;
    if (!mayCross && crossings > most_crossed) return;
    const cost = preference + crossing * crossings;
    if (best === null || cost < best.cost) best = { cost, x, y, room };
  });
  return best;
}

// Where a line's own words go, {x, y, angle, rooms}, twice `half` long and `height` high: along the line, above or
// below it, clear of what is taken; null where there is no room. Words never stand on their heads, and beside a
// steep line they lie level.
export function bestSaying(points, width, half, height, { taken, crossed, frame }) {
  const { shares, berth, below, crossing, most, steepest } = rules.saying,
    lengths = measure(points),
    length = lengths[lengths.length - 1];
  let best = null;
  shares.forEach((share, preference) => {
    const on = along(points, lengths, length * share),
      upright = on.angle > Math.PI / 2 ? on.angle - Math.PI : on.angle <= -Math.PI / 2 ? on.angle + Math.PI : on.angle,
      isSteep = Math.abs(upright) > (steepest * Math.PI) / 180,
      angle = isSteep ? 0 : upright;
    [-1, 1].forEach(side => {
      const [east, south] = [-Math.sin(upright) * side, Math.cos(upright) * side],
        reach = isSteep ? Math.abs(east) * half + Math.abs(south) * height : height,
        away = reach + width / 2 + berth;
      const x = on.x + east * away,
        y = on.y + south * away,
        rooms = roomsAlong(x, y, angle, half, height);
      if (rooms.some(room => !isInside(room, frame) || taken.some(other => overlap(room, other)))) return;
      const crossings = crossed.filter(point => rooms.some(room => isWithin(room, point))).length,
        cost = preference + (side > 0 ? below : 0) + crossing * crossings;
      if (cost <= most && (best === null || cost < best.cost)) best = { cost, x, y, angle, rooms };
    });
  });
  return best;
}

// Boxes that together cover words at an angle.
function roomsAlong(x, y, angle, half, height) {
  const count = Math.max(1, Math.ceil(half / height));
  return Array.from({ length: count }, (_, i) => {
    const off = half * ((2 * i + 1) / count - 1),
      [wide, high] = [half / count, height];
    const [cosine, sine] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
    return box(x + off * Math.cos(angle), y + off * Math.sin(angle), wide * cosine + high * sine, wide * sine + high * cosine);
  });
}

function isInside(room, frame) {
  return room.left > frame.left && room.right < frame.right && room.top > frame.top && room.bottom < frame.bottom;
}

export function box(x, y, width, height) {
  return { left: x - width, right: x + width, top: y - height, bottom: y + height };
}

export function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function isWithin(room, point) {
  return point.x > room.left && point.x < room.right && point.y > room.top && point.y < room.bottom;
}
