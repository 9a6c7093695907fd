// The map: the corridor in review, its two ends by name, and all others faint behind it.

geomap.chart = function (box, data) {
  const BERTH = 15; // pixels
  const geometry = geomap.geometry, svg = geomap.tools.svg, words = data.words;
  const meridian = (data.view.west + data.view.east) / 2;
  const map = L.map(box, { zoomControl: false, attributionControl: false, zoomSnap: 0.25, zoomDelta: 0.5, maxZoom: 11, keyboard: false, worldCopyJump: false });
  map.setView([(data.view.south + data.view.north) / 2, meridian], 2);
  geomap.ground(map, data.basemaps, meridian);
  map.createPane("others").style.zIndex = 380;
  map.createPane("corridor").style.zIndex = 395;
  const backdrop = geomap.backdrop(map, strongest(data.corridors.filter(hasLine)).map(function (corridor) { return courseOf(corridor, 6); }));
  const surface = L.svg({ pane: "corridor", padding: 0.5 }).addTo(map), root = svg("g", {}, surface._rootGroup);
  let shown = null;
  L.control.zoom({ position: "topright", zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
  L.control.scale({ position: "bottomright", maxWidth: 90, imperial: false }).addTo(map);
  map.on("zoomend viewreset", draw);
  new ResizeObserver(function () {
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
    return corridors.slice().sort(function (one, other) { return other.links - one.links || one.row - other.row; }).slice(0, 800);
  }

  function hasLine(corridor) {
    return corridor.line !== null;
  }

  // A line that is not written down is the great circle between its ends, here in steps of so many degrees.
  function courseOf(corridor, step) {
    const parts = corridor.line ? corridor.line.split(" ").map(function (part) { return geometry.decode(part, data.precision); }) : [
      geometry.greatCircle(spot(corridor.origin), spot(corridor.destination), step)];
    return geometry.join(parts, meridian);
  }

  // The line of a corridor as it was proposed or, where an editor has changed its ends, the
  // shortest way between them: the lane of a ship is found when the decisions are applied.
  function lineOf(corridor) {
    const proposed = data.corridors[corridor.row];
    const isSame = proposed && hasLine(proposed) && ["mode", "origin", "destination"].every(function (field) { return proposed[field] === corridor[field]; });
    return courseOf(isSame ? proposed : Object.assign({}, corridor, { line: "" }), 1);
  }

  function spot(row) {
    return [data.places[row].lon, data.places[row].lat];
  }

  function show(corridor, choices) {
    const points = lineOf(corridor);
    shown = {
      corridor: corridor,
      points: points,
      ends: [
        { row: corridor.origin, lon: geometry.near(spot(corridor.origin)[0], points[0][0]) },
        { row: corridor.destination, lon: geometry.near(spot(corridor.destination)[0], points[points.length - 1][0]) }
      ],
      choices: choices
    };
    fit();
    draw();
  }

  function fit() {
    if (!shown) return;
    const size = map.getSize(), bounds = L.latLngBounds(shown.points.map(function (point) { return [point[1], point[0]]; }));
    shown.ends.forEach(function (end) { bounds.extend([data.places[end.row].lat, end.lon]); });
    const padding = [Math.min(120, size.x / 4.5), Math.min(60, size.y / 6)];
    map.fitBounds(bounds, { padding: padding, maxZoom: 7, animate: false });
  }

  function screen(lon, lat) {
    const plane = geometry.mercator([lon, lat]), scale = 256 * Math.pow(2, map.getZoom()), origin = map.getPixelOrigin();
    return { x: plane.x * scale - origin.x, y: plane.y * scale - origin.y };
  }

  function draw() {
    if (!shown) return;
    const corridor = shown.corridor, line = shown.points.map(function (point) { return screen(point[0], point[1]); });
    const ends = shown.ends.map(function (end) { return screen(end.lon, data.places[end.row].lat); });
    root.replaceChildren();
    shown.choices.forEach(function (choice) { drawChoice(choice, ends); });
    drawLine(corridor, geometry.trim(joined(line, ends), 7, 7));
    shown.ends.forEach(function (end, i) { drawEnd(end, ends[i], ends[1 - i]); });
  }

  // From dot to dot; but a ship berths at a port, which may lie far from the dot of its country.
  function joined(line, ends) {
    const isNear = [geometry.distance(line[0], ends[0]) < BERTH, geometry.distance(line[line.length - 1], ends[1]) < BERTH];
    return (isNear[0] ? [ends[0]] : []).concat(line, isNear[1] ? [ends[1]] : []);
  }

  function drawLine(corridor, points) {
    const hollow = data.uncertain.includes(corridor.status), group = svg("g", { class: "corridor " + corridor.mode, style: "--width:4.5px" }, root);
    ["halo", "line"].concat(hollow ? "core" : []).forEach(function (part) {
      const path = svg("path", { class: part, d: geometry.path(points) }, group), dash = data.dashOf[corridor.mode];
      if (dash && part !== "halo") path.setAttribute("stroke-dasharray", dash);
    });
    if (!corridor.bidirectional) svg("path", { class: "head", d: geometry.arrow(points, 0.6, 8.5) }, group);
  }

  // A label stands on the far side of its place, so that no line runs through it.
  function drawEnd(end, at, other) {
    const place = data.places[end.row], group = svg("g", { class: "place" + (data.area_kinds.includes(place.kind) ? " area" : "") }, root);
    svg("circle", { r: 5.5, cx: at.x, cy: at.y }, group);
    const label = svg("text", {}, group), aside = at.x < other.x - 30 ? -1 : at.x > other.x + 30 ? 1 : 0, below = at.y > other.y;
    label.textContent = place.name;
    label.setAttribute("x", at.x + aside * 11);
    label.setAttribute("y", aside ? at.y + 4.5 : at.y + (below ? 22 : -13));
    label.style.textAnchor = aside < 0 ? "end" : aside > 0 ? "start" : "middle";
    keepInside(label);
  }

  // A label that would leave the map is moved in.
  function keepInside(label) {
    const room = label.getBBox(), corner = map.containerPointToLayerPoint([0, 0]), size = map.getSize();
    const right = room.x + room.width - (corner.x + size.x - 4), left = corner.x + 4 - room.x;
    if (right > 0 || left > 0) {
      const at = Number(label.getAttribute("x"));
      label.setAttribute("x", right > 0 ? at - right : at + left);
    }
  }

  // What a name may mean instead; beside an end its own label would only cover the end's.
  function drawChoice(row, ends) {
    const place = data.places[row], at = screen(geometry.near(place.lon, meridian), place.lat);
    const group = svg("g", { class: "place quiet choice" }, root);
    svg("circle", { r: 3, cx: at.x, cy: at.y }, group);
    if (ends.some(function (end) { return geometry.distance(end, at) < 60; })) return;
    const label = svg("text", { x: at.x, y: at.y - 8 }, group);
    label.textContent = place.name + (place.country ? ", " + place.country : "");
  }

  return { show: show };
};
