// The names on the map: of places, of countries on the ground, of what strong lines tell, and of where lines lead
// beyond the screen. Each goes where it hides least; one for which there is no room waits for a closer zoom.
import * as geometry from "../shared/geometry.js";
import { bestSaying, bestSpot, box, isWithin, overlap, rules } from "../shared/plane.js";
import * as tools from "../shared/tools.js";

const NAMED = 150; // places, of many
const CONTROLS = { width: 48, height: 118 }; // pixels, in the upper right corner
const SCALE = { width: 112, height: 30 }; // in the lower right corner

export function createLabels({ ground, surface, data, dots, isDense, meridian, drawPlace, toScreen, screenBox, open }) {
  const svg = tools.svg,
    pen = document.createElement("canvas").getContext("2d");
  const countryRoot = svg("g", { class: "countries" }, ground),
    placeRoot = svg("g", { class: "places" }, surface),
    saidRoot = svg("g", { class: "sayings" }, surface),
    beyondRoot = svg("g", { class: "places" }, surface);
  const countries = isDense ? [] : data.countries.map(drawCountry);
  const inOrder = dots.slice().sort(namedBefore);
  let written = [];

  // The name of a country, which only says where one is.
  function drawCountry(country) {
    const label = svg("text", { class: "country" }, countryRoot);
    label.textContent = country.name;
    const plane = geometry.mercator([geometry.near(country.lon, meridian), country.lat]);
    return { label, size: country.size, width: 0, plane };
  }

  // Towns are named before the countries around them, the strongest first.
  function namedBefore(one, other) {
    const a = one.place,
      b = other.place;
    return b.linked - a.linked || a.area - b.area || b.strength - a.strength || b.articles - a.articles;
  }

  // The dots in the order in which they are named; of many only those in sight.
  function namedDots(screen, isQuietShown) {
    const wanted = inOrder.filter(dot => dot.place.linked || isQuietShown);
    if (!isDense) return wanted;
    const named = [];
    for (let i = 0; i < wanted.length && named.length < NAMED; i++) {
      wanted[i].screen = toScreen(wanted[i].plane);
      if (isWithin(screen, wanted[i].screen)) named.push(wanted[i]);
    }
    return named;
  }

  function place(shown, isQuietShown) {
    const screen = screenBox(2),
      named = namedDots(screen, isQuietShown);
    const dotRooms = named.map(dot => box(dot.screen.x, dot.screen.y, dot.radius + 1, dot.radius + 1));
    const taken = [
      { left: screen.right - CONTROLS.width, right: screen.right, top: screen.top, bottom: screen.top + CONTROLS.height },
      { left: screen.right - SCALE.width, right: screen.right, top: screen.bottom - SCALE.height, bottom: screen.bottom }
    ];
    if (!isDense) shown.forEach(line => taken.push(...signsOf(line)));
    const crossed = isDense ? [] : shown.flatMap(line => geometry.sample(line.bowed, 6));
    placeRoot.replaceChildren(...named.map(drawPlace).reverse());
    // The strongest names first, then what the strong lines tell, then the rest.
    const strong = named.filter(dot => dot.place.linked),
      weak = named.filter(dot => !dot.place.linked);
    strong.forEach(dot => nameDot(dot, named, dotRooms, taken, crossed, screen));
    if (!isDense) sayAll(shown, taken.concat(dotRooms), taken, crossed, screen);
    weak.forEach(dot => nameDot(dot, named, dotRooms, taken, crossed, screen));
    written = taken.concat(dotRooms);
    if (!isDense) placeCountries(crossed, screen);
  }

  function signsOf(line) {
    const shares = [line.doubt && rules.doubt_share, line.diamond && rules.unreviewed_share].filter(Boolean);
    return shares.map(share => {
      const at = geometry.at(line.trimmed, share);
      return box(at.x, at.y, 8, 8);
    });
  }

  function measure(label, text) {
    const style = getComputedStyle(label);
    pen.font = [style.fontStyle, style.fontWeight, style.fontSize, style.fontFamily].join(" ");
    return { half: pen.measureText(text).width / 2 + 2, size: parseFloat(style.fontSize) };
  }

  function nameDot(dot, named, dotRooms, taken, crossed, frame) {
    const { half, size } = measure(dot.label, dot.place.label);
    // All dots but its own, and for a place with links not those without.
    const dotsInWay = dotRooms.filter((_, n) => named[n] !== dot && named[n].place.linked >= dot.place.linked);
    const best = bestSpot(dot.screen, dot.radius, half, size * 0.62, {
      taken: taken.concat(dotsInWay),
      crossed,
      frame,
      mayCross: dot.place.linked
    });
    dot.group.querySelectorAll("circle").forEach(circle => {
      circle.setAttribute("cx", dot.screen.x);
      circle.setAttribute("cy", dot.screen.y);
    });
    dot.label.style.display = best ? "" : "none";
    if (!best) return;
    taken.push(best.room);
    dot.label.setAttribute("x", best.x);
    dot.label.setAttribute("y", best.y + size * 0.35);
  }

  // What the strongest lines tell: who went, and when.
  function sayAll(shown, blocked, taken, crossed, frame) {
    saidRoot.replaceChildren();
    shown.filter(line => line.ribbon.label).forEach(line => say(line, blocked, taken, crossed, frame));
  }

  function say(line, blocked, taken, crossed, frame) {
    const { who, date, status, kind } = line.ribbon.label,
      text = [who, date && tools.readableDate(date), (kind !== "happened" || !date) && data.words[status]]
        .filter(Boolean)
        .join(data.words.comma);
    const label = svg("text", { class: `said ${line.ribbon.mode}` }, saidRoot);
    label.textContent = text;
    label.addEventListener("click", event => {
      L.DomEvent.stop(event);
      open(line.ribbon.row);
    });
    const { half, size } = measure(label, text),
      best = bestSaying(line.bowed, line.width, half, size * 0.6, { taken: blocked.concat(taken), crossed, frame });
    if (!best) return label.remove();
    taken.push(...best.rooms);
    label.setAttribute("y", size * 0.35);
    label.setAttribute(
      "transform",
      `translate(${best.x.toFixed(1)} ${best.y.toFixed(1)}) rotate(${((best.angle * 180) / Math.PI).toFixed(1)})`
    );
  }

  // Countries are named where they are large enough for it, and where nothing else is.
  function placeCountries(crossed, frame) {
    const scale = toScreen({ x: 1, y: 0 }).x - toScreen({ x: 0, y: 0 }).x;
    countries.forEach(country => {
      if (!country.width) country.width = country.label.getComputedTextLength();
      const at = toScreen(country.plane),
        room = box(at.x, at.y, country.width / 2 + 4, 9);
      const isWhole = room.left > frame.left && room.right < frame.right && room.top > frame.top && room.bottom < frame.bottom;
      const fits =
        isWhole &&
        (country.size * scale) / 360 > country.width * 0.8 &&
        !written.some(other => overlap(room, other)) &&
        !crossed.some(point => isWithin(room, point));
      country.label.style.visibility = fits ? "visible" : "hidden";
      if (!fits) return;
      written.push(room);
      country.label.setAttribute("x", at.x);
      country.label.setAttribute("y", at.y + 4);
    });
  }

  // Where a line leaves the screen, name the place it goes to.
  function pointBeyond(shown) {
    const screen = screenBox(8),
      rooms = written.slice(),
      named = new Set();
    beyondRoot.replaceChildren();
    if (isDense) return;
    shown.forEach(line => {
      const ends = [line.ribbon.origin, line.ribbon.destination];
      const inside = ends.map(end => isWithin(screen, dots[end].screen)),
        beyond = ends[inside.indexOf(false)];
      if (inside[0] === inside[1] || named.has(beyond)) return;
      if (dots.some(dot => dot.place.row === beyond && isWithin(screen, dot.screen))) return;
      named.add(beyond);
      const points = geometry.sample(inside[0] ? line.bowed : line.bowed.slice().reverse(), 4);
      const out = points.findIndex(point => !isWithin(screen, point));
      if (out > 0) nameBeyond(data.places[beyond], points[out - 1], points[out], screen, rooms);
    });
  }

  function nameBeyond(place, from, to, screen, rooms) {
    const label = svg("text", { class: "beyond" }, beyondRoot);
    label.textContent = `${geometry.arrowTo(from, to)} ${place.label}`;
    const half = label.getComputedTextLength() / 2,
      x = Math.max(screen.left + half, Math.min(screen.right - half, from.x));
    const y = Math.max(screen.top + 10, Math.min(screen.bottom - 4, from.y + 4)),
      room = box(x, y - 4, half, 7);
    if (rooms.some(other => overlap(room, other))) return label.remove();
    rooms.push(room);
    label.setAttribute("x", x);
    label.setAttribute("y", y);
  }

  return { place, pointBeyond };
}
