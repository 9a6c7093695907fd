// All corridors, faint, behind the one in review. Thousands of them are drawn anew at every step, so
// their points stand in one array and are never made into objects.
import * as geometry from "../shared/geometry.js";
import { drawGround } from "../shared/ground.js";
import * as tools from "../shared/tools.js";

export function createBackdrop(map, lines) {
  const AROUND = 0.25; // of the map's size, so that a little dragging shows no empty rim
  const canvas = tools.make("canvas"),
    pen = canvas.getContext("2d"),
    offsets = [0];
  const plane = pack(lines);
  let colour = "#888";
  map.getPane("others").append(canvas);
  map.on("moveend viewreset resize", draw);
  map.on("zoomstart", () => {
    canvas.hidden = true;
  });

  function pack(lines) {
    const total = lines.reduce((sum, line) => sum + line.length, 0),
      points = new Float64Array(2 * total);
    let at = 0;
    lines.forEach(line => {
      line.forEach(point => {
        const place = geometry.mercator(point);
        points[at++] = place.x;
        points[at++] = place.y;
      });
      offsets.push(at);
    });
    return points;
  }

  function draw() {
    const size = map.getSize(),
      corner = map.containerPointToLayerPoint([-size.x * AROUND, -size.y * AROUND]),
      sharp = window.devicePixelRatio || 1;
    const width = size.x * (1 + 2 * AROUND),
      height = size.y * (1 + 2 * AROUND);
    canvas.width = width * sharp; // which clears it, too
    canvas.height = height * sharp;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.hidden = false;
    L.DomUtil.setPosition(canvas, corner);
    pen.scale(sharp, sharp);
    pen.strokeStyle = colour;
    pen.globalAlpha = Math.max(0.1, Math.min(0.28, 100 / lines.length));
    pen.lineWidth = 1;
    const scale = 256 * 2 ** map.getZoom(),
      start = map.getPixelOrigin().add(corner);
    pen.beginPath();
    for (let i = 1; i < offsets.length; i++) trace(offsets[i - 1], offsets[i], scale, start, width, height);
    pen.stroke();
  }

  // A stretch of which both ends lie beyond the same side of the canvas is left out.
  function trace(from, to, scale, start, width, height) {
    let lastX = 0,
      lastY = 0,
      isDown = false;
    for (let at = from; at < to; at += 2) {
      const x = plane[at] * scale - start.x,
        y = plane[at + 1] * scale - start.y;
      const isSeen =
        at > from && !((x < 0 && lastX < 0) || (x > width && lastX > width) || (y < 0 && lastY < 0) || (y > height && lastY > height));
      if (isSeen && !isDown) pen.moveTo(lastX, lastY);
      if (isSeen) pen.lineTo(x, y);
      isDown = isSeen;
      lastX = x;
      lastY = y;
    }
  }

  return {
    tint(wanted) {
      colour = wanted;
      draw();
    },
    hide(isHidden) {
      canvas.style.visibility = isHidden ? "hidden" : "";
    }
  };
}

function isOverlap(one, other) {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

// The map: what is in review with its ends by name, and all other corridors faint behind it.

export function createChart(box, data) {
  const BERTH = 15, // pixels
    MOST_FAINT = 800, // more than these, drawn faint, would only grey the map
    LETTER = 6.4, // pixels, of a country's name
    RIM = 4;
  const svg = tools.svg,
    words = data.words;
  const meridian = (data.view.west + data.view.east) / 2;
  const map = L.map(box, {
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.25,
    zoomDelta: 0.5,
    maxZoom: 11,
    keyboard: false,
    worldCopyJump: false
  });
  map.setView([(data.view.south + data.view.north) / 2, meridian], 2);
  drawGround(map, data.basemaps, meridian);
  map.createPane("others").style.zIndex = 380;
  map.createPane("corridor").style.zIndex = 395;
  const backdrop = createBackdrop(
    map,
    strongest(data.items.filter(item => item.kind === "corridor" && hasLine(item)))
      .slice(0, MOST_FAINT)
      .map(corridor => courseOf(corridor, 6))
  );
  const surface = L.svg({ pane: "corridor", padding: 0.5 }).addTo(map),
    countries = svg("g", { class: "countries" }, surface._rootGroup),
    root = svg("g", {}, surface._rootGroup);
  let shown = null; // {bounds, draw}: what the map goes to, and what draws it
  let taken = []; // the rooms on the screen that signs and names have taken
  L.control.zoom({ position: "topright", zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
  L.control.scale({ position: "bottomright", maxWidth: 90, imperial: false }).addTo(map);
  map.on("moveend", draw); // which comes last, whatever moved or zoomed
  new ResizeObserver(() => {
    map.invalidateSize(false);
    fit();
  }).observe(box);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", tint);
  tint();

  // Canvas knows no style sheets.
  function tint() {
    backdrop.tint(getComputedStyle(box).getPropertyValue("--soft").trim());
  }

  function strongest(corridors) {
    return corridors.slice().sort((one, other) => other.links - one.links || one.row - other.row);
  }

  function hasLine(corridor) {
    return corridor.line !== null;
  }

  // A line that is not written down is the great circle between its ends, here in steps of so many degrees.
  function courseOf(corridor, step) {
    return geometry.join(geometry.course(corridor.line, spot(corridor.origin), spot(corridor.destination), data.precision, step), meridian);
  }

  // The line of a corridor as it was proposed or, where an editor has changed its ends, the
  // shortest way between them: the lane of a ship is found when the decisions are applied.
  function lineOf(corridor, step) {
    const proposed = data.items[corridor.row];
    const isSame = proposed && hasLine(proposed) && ["mode", "origin", "destination"].every(field => proposed[field] === corridor[field]);
    return courseOf(isSame ? proposed : { ...corridor, line: "" }, step);
  }

  function spot(row) {
    return [data.places[row].lon, data.places[row].lat];
  }

  // The ends of a corridor, each beside the end of its line, on whichever side of 180° that is.
  function endsOf(corridor, points) {
    return [
      { row: corridor.origin, lon: geometry.near(spot(corridor.origin)[0], points[0][0]) },
      { row: corridor.destination, lon: geometry.near(spot(corridor.destination)[0], points[points.length - 1][0]) }
    ];
  }

  function boundsOf(points, ends) {
    return L.latLngBounds(points.map(point => [point[1], point[0]]).concat(ends.map(end => [data.places[end.row].lat, end.lon])));
  }

  function showing(bounds, drawn) {
    shown = { bounds, draw: drawn, isDrawn: false };
    backdrop.hide(false);
    fit();
    if (!shown.isDrawn) draw();
  }

  // The corridor in review, and some of the places that its names may mean instead.
  function show(corridor, choices) {
    const points = lineOf(corridor, 1),
      ends = endsOf(corridor, points);
    showing(boundsOf(points, ends), () => {
      drawCorridor(corridor, points, ends, 4.5);
      choices.forEach(row => {
        drawChoice(row, ends);
      });
    });
  }

  // A place in review.
  function showPlace(row) {
    const end = { row, lon: geometry.near(spot(row)[0], meridian) },
      lat = data.places[row].lat;
    showing(L.latLngBounds([lat - 8, end.lon - 12], [lat + 8, end.lon + 12]), () => {
      drawEnd(end, screen(end.lon, lat), null);
    });
  }

  // The map as it would be published: these corridors and no others, the strongest named first.
  function showAll(corridors, most) {
    const drawn = strongest(corridors)
      .slice(0, most)
      .map(corridor => {
        const points = lineOf(corridor, 2);
        return { corridor, points, ends: endsOf(corridor, points) };
      });
    const bounds = drawn.reduce((all, one) => all.extend(boundsOf(one.points, one.ends)), L.latLngBounds([]));
    showing(bounds.isValid() ? bounds : map.getBounds(), () => {
      drawn
        .slice()
        .reverse()
        .forEach(one => {
          const line = onScreen(one);
          drawLine(one.corridor, geometry.trim(line, 5, 5), Math.min(6, 2 + Math.sqrt(one.corridor.links)));
        });
      const rows = new Set();
      drawn
        .flatMap(one => one.ends)
        .forEach(end => {
          if (!rows.has(end.row)) drawNamed(end);
          rows.add(end.row);
        });
    });
    backdrop.hide(true);
  }

  function fit() {
    if (!shown) return;
    const size = map.getSize(),
      padding = [Math.min(120, size.x / 4.5), Math.min(60, size.y / 6)];
    map.fitBounds(shown.bounds, { padding, maxZoom: 7, animate: false });
  }

  function screen(lon, lat) {
    const plane = geometry.mercator([lon, lat]),
      scale = 256 * 2 ** map.getZoom(),
      origin = map.getPixelOrigin();
    return { x: plane.x * scale - origin.x, y: plane.y * scale - origin.y };
  }

  function draw() {
    if (!shown) return;
    root.replaceChildren();
    taken = [];
    shown.isDrawn = true;
    shown.draw();
    drawCountries();
  }

  // From dot to dot; but a ship berths at a port, which may lie far from the dot of its country.
  function onScreen({ points, ends }) {
    const line = points.map(point => screen(point[0], point[1])),
      dots = ends.map(end => screen(end.lon, data.places[end.row].lat));
    const isNear = [geometry.distance(line[0], dots[0]) < BERTH, geometry.distance(line[line.length - 1], dots[1]) < BERTH];
    return (isNear[0] ? [dots[0]] : []).concat(line, isNear[1] ? [dots[1]] : []);
  }

  function drawCorridor(corridor, points, ends, width) {
    const dots = ends.map(end => screen(end.lon, data.places[end.row].lat));
    drawLine(corridor, geometry.trim(onScreen({ points, ends }), 7, 7), width);
    ends.forEach((end, i) => {
      drawEnd(end, dots[i], dots[1 - i]);
    });
  }

  function drawLine(corridor, points, width) {
    const hollow = data.uncertain.includes(corridor.status),
      group = svg("g", { class: `corridor ${corridor.mode}`, style: `--width:${width}px` }, root);
    ["halo", "line"].concat(hollow ? "core" : []).forEach(part => {
      const path = svg("path", { class: part, d: geometry.path(points) }, group),
        dash = data.dashOf[corridor.mode];
      if (dash && part !== "halo") path.setAttribute("stroke-dasharray", dash);
    });
    geometry.sample(points, 12).forEach(at => {
      take({ x: at.x - width, y: at.y - width, width: 2 * width, height: 2 * width });
    });
    if (!corridor.bidirectional) svg("path", { class: "head", d: geometry.arrow(points, 0.6, 4 + width) }, group);
  }

  function drawDot(row, at, radius, more) {
    const isArea = data.area_kinds.includes(data.places[row].kind),
      group = svg("g", { class: `place${isArea ? " area" : ""}${more}` }, root);
    svg("circle", { class: "dot", r: radius, cx: at.x, cy: at.y }, group);
    take({ x: at.x - radius, y: at.y - radius, width: 2 * radius, height: 2 * radius });
    return group;
  }

  // A label stands on the far side of its place, so that no line runs through it.
  function drawEnd(end, at, other) {
    const place = data.places[end.row],
      group = drawDot(end.row, at, 5.5, "");
    const label = svg("text", {}, group),
      aside = other === null ? 1 : at.x < other.x - 30 ? -1 : at.x > other.x + 30 ? 1 : 0,
      below = other !== null && at.y > other.y;
    label.textContent = place.name;
    label.setAttribute("x", at.x + aside * 11);
    label.setAttribute("y", aside ? at.y + 4.5 : at.y + (below ? 22 : -13));
    label.style.textAnchor = aside < 0 ? "end" : aside > 0 ? "start" : "middle";
    keepInside(label);
    take(label.getBBox());
  }

  // A label that finds no room is left out: the dot stays.
  function drawNamed(end) {
    const at = screen(end.lon, data.places[end.row].lat),
      label = svg("text", {}, drawDot(end.row, at, 4, ""));
    label.textContent = data.places[end.row].name;
    const SPOTS = [
      [9, 4, "start"],
      [-9, 4, "end"],
      [0, -9, "middle"],
      [0, 18, "middle"]
    ];
    const isPlaced = SPOTS.some(([x, y, anchor]) => {
      label.setAttribute("x", at.x + x);
      label.setAttribute("y", at.y + y);
      label.style.textAnchor = anchor;
      return isFree(label.getBBox());
    });
    if (isPlaced) take(label.getBBox());
    else label.remove();
  }

  function take(room) {
    taken.push(room);
  }

  function isFree(room) {
    return isInside(room) && !taken.some(other => isOverlap(room, other));
  }

  function isInside(room) {
    const frame = screenFrame();
    return room.x >= frame.x && room.y >= frame.y && room.x + room.width <= frame.right && room.y + room.height <= frame.bottom;
  }

  function screenFrame() {
    const corner = map.containerPointToLayerPoint([0, 0]),
      size = map.getSize();
    return { x: corner.x + RIM, y: corner.y + RIM, right: corner.x + size.x - RIM, bottom: corner.y + size.y - RIM };
  }

  // A label that would leave the map is moved in.
  function keepInside(label) {
    const room = label.getBBox(),
      frame = screenFrame();
    const right = room.x + room.width - frame.right,
      left = frame.x - room.x;
    if (right > 0 || left > 0) {
      const at = Number(label.getAttribute("x"));
      label.setAttribute("x", right > 0 ? at - right : at + left);
    }
  }

  // What a name may mean instead; beside an end its own label would only cover the end's.
  function drawChoice(row, ends) {
    const place = data.places[row],
      at = screen(geometry.near(place.lon, meridian), place.lat),
      dots = ends.map(end => screen(end.lon, data.places[end.row].lat)),
      group = drawDot(row, at, 3, " quiet choice");
    if (dots.some(dot => geometry.distance(dot, at) < 60)) return;
    const label = svg("text", { x: at.x, y: at.y - 8 }, group);
    label.textContent = place.name + (place.country ? `, ${place.country}` : "");
    take(label.getBBox());
  }

  // The names of countries, the largest first, where there is room for them.
  function drawCountries() {
    const scale = (256 * 2 ** map.getZoom()) / 360;
    countries.replaceChildren();
    data.countries.forEach(country => {
      const at = screen(geometry.near(country.lon, meridian), country.lat),
        half = (country.name.length * LETTER) / 2;
      const room = { x: at.x - half, y: at.y - 9, width: 2 * half, height: 12 };
      if (country.size * scale < half || !isFree(room)) return;
      svg("text", { class: "country", x: at.x, y: at.y }, countries).textContent = country.name;
      take(room);
    });
  }

  return { show, showPlace, showAll };
}
