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
    }
  };
}

// The map: the corridor in review, its two ends by name, and all others faint behind it.

export function createChart(box, data) {
  const BERTH = 15; // pixels
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
    strongest(data.corridors.filter(hasLine)).map(corridor => courseOf(corridor, 6))
  );
  const surface = L.svg({ pane: "corridor", padding: 0.5 }).addTo(map),
    root = svg("g", {}, surface._rootGroup);
  let shown = null;
  L.control.zoom({ position: "topright", zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
  L.control.scale({ position: "bottomright", maxWidth: 90, imperial: false }).addTo(map);
  map.on("zoomend viewreset", draw);
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

  // More than these, drawn faint, would only grey the map.
  function strongest(corridors) {
    return corridors
      .slice()
      .sort((one, other) => other.links - one.links || one.row - other.row)
      .slice(0, 800);
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
  function lineOf(corridor) {
    const proposed = data.corridors[corridor.row];
    const isSame = proposed && hasLine(proposed) && ["mode", "origin", "destination"].every(field => proposed[field] === corridor[field]);
    return courseOf(isSame ? proposed : { ...corridor, line: "" }, 1);
  }

  function spot(row) {
    return [data.places[row].lon, data.places[row].lat];
  }

  function show(corridor, choices) {
    const points = lineOf(corridor);
    shown = {
      corridor,
      points,
      ends: [
        { row: corridor.origin, lon: geometry.near(spot(corridor.origin)[0], points[0][0]) },
        { row: corridor.destination, lon: geometry.near(spot(corridor.destination)[0], points[points.length - 1][0]) }
      ],
      choices
    };
    fit();
    draw();
  }

  function fit() {
    if (!shown) return;
    const size = map.getSize(),
      bounds = L.latLngBounds(shown.points.map(point => [point[1], point[0]]));
    shown.ends.forEach(end => {
      bounds.extend([data.places[end.row].lat, end.lon]);
    });
    const padding = [Math.min(120, size.x / 4.5), Math.min(60, size.y / 6)];
    map.fitBounds(bounds, { padding, maxZoom: 7, animate: false });
  }

  function screen(lon, lat) {
    const plane = geometry.mercator([lon, lat]),
      scale = 256 * 2 ** map.getZoom(),
      origin = map.getPixelOrigin();
    return { x: plane.x * scale - origin.x, y: plane.y * scale - origin.y };
  }

  function draw() {
    if (!shown) return;
    const corridor = shown.corridor,
      line = shown.points.map(point => screen(point[0], point[1]));
    const ends = shown.ends.map(end => screen(end.lon, data.places[end.row].lat));
    root.replaceChildren();
    shown.choices.forEach(choice => {
      drawChoice(choice, ends);
    });
    drawLine(corridor, geometry.trim(joined(line, ends), 7, 7));
    shown.ends.forEach((end, i) => {
      drawEnd(end, ends[i], ends[1 - i]);
    });
  }

  // From dot to dot; but a ship berths at a port, which may lie far from the dot of its country.
  function joined(line, ends) {
    const isNear = [geometry.distance(line[0], ends[0]) < BERTH, geometry.distance(line[line.length - 1], ends[1]) < BERTH];
    return (isNear[0] ? [ends[0]] : []).concat(line, isNear[1] ? [ends[1]] : []);
  }

  function drawLine(corridor, points) {
    const hollow = data.uncertain.includes(corridor.status),
      group = svg("g", { class: `corridor ${corridor.mode}`, style: "--width:4.5px" }, root);
    ["halo", "line"].concat(hollow ? "core" : []).forEach(part => {
      const path = svg("path", { class: part, d: geometry.path(points) }, group),
        dash = data.dashOf[corridor.mode];
      if (dash && part !== "halo") path.setAttribute("stroke-dasharray", dash);
    });
    if (!corridor.bidirectional) svg("path", { class: "head", d: geometry.arrow(points, 0.6, 8.5) }, group);
  }

  // A label stands on the far side of its place, so that no line runs through it.
  function drawEnd(end, at, other) {
    const place = data.places[end.row],
      group = svg("g", { class: `place${data.area_kinds.includes(place.kind) ? " area" : ""}` }, root);
    svg("circle", { r: 5.5, cx: at.x, cy: at.y }, group);
    const label = svg("text", {}, group),
      aside = at.x < other.x - 30 ? -1 : at.x > other.x + 30 ? 1 : 0,
      below = at.y > other.y;
    label.textContent = place.name;
    label.setAttribute("x", at.x + aside * 11);
    label.setAttribute("y", aside ? at.y + 4.5 : at.y + (below ? 22 : -13));
    label.style.textAnchor = aside < 0 ? "end" : aside > 0 ? "start" : "middle";
    keepInside(label);
  }

  // A label that would leave the map is moved in.
  function keepInside(label) {
    const room = label.getBBox(),
      corner = map.containerPointToLayerPoint([0, 0]),
      size = map.getSize();
    const right = room.x + room.width - (corner.x + size.x - 4),
      left = corner.x + 4 - room.x;
    if (right > 0 || left > 0) {
      const at = Number(label.getAttribute("x"));
      label.setAttribute("x", right > 0 ? at - right : at + left);
    }
  }

  // What a name may mean instead; beside an end its own label would only cover the end's.
  function drawChoice(row, ends) {
    const place = data.places[row],
      at = screen(geometry.near(place.lon, meridian), place.lat);
    const group = svg("g", { class: "place quiet choice" }, root);
    svg("circle", { r: 3, cx: at.x, cy: at.y }, group);
    if (ends.some(end => geometry.distance(end, at) < 60)) return;
    const label = svg("text", { x: at.x, y: at.y - 8 }, group);
    label.textContent = place.name + (place.country ? `, ${place.country}` : "");
  }

  return { show };
}
