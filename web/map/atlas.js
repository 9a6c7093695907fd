// The map: land, corridors, places and labels, drawn in SVG on Leaflet.
import * as geometry from "../shared/geometry.js";
import { drawGround } from "../shared/ground.js";
import * as tools from "../shared/tools.js";
import { byCells, createCanvasPainter, createSvgPainter, sideBySide } from "./lines.js";

export function createAtlas(map, data, listeners) {
  // Above so many corridors, lines are drawn on canvas and bundled, and only so many places named.
  const DENSE = 600,
    NAMED = 150,
    MOST_CROSSED = 2,
    ROUND = 300,
    CONTROLS = 56,
    EQUATOR = 40075016.68557849; // metres, as Web Mercator has it
  const svg = tools.svg,
    words = data.words;
  const meridian = (data.view.west + data.view.east) / 2;
  const places = data.places.map(preparePlace),
    lines = data.corridors.map(prepareLine);
  const dots = places.concat(places.filter(comesBack).map(preparePlaceBeyond));
  const pen = document.createElement("canvas").getContext("2d");
  let isReady = false,
    scale = 1,
    origin = null,
    written = [];

  drawGround(map, data.basemaps, meridian);
  const isDense = lines.length > DENSE;
  const painter = (isDense ? createCanvasPainter : createSvgPainter)(map, pane("corridors", 390), lines, data.modes, listeners, onScreen);
  const surface = L.svg({ pane: pane("names", 395), padding: 0.4 }).addTo(map);
  const landNames = svg("g", { class: "countries" }, L.svg({ pane: pane("countries", 220), padding: 0.4 }).addTo(map)._rootGroup);
  const countries = isDense ? [] : data.countries.map(drawCountry);
  const placeRoot = svg("g", { class: "places" }, surface._rootGroup);
  const beyondRoot = svg("g", { class: "places" }, surface._rootGroup);
  const inOrder = dots.slice().sort(namedBefore);
  addControls();
  map.on(isDense ? "resize" : "zoomend viewreset resize", arrange).on("moveend", () => {
    if (isReady) (isDense ? arrange : pointBeyond)();
  });

  function pane(name, order) {
    map.createPane(name).style.zIndex = order;
    return name;
  }

  // What of a place and of a corridor does not change with the zoom.
  function preparePlace(place) {
    return {
      place,
      plane: geometry.mercator([geometry.near(place.lon, meridian), place.lat]),
      radius: place.linked ? Math.min(6, 2.6 + 0.5 * Math.sqrt(place.strength)) : 2.4
    };
  }

  // Where lines leave the frame on one side and come back in on the other, so do the places near the rim.
  function comesBack(dot) {
    return Math.abs(dot.plane.x - 0.5 - meridian / 360) > 0.3 && lines.slice(0, DENSE).some(line => shape(line).copies.length > 1);
  }

  function preparePlaceBeyond(dot) {
    const turn = dot.plane.x - 0.5 > meridian / 360 ? -1 : 1;
    return { ...dot, plane: { x: dot.plane.x + turn, y: dot.plane.y } };
  }

  function prepareLine(corridor) {
    return {
      corridor,
      plane: null,
      copies: null,
      width: Math.min(9, 1.1 + 1.3 * Math.sqrt(corridor.links)) + (corridor.uncertain ? 0.8 : 0),
      on: false,
      passing: true
    };
  }

  // Of thousands of lines few are ever drawn, so that each takes its course only when it is.
  function shape(line) {
    if (line.plane) return line;
    const degrees = geometry.join(course(line.corridor), meridian),
      lons = degrees.map(point => point[0]);
    line.plane = degrees.map(geometry.mercator);
    // A line that leaves the frame on one side comes back in on the other.
    const leaves = Math.max.apply(null, lons) > meridian + 180 ? [-1] : Math.min.apply(null, lons) < meridian - 180 ? [1] : [];
    line.copies = [0].concat(leaves);
    return line;
  }

  function course(corridor) {
    const [start, end] = [corridor.origin, corridor.destination].map(row => [data.places[row].lon, data.places[row].lat]);
    return geometry.course(corridor.line, start, end, data.precision);
  }

  function isShown(line) {
    return line.on && line.passing && line.corridor.line !== null;
  }

  // A dot with its label, made when it is first shown: of thousands of places few are.
  function drawPlace(dot) {
    if (dot.group) return dot.group;
    dot.group = svg("g", { class: `place${dot.place.linked ? "" : " quiet"}${dot.place.area ? " area" : ""}` });
    dot.circle = svg("circle", { r: dot.radius }, dot.group);
    dot.label = svg("text", {}, dot.group);
    dot.label.textContent = dot.place.label;
    dot.group.addEventListener("click", event => {
      L.DomEvent.stop(event);
      listeners.search(dot.place.local);
    });
    dot.group.addEventListener("mouseenter", () => {
      listeners.light(linesOf(dot.place));
    });
    dot.group.addEventListener("mouseleave", () => {
      listeners.light(null);
    });
    return dot.group;
  }

  // The rows of the corridors in sight that begin or end at a place; null where there are none.
  function linesOf(place) {
    const at = lines.filter(
      line => isShown(line) && (data.places[line.corridor.origin] === place || data.places[line.corridor.destination] === place)
    );
    return at.length ? at.map(line => line.corridor.row) : null;
  }

  // The name of a country, which only says where one is.
  function drawCountry(country) {
    const label = svg("text", { class: "country" }, landNames);
    label.textContent = country.name;
    return { label, size: country.size, width: 0, plane: geometry.mercator([geometry.near(country.lon, meridian), country.lat]) };
  }

  function addControls() {
    L.control.zoom({ position: "topright", zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
    const whole = L.control({ position: "topright" });
    whole.onAdd = () => {
      const bar = L.DomUtil.create("div", "leaflet-bar"),
        button = tools.button("whole", "⤢", showAll);
      button.title = words.zoom_all;
      button.setAttribute("aria-label", words.zoom_all);
      bar.append(button);
      L.DomEvent.disableClickPropagation(bar);
      return bar;
    };
    whole.addTo(map);
    L.control.scale({ position: "bottomright", maxWidth: 90, imperial: false }).addTo(map);
  }

  function toScreen(point) {
    return { x: point.x * scale - origin.x, y: point.y * scale - origin.y };
  }

  // Where a line lies on the screen, for the painter of many, who asks for few of them.
  function onScreen(line) {
    line.screen = line.screen || shape(line).plane.map(toScreen);
    return line.screen;
  }

  function isInSight(dot) {
    return within(screenBox(-40), toScreen(dot.plane));
  }

  // Bring everything to where it belongs on the screen at this zoom; for the first time at the first filtering.
  function arrange() {
    if (!isReady) return;
    scale = 256 * 2 ** map.getZoom();
    origin = map.getPixelOrigin();
    if (!isDense)
      dots.forEach(dot => {
        dot.screen = toScreen(dot.plane);
      });
    const shown = lines.filter(isShown);
    if (isDense) {
      shown.forEach(line => {
        line.screen = null;
      });
      const found = byCells(shown, places, scale, isInSight, DENSE),
        isBundled = found.bundles.length < found.of;
      painter.paint(found.bundles, scale);
      listeners.tell(isBundled ? tools.say(words.bundled, { n: found.bundles.length, all: found.of }) : "");
    } else {
      shown.forEach(line => {
        line.screen = L.LineUtil.simplify(shape(line).plane.map(toScreen), 0.2);
      });
      sideBySide(shown, places);
      painter.paint(shown, scale);
    }
    placeLabels();
    pointBeyond();
  }

  // Put each label where it hides least: beside its dot, clear of other labels and dots, best
  // clear of lines and whole on the screen. One for which there is no room waits for a closer zoom.
  function placeLabels() {
    const screen = screenBox(0),
      named = namedDots(screen);
    const taken = named.map(dot => box(dot.screen.x, dot.screen.y, dot.radius + 1, dot.radius + 1));
    taken.push({ left: screen.right - CONTROLS, right: screen.right, top: screen.top, bottom: screen.top + 2 * CONTROLS });
    if (!isDense) {
      lines.filter(isShown).forEach(line => {
        const shares = [line.doubt && geometry.DOUBT, line.diamond && geometry.UNREVIEWED];
        shares.filter(Boolean).forEach(share => {
          const at = geometry.at(line.trimmed, share);
          taken.push(box(at.x, at.y, 8, 8));
        });
      });
    }
    const crossed = isDense ? [] : lines.filter(isShown).flatMap(line => geometry.sample(line.bowed, 6));
    placeRoot.replaceChildren(...named.map(drawPlace).reverse());
    named.forEach((dot, i) => {
      const style = getComputedStyle(dot.label),
        size = parseFloat(style.fontSize);
      pen.font = [style.fontStyle, style.fontWeight, style.fontSize, style.fontFamily].join(" ");
      const half = pen.measureText(dot.place.label).width / 2 + 2;
      // All but its own dot, and for a place with links the dots of those without.
      const others = taken.filter((_, n) => n !== i && !(named[n]?.place.linked < dot.place.linked));
      const best = bestSpot(dot, half, size * 0.62, others, crossed, screen);
      dot.label.style.display = best ? "" : "none";
      dot.circle.setAttribute("cx", dot.screen.x);
      dot.circle.setAttribute("cy", dot.screen.y);
      if (!best) return;
      taken.push(best.room);
      dot.label.setAttribute("x", best.x);
      dot.label.setAttribute("y", best.y + size * 0.35);
    });
    written = taken;
    if (!isDense) placeCountries(taken, crossed, screen);
  }

  // Countries are named where they are large enough for it, and where nothing else is.
  function placeCountries(taken, crossed, screen) {
    countries.forEach(country => {
      if (!country.width) country.width = country.label.getComputedTextLength();
      const at = toScreen(country.plane),
        room = box(at.x, at.y, country.width / 2 + 4, 9);
      const isWhole = room.left > screen.left && room.right < screen.right && room.top > screen.top && room.bottom < screen.bottom;
      const fits =
        isWhole &&
        (country.size * scale) / 360 > country.width * 0.8 &&
        !taken.some(other => overlap(room, other)) &&
        !crossed.some(point => within(room, point));
      country.label.style.visibility = fits ? "visible" : "hidden";
      if (!fits) return;
      taken.push(room);
      country.label.setAttribute("x", at.x);
      country.label.setAttribute("y", at.y + 4);
    });
  }

  // Towns are named before the countries around them, the strongest first.
  function namedBefore(one, other) {
    const a = one.place,
      b = other.place;
    return b.linked - a.linked || a.area - b.area || b.strength - a.strength || b.articles - a.articles;
  }

  // The dots in the order in which they are named; of many only those in sight.
  function namedDots(screen) {
    if (!isDense) return inOrder;
    const named = [];
    for (let i = 0; i < inOrder.length && named.length < NAMED; i++) {
      inOrder[i].screen = toScreen(inOrder[i].plane);
      if (within(screen, inOrder[i].screen)) named.push(inOrder[i]);
    }
    return named;
  }

  function bestSpot(dot, half, height, taken, crossed, screen) {
    const aside = dot.radius + 3 + half,
      above = dot.radius + 2 + height;
    const slant = dot.radius + height * 0.8,
      steps = [
        [aside, 0],
        [-aside, 0],
        [0, -above],
        [0, above],
        [aside, -slant],
        [aside, slant],
        [-aside, -slant],
        [-aside, slant],
        [aside / 2, -above],
        [aside / 2, above],
        [-aside / 2, -above],
        [-aside / 2, above]
      ];
    let best = null;
    steps.forEach((step, preference) => {
      const x = dot.screen.x + step[0],
        y = dot.screen.y + step[1],
        room = box(x, y, half, height);
      if (taken.some(other => overlap(room, other))) return;
      const cut = room.left < screen.left || room.right > screen.right || room.top < screen.top || room.bottom > screen.bottom;
      const crossings = crossed.filter(point => within(room, point)).length;
      if (!dot.place.linked && (cut || crossings > MOST_CROSSED)) return;
      const cost = preference + 3 * crossings + (cut ? 50 : 0);
      if (best === null || cost < best.cost) best = { cost, x, y, room };
    });
    return best;
  }

  // What the screen shows, without a margin.
  function screenBox(margin) {
    const corner = map.containerPointToLayerPoint([0, 0]),
      size = map.getSize();
    return { left: corner.x + margin, right: corner.x + size.x - margin, top: corner.y + margin, bottom: corner.y + size.y - margin };
  }

  function box(x, y, width, height) {
    return { left: x - width, right: x + width, top: y - height, bottom: y + height };
  }

  function overlap(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  function within(room, point) {
    return point.x > room.left && point.x < room.right && point.y > room.top && point.y < room.bottom;
  }

  // Where a line leaves the screen, name the place it goes to.
  function pointBeyond() {
    const screen = screenBox(8),
      named = new Set();
    beyondRoot.replaceChildren();
    if (isDense) return;
    lines.filter(isShown).forEach(line => {
      const ends = [line.corridor.origin, line.corridor.destination];
      const inside = ends.map(end => within(screen, places[end].screen));
      const beyond = ends[inside.indexOf(false)];
      if (inside[0] === inside[1] || named.has(beyond) || dots.some(dot => dot.place === data.places[beyond] && within(screen, dot.screen)))
        return;
      named.add(beyond);
      const points = geometry.sample(inside[0] ? line.bowed : line.bowed.slice().reverse(), 4);
      const out = points.findIndex(point => !within(screen, point));
      if (out > 0) nameBeyond(places[beyond].place, points[out - 1], points[out], screen);
    });
  }

  function nameBeyond(place, from, to, screen) {
    const label = svg("text", { class: "beyond" }, beyondRoot);
    label.textContent = `${geometry.arrowTo(from, to)} ${place.label}`;
    const half = label.getComputedTextLength() / 2,
      x = Math.max(screen.left + half, Math.min(screen.right - half, from.x));
    const y = Math.max(screen.top + 10, Math.min(screen.bottom - 4, from.y + 4)),
      room = box(x, y - 4, half, 7);
    if (written.some(other => overlap(room, other))) return label.remove();
    written.push(room);
    label.setAttribute("x", x);
    label.setAttribute("y", y);
  }

  function showFirst() {
    map.setMaxBounds([
      [-89, meridian - 200],
      [89, meridian + 200]
    ]);
    map.setMaxZoom(9);
    fit(data.first_view);
  }

  function showAll() {
    fit(data.view);
  }

  // Leave room for the labels beside the outermost dots, on a screen that has it.
  function fit(view) {
    const size = map.getSize(),
      aside = Math.min(84, size.x / 9),
      above = Math.min(44, size.y / 9);
    if (view.east - view.west > ROUND) return fitRound(size);
    unsnapped(() => {
      map.fitBounds(
        [
          [view.south, view.west],
          [view.north, view.east]
        ],
        {
          paddingTopLeft: [aside, above],
          paddingBottomRight: [Math.max(aside, CONTROLS), above],
          maxZoom: 8,
          animate: false
        }
      );
    });
  }

  // What goes all round the world fills the frame from rim to rim, so that nothing is seen twice; what
  // is cut off are the ends of the map, where lines run but few places are.
  function fitRound(size) {
    const top = geometry.mercator([0, data.view.north]).y,
      bottom = geometry.mercator([0, data.view.south]).y,
      half = size.y / size.x / 2;
    const heights = places.filter(dot => dot.place.linked).map(dot => dot.plane.y);
    const first = heights.reduce((least, y) => Math.min(least, y), 1),
      last = heights.reduce((most, y) => Math.max(most, y), 0);
    const middle = bottom - top < 2 * half ? (top + bottom) / 2 : Math.max(top + half, Math.min(bottom - half, (first + last) / 2));
    const center = map.options.crs.projection.unproject(L.point(0, (0.5 - middle) * EQUATOR));
    unsnapped(() => {
      map.setView([center.lat, meridian], Math.log2(size.x / 256), { animate: false });
    });
  }

  function unsnapped(move) {
    const snap = map.options.zoomSnap;
    map.options.zoomSnap = 0;
    move();
    map.options.zoomSnap = snap;
  }

  function openPopup(row, content) {
    const line = lines[row];
    if (!isShown(line)) return;
    const middle = geometry.middle(isDense ? onScreen(line) : line.bowed);
    // The popup leaves the controls free; on a small map, it scrolls.
    const size = map.getSize(),
      room = size.x - CONTROLS - 12 - 32,
      most = Math.min(320, Math.max(180, room));
    const popup = L.popup({
      maxWidth: most,
      minWidth: Math.min(220, most),
      maxHeight: size.y - 60,
      className: "card",
      autoPanPaddingTopLeft: [12, 12],
      autoPanPaddingBottomRight: [CONTROLS, 12]
    });
    popup.corridor = row;
    popup
      .setLatLng(map.layerPointToLatLng([middle.x, middle.y]))
      .setContent(content)
      .openOn(map);
    popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close);
  }

  // A Leaflet layer that shows the corridors of a mode while it is on the map.
  function layer(mode) {
    const layer = new L.Layer();
    function turn(on) {
      lines.forEach(line => {
        if (line.corridor.mode === mode) line.on = on;
      });
      arrange();
    }
    layer.onAdd = () => {
      turn(true);
    };
    layer.onRemove = () => {
      turn(false);
    };
    return layer;
  }

  function filter(passing) {
    isReady = true;
    lines.forEach(line => {
      line.passing = passing(line.corridor);
    });
    arrange();
  }

  function isOn(row) {
    return lines[row].on && lines[row].passing;
  }

  return { layer, light: painter.light, openPopup, showFirst, filter, isOn };
}
