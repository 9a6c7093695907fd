"use strict";
// The page of a map. Its data stands in the element #geomap-data; text of articles comes
// from there and enters the page by textContent alone: it is never markup and never code.

geomap.start = function (map, groups) {
  const data = readData(), words = data.words;
  const atlas = geomap.atlas(map, data);
  const evidence = geomap.evidence(element("evidence"), data, words, { open: open, close: close });
  const state = { open: null, opener: null };

  data.modes.forEach(function (mode) {
    groups[mode.name].addLayer(atlas.layer(mode.name));
  });
  atlas.on({ choose: open, light: light });
  connectLegend(element("legend"), map, groups);
  connectTable(element("corridors"), { open: open, light: light });
  connectGestures(map, element("hint"), words);
  showDates(document, document.documentElement.lang);
  document.documentElement.classList.add("live");
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && state.open !== null) close();
  });
  map.on("popupclose", function (event) {
    if (event.popup.corridor !== undefined && event.popup.corridor === state.open) close();
  });
  window.addEventListener("hashchange", followAddress);
  map.invalidateSize(false);
  atlas.showFirst();
  evidence.showAll();
  followAddress();

  function light(row) {
    atlas.light(row === null ? state.open : row);
    markRow(row === null ? state.open : row);
  }

  function open(row, opener) {
    if (row === state.open) return;
    state.open = row;
    if (opener) state.opener = opener;
    light(row);
    atlas.openPopup(row, evidence.short(row));
    evidence.show(row);
    writeAddress(data.corridors[row].id);
  }

  // Leave the corridor; focus goes back to what opened it, unless it has moved on by itself.
  function close() {
    const opener = state.opener;
    state.open = state.opener = null;
    map.closePopup();
    light(null);
    evidence.showAll();
    writeAddress("");
    if (opener && document.activeElement !== opener && !element("corridors").contains(document.activeElement)) opener.focus();
  }

  function followAddress() {
    const wanted = /[#&]corridor=([0-9a-z]+)/.exec(location.hash);
    const row = wanted === null ? -1 : data.corridors.findIndex(function (corridor) { return corridor.id === wanted[1]; });
    if (row >= 0) open(row);
  }

  function markRow(row) {
    document.querySelectorAll("tr.lit").forEach(function (line) { line.classList.remove("lit"); });
    const line = document.querySelector('tr[data-corridor="' + row + '"]');
    if (line) line.classList.add("lit");
  }
};

function readData() {
  const data = JSON.parse(element("geomap-data").textContent);
  ["places", "corridors", "articles", "links"].forEach(function (name) { data[name] = records(data[name]); });
  data.corridors.forEach(function (corridor, row) {
    corridor.row = row;
    corridor.evidence = [];
    corridor.uncertain = data.uncertain.includes(corridor.status);
  });
  data.links.forEach(function (link) {
    if (link.corridor !== null) data.corridors[link.corridor].evidence.push(link);
  });
  data.corridors.forEach(function (corridor) { corridor.evidence.sort(newestFirst); });
  return data;
}

function records(table) {
  return table.rows.map(function (row) {
    return Object.fromEntries(table.columns.map(function (column, i) { return [column, row[i]]; }));
  });
}

function newestFirst(one, other) {
  return (other.date || "").localeCompare(one.date || "");
}

function element(id) {
  return document.getElementById(id);
}

// An element with a class and with children: other elements, or texts.
function make(tag, className) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (let i = 2; i < arguments.length; i++) {
    if (arguments[i] !== null) made.append(arguments[i]);
  }
  return made;
}

function makeSvg(tag, attributes, parent) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.keys(attributes).forEach(function (name) { made.setAttribute(name, attributes[name]); });
  if (parent) parent.appendChild(made);
  return made;
}

function setAddress(hash) {
  try {
    history.replaceState(null, "", hash || location.pathname + location.search);
  } catch (refused) {
    // A page shown from srcdoc has no address to keep.
  }
}

function writeAddress(id) {
  setAddress(id && "#corridor=" + id);
}

// "2025-08-23" in the reader's language; "2025-08" and "2025" stay as vague as they are.
function readableDate(iso, language) {
  const parts = iso.split("-").map(Number), styles = [{ year: "numeric" }, { month: "short" }, { day: "numeric" }];
  const style = Object.assign.apply(null, [{ timeZone: "UTC" }].concat(styles.slice(0, parts.length)));
  return new Intl.DateTimeFormat(language, style).format(new Date(Date.UTC(parts[0], (parts[1] || 1) - 1, parts[2] || 1)));
}

function showDates(root, language) {
  root.querySelectorAll("time:not([datetime])").forEach(function (time) {
    time.dateTime = time.textContent;
    time.textContent = readableDate(time.dateTime, language);
  });
}

// The legend's boxes switch the Leaflet layers of the modes, and follow when something else does.
function connectLegend(legend, map, groups) {
  const boxes = Array.from(legend.querySelectorAll("input[name=mode]"));
  // What is wanted is read first: each change makes the boxes follow the map.
  function apply() {
    boxes.map(function (box) { return [groups[box.value], box.checked]; }).forEach(function (wanted) {
      if (wanted[1]) wanted[0].addTo(map); else wanted[0].remove();
    });
  }
  legend.addEventListener("change", apply);
  legend.addEventListener("submit", function (event) { event.preventDefault(); });
  legend.querySelectorAll("button").forEach(function (button) {
    button.addEventListener("click", function () {
      boxes.forEach(function (box) { box.checked = button.value === "all"; });
      apply();
    });
  });
  map.on("layeradd layerremove", function () {
    boxes.forEach(function (box) { box.checked = map.hasLayer(groups[box.value]); });
    markHidden(boxes);
  });
}

function markHidden(boxes) {
  boxes.forEach(function (box) {
    document.querySelectorAll("tr." + box.value).forEach(function (line) { line.hidden = !box.checked; });
  });
}

function connectTable(section, page) {
  section.querySelectorAll("tr[data-corridor]").forEach(function (line) {
    const row = Number(line.dataset.corridor), button = line.querySelector("button");
    button.addEventListener("focus", function () { page.open(row, button); });
    button.addEventListener("click", function () { page.open(row, button); });
    line.addEventListener("mouseenter", function () { page.light(row); });
    line.addEventListener("mouseleave", function () { page.light(null); });
  });
}

// A map inside an article must not catch the reader's scrolling: the wheel zooms with Ctrl
// held, one finger scrolls the page and two move the map.
function connectGestures(map, hint, words) {
  const box = map.getContainer();
  let timer = 0;
  function tell(text) {
    hint.textContent = text;
    hint.classList.add("told");
    clearTimeout(timer);
    timer = setTimeout(function () { hint.classList.remove("told"); }, 1400);
  }
  box.addEventListener("wheel", function (event) {
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    tell(words.gesture_wheel);
  }, { capture: true, passive: true });
  if (!window.matchMedia("(pointer: coarse)").matches) return;
  map.dragging.disable();
  box.addEventListener("touchmove", function (event) {
    if (event.touches.length === 1) tell(words.gesture_touch);
  }, { passive: true });
}

// ---------------------------------------------------------------- the map

geomap.atlas = function (map, data) {
  const geometry = geomap.geometry, meridian = (data.view.west + data.view.east) / 2;
  const listeners = {};
  const lines = data.corridors.map(function (corridor) { return prepare(corridor); });
  const places = data.places.map(function (place) {
    return Object.assign({}, place, { plane: geometry.mercator([geometry.near(place.lon, meridian), place.lat]) });
  });
  const pen = document.createElement("canvas").getContext("2d");

  drawBasemap();
  const surface = L.svg({ pane: pane("corridors", 390), padding: 0.4 }).addTo(map);
  const lineRoot = makeSvg("g", { class: "lines" }, surface._rootGroup);
  const placeRoot = makeSvg("g", { class: "places" }, surface._rootGroup);
  const beyondRoot = makeSvg("g", { class: "places" }, surface._rootGroup);
  lines.slice().sort(function (one, other) { return other.width - one.width; }).forEach(drawLine);
  places.forEach(drawPlace);
  addControls();
  map.on("zoomend viewreset resize", arrange).on("moveend", pointBeyond);

  function pane(name, order) {
    map.createPane(name).style.zIndex = order;
    return name;
  }

  function drawBasemap() {
    const surface = L.svg({ pane: pane("land", 210), padding: 0.4 }), precision = data.basemap.precision;
    const style = { renderer: surface, interactive: false, smoothFactor: 0.6 };
    [-360, 0, 360].forEach(function (turn) {
      function degrees(text) {
        return geometry.decode(text, precision).map(function (point) { return [point[1], point[0] + turn]; });
      }
      function seen(ring) {
        return ring.some(function (point) { return Math.abs(point[1] - meridian) < 200; });
      }
      const land = data.basemap.land.map(function (rings) { return rings.map(degrees); });
      const borders = data.basemap.borders.map(degrees);
      L.polygon(land.filter(function (rings) { return seen(rings[0]); }), Object.assign({ className: "land" }, style)).addTo(map);
      L.polyline(borders.filter(seen), Object.assign({ className: "border" }, style)).addTo(map);
    });
  }

  // What of a corridor does not change with the zoom.
  function prepare(corridor) {
    const degrees = geometry.join(corridor.line.map(function (part) { return geometry.decode(part, data.precision); }), meridian);
    const plane = degrees.map(geometry.mercator);
    const turned = degrees.some(function (point) { return Math.abs(point[0] - meridian) > 180; });
    return {
      corridor: corridor,
      plane: plane,
      // A line that leaves the frame on one side comes back in on the other.
      copies: turned ? [0, degrees[0][0] + degrees[degrees.length - 1][0] > 2 * meridian ? -1 : 1] : [0],
      width: Math.min(9, 1.1 + 1.3 * Math.sqrt(corridor.links)) + (corridor.uncertain ? 0.8 : 0),
      shown: false
    };
  }

  function drawLine(line) {
    const corridor = line.corridor;
    const kind = corridor.uncertain ? " uncertain" : "";
    line.group = makeSvg("g", { class: "corridor " + corridor.mode + kind, "data-corridor": corridor.row }, lineRoot);
    line.group.style.setProperty("--width", line.width + "px");
    line.paths = ["hit", "halo", "line"].concat(corridor.uncertain ? "core" : []).map(function (part) {
      return makeSvg("path", { class: part }, line.group);
    });
    const dash = data.modes.find(function (mode) { return mode.name === corridor.mode; }).dash;
    if (dash) line.paths.slice(2).forEach(function (path) { path.setAttribute("stroke-dasharray", dash); });
    if (!corridor.bidirectional) line.head = makeSvg("path", { class: "head" }, line.group);
    line.group.addEventListener("click", function (event) {
      L.DomEvent.stop(event);
      listeners.choose(corridor.row);
    });
    line.group.addEventListener("mouseenter", function () { listeners.light(corridor.row); });
    line.group.addEventListener("mouseleave", function () { listeners.light(null); });
    line.group.style.display = "none";
  }

  function drawPlace(place) {
    place.radius = place.linked ? Math.min(6, 2.6 + 0.5 * Math.sqrt(place.strength)) : 2.4;
    place.group = makeSvg("g", { class: "place" + (place.linked ? "" : " quiet") }, placeRoot);
    place.dot = makeSvg("circle", { r: place.radius }, place.group);
    place.label = makeSvg("text", {}, place.group);
    place.label.textContent = place.name;
  }

  function addControls() {
    const words = data.words;
    L.control.zoom({ position: "topright", zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
    const fit = L.control({ position: "topright" });
    fit.onAdd = function () {
      const bar = L.DomUtil.create("div", "leaflet-bar"), button = L.DomUtil.create("button", "fit", bar);
      button.type = "button";
      button.title = words.zoom_all;
      button.setAttribute("aria-label", words.zoom_all);
      button.textContent = "⤢";
      L.DomEvent.disableClickPropagation(bar).on(button, "click", showAll);
      return bar;
    };
    fit.addTo(map);
    L.control.scale({ position: "bottomright", maxWidth: 90 }).addTo(map);
  }

  // Bring everything to where it belongs on the screen at this zoom.
  function arrange() {
    const scale = 256 * Math.pow(2, map.getZoom()), origin = map.getPixelOrigin();
    function toScreen(point) {
      return { x: point.x * scale - origin.x, y: point.y * scale - origin.y };
    }
    places.forEach(function (one) { one.screen = toScreen(one.plane); });
    lines.forEach(function (line) { line.screen = L.LineUtil.simplify(line.plane.map(toScreen), 0.7); });
    bundles(lines.filter(function (line) { return line.shown && line.plane.length > 1; })).forEach(function (bundle) {
      spread(bundle, scale);
    });
    placeLabels();
  }

  // Lines that would lie on one another: both their ends and their middles are close.
  function bundles(shown) {
    const found = [];
    shown.forEach(function (line) {
      const lengths = geometry.measure(line.screen), ends = [line.screen[0], line.screen[line.screen.length - 1]];
      line.turned = ends[0].x > ends[1].x || (ends[0].x === ends[1].x && ends[0].y > ends[1].y);
      line.marks = (line.turned ? ends.reverse() : ends).concat(
        geometry.along(line.screen, lengths, lengths[lengths.length - 1] / 2));
      const near = found.find(function (bundle) {
        return line.marks.every(function (mark, i) { return geometry.distance(mark, bundle[0].marks[i]) < 10; });
      });
      if (near) near.push(line); else found.push([line]);
    });
    return found;
  }

  // Lay the lines of a bundle side by side.
  function spread(bundle, scale) {
    const gap = 2.5, total = bundle.reduce(function (sum, line) { return sum + line.width + gap; }, -gap);
    let aside = -total / 2;
    bundle.forEach(function (line) {
      const sideways = (aside + line.width / 2) * (line.turned ? -1 : 1);
      aside += line.width + gap;
      line.bowed = geometry.bow(line.screen, sideways);
      const ends = [places[line.corridor.origin].radius + 1, places[line.corridor.destination].radius + 1];
      const trimmed = geometry.trim(line.bowed, ends[0], ends[1]);
      const d = line.copies.map(function (turn) {
        return geometry.path(trimmed.map(function (point) { return { x: point.x + turn * scale, y: point.y }; }));
      }).join("");
      line.paths.forEach(function (path) { path.setAttribute("d", d); });
      if (line.head) line.head.setAttribute("d", geometry.arrow(trimmed, 0.6, 3.4 + 1.1 * line.width));
    });
  }

  // Put each label where it hides least: beside its dot, clear of other labels and dots, best
  // clear of lines. One for which there is no room waits for a closer zoom.
  function placeLabels() {
    const taken = places.map(function (one) { return box(one.screen.x, one.screen.y, one.radius + 1, one.radius + 1); });
    const crossed = [];
    lines.forEach(function (line) {
      if (line.shown && line.bowed) crossed.push.apply(crossed, line.bowed);
    });
    const order = places.slice().sort(function (one, other) {
      return other.linked - one.linked || other.strength - one.strength || other.articles - one.articles;
    });
    order.forEach(function (one, rank) {
      const style = getComputedStyle(one.label), size = parseFloat(style.fontSize);
      pen.font = style.fontWeight + " " + style.fontSize + " " + style.fontFamily;
      const own = taken[places.indexOf(one)], width = pen.measureText(one.name).width / 2 + 2, height = size * 0.62;
      let best = null;
      spots(one, width, height).forEach(function (spot, preference) {
        const room = box(spot.x, spot.y, width, height);
        if (taken.some(function (other) { return other !== own && overlap(room, other); })) return;
        const cost = preference + 3 * crossed.filter(function (point) { return within(room, point); }).length;
        if (best === null || cost < best.cost) best = { cost: cost, spot: spot, room: room };
      });
      one.label.style.display = best ? "" : "none";
      one.dot.setAttribute("cx", one.screen.x);
      one.dot.setAttribute("cy", one.screen.y);
      if (!best) return;
      taken.push(best.room);
      one.label.setAttribute("x", best.spot.x);
      one.label.setAttribute("y", best.spot.y + size * 0.35);
    });
  }

  // Where a line leaves the screen, name the place it goes to.
  function pointBeyond() {
    const corner = map.containerPointToLayerPoint([0, 0]), size = map.getSize(), inset = 10;
    const screen = { left: corner.x + inset, right: corner.x + size.x - inset, top: corner.y + inset, bottom: corner.y + size.y - inset };
    beyondRoot.replaceChildren();
    const named = new Set();
    lines.forEach(function (line) {
      if (!line.shown || !line.bowed) return;
      const ends = [line.corridor.origin, line.corridor.destination];
      const inside = ends.map(function (end) { return within(screen, places[end].screen); });
      if (inside[0] === inside[1] || named.has(ends[inside.indexOf(false)])) return;
      const points = inside[0] ? line.bowed : line.bowed.slice().reverse();
      const out = points.findIndex(function (point) { return !within(screen, point); });
      const label = makeSvg("text", { class: "beyond" }, beyondRoot), place = places[ends[inside.indexOf(false)]];
      named.add(ends[inside.indexOf(false)]);
      const at = crossing(points[out - 1], points[out], screen);
      label.textContent = arrowTo(points[out - 1], points[out]) + " " + place.name;
      const half = label.getComputedTextLength() / 2;
      label.setAttribute("x", Math.max(screen.left + half, Math.min(screen.right - half, at.x)));
      label.setAttribute("y", Math.max(screen.top + 12, Math.min(screen.bottom - 4, at.y + 4)));
    });
  }

  // The last point within the screen on the way from one inside it to one outside.
  function crossing(inner, outer, screen) {
    let low = 0, high = 1;
    for (let i = 0; i < 12; i++) {
      const share = (low + high) / 2;
      if (within(screen, { x: inner.x + (outer.x - inner.x) * share, y: inner.y + (outer.y - inner.y) * share })) low = share;
      else high = share;
    }
    return { x: inner.x + (outer.x - inner.x) * low, y: inner.y + (outer.y - inner.y) * low };
  }

  function arrowTo(from, to) {
    return "→↘↓↙←↖↑↗".charAt((Math.round(Math.atan2(to.y - from.y, to.x - from.x) / (Math.PI / 4)) + 8) % 8);
  }

  function spots(one, width, height) {
    const x = one.screen.x, y = one.screen.y, aside = one.radius + 3 + width, above = one.radius + 2 + height;
    return [[aside, 0], [-aside, 0], [0, -above], [0, above], [aside - 4, -above], [aside - 4, above], [4 - aside, -above],
      [4 - aside, above]].map(function (step) { return { x: x + step[0], y: y + step[1] }; });
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

  function showFirst() {
    map.setMaxBounds([[-89, meridian - 200], [89, meridian + 200]]);
    map.setMaxZoom(9);
    fit(data.first_view);
  }

  function showAll() {
    fit(data.view);
  }

  function fit(view) {
    map.fitBounds([[view.south, view.west], [view.north, view.east]], { padding: padding(), maxZoom: 8, animate: false });
    arrange();
    pointBeyond();
  }

  // Room for the labels beside the outermost dots, on a screen that has it.
  function padding() {
    const size = map.getSize();
    return [Math.min(84, size.x / 9), Math.min(44, size.y / 9)];
  }

  function light(row) {
    lineRoot.classList.toggle("choosing", row !== null);
    lines.forEach(function (line) { line.group.classList.toggle("chosen", line.corridor.row === row); });
  }

  function openPopup(row, content) {
    const line = lines[row];
    if (!line.bowed) return;
    const lengths = geometry.measure(line.bowed), at = geometry.along(line.bowed, lengths, lengths[lengths.length - 1] / 2);
    const popup = L.popup({ maxWidth: 320, minWidth: 220, className: "card", autoPanPadding: [12, 12] });
    popup.corridor = row;
    popup.setLatLng(map.layerPointToLatLng([at.x, at.y])).setContent(content).openOn(map);
  }

  // A Leaflet layer that shows the corridors of a mode while it is on the map.
  function layer(mode) {
    const layer = new L.Layer();
    function show(shown) {
      lines.forEach(function (line) {
        if (line.corridor.mode !== mode) return;
        line.shown = shown;
        line.group.style.display = shown ? "" : "none";
      });
      if (map._loaded) arrange();
    }
    layer.onAdd = function () { show(true); };
    layer.onRemove = function () { show(false); };
    return layer;
  }

  return {
    layer: layer, light: light, openPopup: openPopup, showFirst: showFirst,
    on: function (wanted) { Object.assign(listeners, wanted); }
  };
};

// ---------------------------------------------------------------- the evidence

geomap.evidence = function (panel, data, words, page) {
  const language = document.documentElement.lang;
  const drawn = data.links.filter(function (link) { return link.corridor !== null; }).sort(newestFirst);

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  function route(corridor) {
    return make("span", "route", make("bdi", "", data.places[corridor.origin].name),
      corridor.bidirectional ? " ↔ " : " → ", make("bdi", "", data.places[corridor.destination].name));
  }

  function time(iso) {
    const made = make("time", "", readableDate(iso, language));
    made.dateTime = iso;
    return made;
  }

  // Only an address of the web becomes a link; the page's maker has checked it once already.
  function source(link) {
    const article = data.articles[link.article], title = make("cite", "", article.title || words.untitled_article);
    title.dir = "auto";
    if (!/^https?:\/\//i.test(article.url || "")) return title;
    const anchor = make("a", "", title);
    anchor.href = article.url;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    return anchor;
  }

  function facts(link) {
    const happened = make("span", "status", words[link.status]);
    const made = make("p", "facts", make("span", "tag " + link.mode, words[link.mode]), happened);
    if (link.date) made.append(time(link.date));
    return made;
  }

  function sentence(link) {
    const quote = make("blockquote", "", link.evidence), published = data.articles[link.article].published;
    quote.dir = "auto";
    return make("div", "sentence", quote, make("p", "source", source(link), published ? ", " : null, published ? time(published) : null));
  }

  // How geomap came to a link: for the reader who wants to check.
  function grounds(link) {
    const where = fill(words.characters, { start: link.evidence_start, end: link.evidence_end });
    return make("p", "grounds", words.score + " " + fill(words.chance, { n: Math.round(100 * link.score) }) + " · " +
      words.rule + " " + link.rule + ", " + where);
  }

  function short(row) {
    const corridor = data.corridors[row], link = corridor.evidence[0];
    const more = make("button", "more", fill(words.more, { n: corridor.evidence.length }));
    more.type = "button";
    more.addEventListener("click", function () { panel.focus(); });
    return make("div", "popup", make("h3", "", route(corridor)), facts(link), sentence(link),
      corridor.evidence.length > 1 ? more : null);
  }

  function show(row) {
    const corridor = data.corridors[row], back = make("button", "back", "← " + words.back);
    back.type = "button";
    back.addEventListener("click", page.close);
    panel.replaceChildren(back, make("h2", "", route(corridor)));
    corridor.evidence.forEach(function (link) {
      panel.append(make("article", link.mode, facts(link), sentence(link), grounds(link)));
    });
    panel.scrollTop = 0;
  }

  function showAll() {
    panel.replaceChildren(make("h2", "", words.latest));
    drawn.forEach(function (link) {
      const button = make("button", "open", route(data.corridors[link.corridor]));
      button.type = "button";
      button.addEventListener("click", function () { page.open(link.corridor, button); });
      panel.append(make("article", link.mode, make("h3", "", button), facts(link), sentence(link)));
    });
  }

  return { short: short, show: show, showAll: showAll };
};
