// Lines on their way from degrees to the screen. Pure functions: they know neither map nor page.
// A point in degrees is [lon, lat]; a point on the plane or the screen is {x, y}.

// The counterpart of geomap/maps/encoding.py.
export function decode(text, precision) {
  const scale = 10 ** precision,
    points = [];
  let at = 0,
    lon = 0,
    lat = 0;
  function number() {
    let value = 0,
      shift = 0,
      bits;
    do {
      bits = text.charCodeAt(at++) - 63;
      value |= (bits & 31) << shift;
      shift += 5;
    } while (bits >= 32);
    return value & 1 ? ~(value >> 1) : value >> 1;
  }
  while (at < text.length) {
    lon += number();
    lat += number();
    points.push([lon / scale, lat / scale]);
  }
  return points;
}

// The shortest line on the globe between two points, its points at most so many degrees apart.
export function greatCircle(start, end, step) {
  const from = vector(start),
    to = vector(end),
    cosine = from[0] * to[0] + from[1] * to[1] + from[2] * to[2];
  const length = Math.acos(Math.max(-1, Math.min(1, cosine))),
    count = Math.max(2, Math.ceil((length * 180) / Math.PI / step));
  const points = [start];
  for (let i = 1; i < count; i++) {
    const a = Math.sin((length * (count - i)) / count),
      b = Math.sin((length * i) / count);
    const x = a * from[0] + b * to[0],
      y = a * from[1] + b * to[1],
      z = a * from[2] + b * to[2];
    points.push([(Math.atan2(y, x) * 180) / Math.PI, (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI]);
  }
  points.push(end);
  return points;
}

// The parts of a line as a page's data has it: no text stands for the great circle between its ends.
export function course(written, start, end, precision, step = precision > 1 ? 0.5 : 4) {
  if (!written) return [greatCircle(start, end, step)];
  return written.split(" ").map(part => decode(part, precision));
}

function vector(point) {
  const lon = (point[0] * Math.PI) / 180,
    lat = (point[1] * Math.PI) / 180;
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
}

// One line out of parts that were cut at 180°, running past it, its middle near a meridian.
export function join(parts, meridian) {
  const points = [];
  let last = null;
  parts.flat().forEach(point => {
    const lon = last === null ? point[0] : near(point[0], last);
    points.push([lon, point[1]]);
    last = lon;
  });
  if (!points.length) return points;
  const middle = (points[0][0] + last) / 2,
    shift = near(middle, meridian) - middle;
  return points.map(point => [point[0] + shift, point[1]]);
}

// The longitude, turned by whole rounds, that lies nearest to another.
export function near(lon, meridian) {
  return lon - 360 * Math.round((lon - meridian) / 360);
}

// Web Mercator on a square of side 1, for which a zoom is a mere factor.
export function mercator(point) {
  const sine = Math.sin((Math.max(-85, Math.min(85, point[1])) * Math.PI) / 180);
  return { x: point[0] / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

export function distance(one, other) {
  return Math.hypot(other.x - one.x, other.y - one.y);
}

// How far along the line each of its points lies.
export function measure(points) {
  let length = 0;
  return points.map((point, i) => {
    if (i) length += distance(points[i - 1], point);
    return length;
  });
}

// The point so far along the line, and the line's direction there.
export function along(points, lengths, wanted) {
  let i = 1;
  while (i < points.length - 1 && lengths[i] < wanted) i++;
  const from = points[i - 1],
    to = points[i],
    step = lengths[i] - lengths[i - 1] || 1;
  const share = (wanted - lengths[i - 1]) / step;
  return {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    angle: Math.atan2(to.y - from.y, to.x - from.x)
  };
}

// A line without its first and last pixels, so that it leaves room for the dots it links.
export function trim(points, first, last) {
  const lengths = measure(points),
    length = lengths[lengths.length - 1];
  if (length <= first + last + 4) return points;
  const inner = points.filter((_, i) => lengths[i] > first && lengths[i] < length - last);
  return [along(points, lengths, first)].concat(inner, [along(points, lengths, length - last)]);
}

// Points along the line, a step apart.
export function sample(points, step) {
  const lengths = measure(points),
    length = lengths[lengths.length - 1],
    count = Math.max(1, Math.ceil(length / step));
  return Array.from({ length: count + 1 }, (_, i) => along(points, lengths, (length * i) / count));
}

// The point at a share of the line's length.
export function at(points, share) {
  const lengths = measure(points);
  return along(points, lengths, lengths[lengths.length - 1] * share);
}

export function middle(points) {
  return at(points, 0.5);
}

// The arrow of the eight that points the way of a step.
export function arrowTo(from, to) {
  return "→↘↓↙←↖↑↗".charAt((Math.round(Math.atan2(to.y - from.y, to.x - from.x) / (Math.PI / 4)) + 8) % 8);
}

export function path(points) {
  return points.map((point, i) => `${(i ? "L" : "M") + point.x.toFixed(1)} ${point.y.toFixed(1)}`).join("");
}

// A triangle that sits on the line, pointing its way.
export function arrow(points, share, size) {
  const lengths = measure(points),
    at = along(points, lengths, lengths[lengths.length - 1] * share);
  const cosine = Math.cos(at.angle),
    sine = Math.sin(at.angle);
  return `${path(
    [
      [size, 0],
      [-0.7 * size, 0.72 * size],
      [-0.35 * size, 0],
      [-0.7 * size, -0.72 * size]
    ].map(corner => ({ x: at.x + corner[0] * cosine - corner[1] * sine, y: at.y + corner[0] * sine + corner[1] * cosine }))
  )}Z`;
}

// How far apart two points on the globe are, in km. Source: the haversine formula, on a sphere of the
// mean radius of Moritz (2000); off by half a percent at most.
export function kilometres(from, to) {
  const turn = Math.PI / 180,
    south = Math.sin(((to[1] - from[1]) * turn) / 2),
    east = Math.sin(((to[0] - from[0]) * turn) / 2);
  const share = south * south + Math.cos(from[1] * turn) * Math.cos(to[1] * turn) * east * east;
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(share)));
}
