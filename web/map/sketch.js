// A small map of one corridor, for where the large one is out of sight.
import * as geometry from "../shared/geometry.js";
import * as tools from "../shared/tools.js";

const SIZE = { x: 320, y: 150 }; // pixels
const MARGIN = 26;

export function sketch(data, row) {
  const corridor = data.corridors[row],
    ends = [corridor.origin, corridor.destination].map(end => data.places[end]),
    meridian = (data.view.west + data.view.east) / 2,
    parts = geometry.course(corridor.line, ...ends.map(end => [end.lon, end.lat]), data.precision),
    points = geometry.join(parts, meridian).map(geometry.mercator);
  const [left, right] = [Math.min(...points.map(point => point.x)), Math.max(...points.map(point => point.x))],
    [top, bottom] = [Math.min(...points.map(point => point.y)), Math.max(...points.map(point => point.y))];
  const scale = Math.min((SIZE.x - 2 * MARGIN) / Math.max(right - left, 0.01), (SIZE.y - 2 * MARGIN) / Math.max(bottom - top, 0.005));
  const put = point => ({
    x: (point.x - (left + right) / 2) * scale + SIZE.x / 2,
    y: (point.y - (top + bottom) / 2) * scale + SIZE.y / 2
  });
  const drawing = tools.svg("svg", { class: "sketch", viewBox: `0 0 ${SIZE.x} ${SIZE.y}`, "aria-hidden": "true" });
  tools.svg("path", { class: "land", d: land(data, meridian, put) }, drawing);
  const group = tools.svg("g", { class: `corridor ${corridor.mode}`, style: "--width:3px" }, drawing),
    line = points.map(put);
  tools.svg("path", { class: "line", d: geometry.path(line) }, group);
  if (!corridor.bidirectional) tools.svg("path", { class: "head", d: geometry.arrow(line, 0.62, 7) }, group);
  const last = line[line.length - 1];
  nameEnd(drawing, line[0], last, ends[0].local);
  nameEnd(drawing, last, line[0], ends[1].local);
  return drawing;
}

function nameEnd(drawing, at, other, name) {
  const place = tools.svg("g", { class: "place" }, drawing);
  tools.svg("circle", { class: "dot", r: 3.2, cx: at.x.toFixed(1), cy: at.y.toFixed(1) }, place);
  const label = tools.svg("text", { x: at.x.toFixed(1), y: (at.y + (at.y > other.y ? 16 : -8)).toFixed(1) }, place);
  label.textContent = name;
}

// The land, once and once more on either side of it, as far as it is in the picture.
function land(data, _meridian, put) {
  const rings = data.basemaps.flatMap(ground => ground.land.flat().map(text => geometry.decode(text, ground.precision)));
  return [-360, 0, 360]
    .flatMap(turn => rings.map(ring => ring.map(([lon, lat]) => put(geometry.mercator([lon + turn, lat])))))
    .filter(isSeen)
    .map(ring => `${geometry.path(ring)}Z`)
    .join("");
}

function isSeen(ring) {
  const xs = ring.map(point => point.x),
    ys = ring.map(point => point.y),
    least = (numbers, start) => numbers.reduce((one, other) => Math.min(one, other), start),
    most = (numbers, start) => numbers.reduce((one, other) => Math.max(one, other), start);
  return least(xs, Infinity) < SIZE.x && most(xs, -Infinity) > 0 && least(ys, Infinity) < SIZE.y && most(ys, -Infinity) > 0;
}
