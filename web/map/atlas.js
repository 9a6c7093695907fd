// The map: land, ribbons and places, drawn in SVG on Leaflet, and what part of the world it shows.
import * as geometry from "../shared/geometry.js";
import { drawGround } from "../shared/ground.js";
import { isWithin, widthOf } from "../shared/plane.js";
import * as tools from "../shared/tools.js";
import { createLabels } from "./labels.js";
import { byCells, createCanvasPainter, createSvgPainter, sideBySide } from "./lines.js";
import { eventsOf } from "./records.js";

// Above so many ribbons, lines are drawn on canvas and bundled, and only some places named.
const DENSE = 600;
const ROUND = 300; // degrees, from which on a view goes round the world
const CONTROLS = 56; // pixels
const EQUATOR = 40075016.68557849; // metres, as Web Mercator has it

export function createAtlas(map, data, listeners) {
  const svg = tools.svg,
    words = data.words;
  const meridian = (data.view.west + data.view.east) / 2;
  const places = data.places.map(preparePlace),
    lines = data.ribbons.map(prepareLine);
  const dots = places.concat(places.filter(comesBack).map(preparePlaceBeyond));
  let isReady = false,
    isQuietShown = false,
    scale = 1,
    origin = null;

  drawGround(map, data.basemaps, meridian);
  const isDense = lines.length > DENSE;
  const painter = (isDense ? createCanvasPainter : createSvgPainter)(map, pane("corridors", 390), lines, data.modes, listeners, onScreen);
  const surface = L.svg({ pane: pane("names", 395), padding: 0.4 }).addTo(map);
  const ground = L.svg({ pane: pane("countries", 220), padding: 0.4 }).addTo(map);
  const labels = createLabels({
    ground: ground._rootGroup,
    surface: surface._rootGroup,
    data,
    dots,
    isDense,
    meridian,
    drawPlace,
    toScreen,
    screenBox,
    open: listeners.open
  });
  addControls();
  map.on(isDense ? "resize" : "zoomend viewreset resize", arrange).on("moveend", () => {
    if (!isReady) return;
    if (isDense) arrange();
    else labels.pointBeyond(lines.filter(isShown));
    tellOutside();
  });

  function pane(name, order) {
    map.createPane(name).style.zIndex = order;
    return name;
  }

  // What of a place and of a ribbon does not change with the zoom.
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

  function prepareLine(ribbon) {
    return {
      ribbon,
      plane: null,
      copies: null,
      width: widthOf(ribbon.links, ribbon.uncertain),
      events: [],
      on: false,
      passing: true
    };
  }

  // Of thousands of lines few are ever drawn, so that each takes its course only when it is.
  function shape(line) {
    if (line.plane) return line;
    const degrees = geometry.join(course(line.ribbon), meridian),
      lons = degrees.map(point => point[0]);
    line.plane = degrees.map(geometry.mercator);
    // A line that leaves the frame on one side comes back in on the other.
    const leaves = Math.max(...lons) > meridian + 180 ? [-1] : Math.min(...lons) < meridian - 180 ? [1] : [];
    line.copies = [0].concat(leaves);
    return line;
  }

  function course(ribbon) {
    const [start, end] = [ribbon.origin, ribbon.destination].map(row => [data.places[row].lon, data.places[row].lat]);
    return geometry.course(ribbon.line, start, end, data.precision);
  }

  function isShown(line) {
    return line.on && line.passing && line.ribbon.line !== null;
  }

  // A dot with its label, made when it is first shown: of thousands of places few are.
  function drawPlace(dot) {
    if (dot.group) return dot.group;
    dot.group = svg("g", { class: `place${dot.place.linked ? "" : " quiet"}${dot.place.area ? " area" : ""}` });
    svg("circle", { class: "hit", r: 14 }, dot.group);
    dot.circle = svg("circle", { class: "dot", r: dot.radius }, dot.group);
    dot.label = svg("text", {}, dot.group);
    dot.label.textContent = dot.place.label;
    dot.group.addEventListener("click", event => {
      L.DomEvent.stop(event);
      listeners.choose(dot.place.row);
    });
    dot.group.addEventListener("mouseenter", () => listeners.light(linesOf(dot.place)));
    dot.group.addEventListener("mouseleave", () => listeners.light(null));
    return dot.group;
  }

  // The rows of the corridors in sight that begin or end at a place; null where there are none.
  function linesOf(place) {
    const at = lines.filter(line => isShown(line) && [line.ribbon.origin, line.ribbon.destination].includes(place.row));
    return at.length ? at.flatMap(line => line.ribbon.rows) : null;
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
    return isWithin(screenBox(-40), toScreen(dot.plane));
  }

  // Bring everything to where it belongs on the screen at this zoom; for the first time at the first filtering.
  function arrange() {
    if (!isReady) return;
    scale = 256 * 2 ** map.getZoom();
    origin = map.getPixelOrigin();
    const shown = lines.filter(isShown);
    if (isDense) {
      shown.forEach(line => {
        line.screen = null;
      });
      const found = byCells(shown, places, scale, isInSight, DENSE),
        most = painter.paint(found.bundles, scale),
        isBundled = found.bundles.length < found.of;
      listeners.tell(isBundled ? tools.say(words.bundled, { n: found.bundles.length, all: found.of }) : "", most);
    } else {
      dots.forEach(dot => {
        dot.screen = toScreen(dot.plane);
      });
      shown.forEach(line => {
        line.screen = L.LineUtil.simplify(shape(line).plane.map(toScreen), 0.2);
      });
      sideBySide(shown, places);
      painter.paint(shown, scale);
    }
    labels.place(shown, isQuietShown);
    labels.pointBeyond(shown);
    tellOutside();
  }

  // What the screen shows, without a margin.
  function screenBox(margin) {
    const corner = map.containerPointToLayerPoint([0, 0]),
      size = map.getSize();
    return { left: corner.x + margin, right: corner.x + size.x - margin, top: corner.y + margin, bottom: corner.y + size.y - margin };
  }

  // Say how many of the lines have no end in sight.
  function tellOutside() {
    const screen = screenBox(-2),
      isSeen = row =>
        isWithin(screen, toScreen(places[row].plane)) || dots.some(dot => dot.place.row === row && isWithin(screen, toScreen(dot.plane)));
    const outside = isDense ? [] : lines.filter(line => isShown(line) && !(isSeen(line.ribbon.origin) && isSeen(line.ribbon.destination)));
    listeners.tellOutside(outside.length);
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
          paddingBottomRight: [Math.max(aside, Math.min(CONTROLS, size.x / 6)), above],
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

  function lineOf(row) {
    return lines[data.corridors[row].ribbon.index];
  }

  function openPopup(row, content) {
    const line = lineOf(row);
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

  // A Leaflet layer that shows the ribbons of a mode while it is on the map.
  function layer(mode) {
    const made = new L.Layer();
    function turn(on) {
      lines.forEach(line => {
        if (line.ribbon.mode === mode) line.on = on;
      });
      arrange();
    }
    made.onAdd = () => turn(true);
    made.onRemove = () => turn(false);
    return made;
  }

  // Show the ribbons that some of these links stand on, with the events that they tell of. While nothing
  // is asked for, the strongest lead.
  function filter(links, isNarrowed) {
    isReady = true;
    const found = new Map();
    links.forEach(link => {
      const index = data.corridors[link.corridor].ribbon.index;
      if (!found.has(index)) found.set(index, []);
      found.get(index).push(link);
    });
    lines.forEach((line, i) => {
      line.passing = found.has(i);
      line.events = isDense ? [] : eventsOf(found.get(i) || [], data.doubtful);
    });
    painter.lead(!isNarrowed && lines.some(line => line.ribbon.label));
    arrange();
  }

  function isOn(row) {
    const line = lineOf(row);
    return line.on && line.passing;
  }

  function showQuiet(isShown) {
    isQuietShown = isShown;
    arrange();
  }

  // Bring a line out from under a sheet that has opened over the map.
  function lift(row, sheet) {
    const line = lineOf(row);
    if (!isShown(line)) return;
    const middle = geometry.middle(isDense ? onScreen(line) : line.bowed),
      at = map.layerPointToContainerPoint([middle.x, middle.y]),
      frame = map.getContainer().getBoundingClientRect();
    const free = {
      x: sheet.left > frame.left + 1 ? sheet.left - frame.left : frame.width,
      y: sheet.top > frame.top + 1 ? sheet.top - frame.top : frame.height
    };
    map.panBy([at.x > free.x ? at.x - free.x / 2 : 0, at.y > free.y ? at.y - free.y / 2 : 0], { animate: false });
  }

  return { layer, light: painter.light, openPopup, showFirst, showAll, showQuiet, filter, isOn, lift };
}
