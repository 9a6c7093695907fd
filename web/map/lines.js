// Ribbons on the map, drawn in two ways: as SVG, which style sheets colour and paper takes sharp, and for
// thousands of them on canvas, those that would lie on one another as one.
import * as geometry from "../shared/geometry.js";
import { beadShares, bow, dashes, lanes, rules } from "../shared/plane.js";
import * as tools from "../shared/tools.js";

const GRIDS = [1, 8, 16, 32, 64, 96, 128, 192, 256];

// Lay lines beside each other that would cover one another on the screen as it is now.
export function sideBySide(lines, places) {
  const asides = lanes(lines.map(line => ({ points: line.screen, width: line.width })));
  lines.forEach((line, i) => {
    line.bowed = bow(line.screen, asides[i]);
    line.trimmed = geometry.trim(line.bowed, places[line.ribbon.origin].radius + 1, places[line.ribbon.destination].radius + 1);
  });
}

// The ribbons of a mode whose ends fall into the same cells of a grid, as one line: the strongest,
// as broad as all of them. Those with no end in sight only pass by, and are left out. The grid is the
// finest that leaves no more than `most` lines, so that bundles open as one comes closer or filters.
export function byCells(lines, places, scale, isInSight, most) {
  const seen = places.map(isInSight);
  const near = lines.length > most ? lines.filter(line => seen[line.ribbon.origin] || seen[line.ribbon.destination]) : lines;
  let bundles = [];
  GRIDS.some(size => {
    bundles = gridded(near, places, scale / size);
    return bundles.length <= most;
  });
  return { bundles, of: near.length };
}

function gridded(lines, places, fine) {
  const numbers = new Map(),
    found = new Map();
  const cells = places.map(dot => {
    const cell = Math.floor(dot.plane.x * fine) + Math.floor(dot.plane.y * fine) * 4194304;
    if (!numbers.has(cell)) numbers.set(cell, numbers.size);
    return numbers.get(cell);
  });
  lines.forEach(line => {
    const ribbon = line.ribbon,
      pair = cells[ribbon.origin] * numbers.size + cells[ribbon.destination];
    const key = ribbon.mode + pair,
      bundle = found.get(key);
    if (!bundle) {
      found.set(key, { line, count: ribbon.links });
      return;
    }
    bundle.count += ribbon.links;
    if (ribbon.links > bundle.line.ribbon.links) bundle.line = line;
  });
  return Array.from(found.values());
}

export function createSvgPainter(map, pane, lines, modes, listeners) {
  const svg = tools.svg;
  const root = svg("g", { class: "lines" }, L.svg({ pane, padding: 0.4 }).addTo(map)._rootGroup);
  // Hollow lines lie beneath solid ones, and broad lines beneath fine ones.
  const depth = (one, other) => other.ribbon.uncertain - one.ribbon.uncertain || other.width - one.width;
  lines.slice().sort(depth).forEach(add);

  function add(line) {
    const ribbon = line.ribbon,
      parts = ["hit", "halo", "line"].concat(ribbon.uncertain ? "core" : []);
    const kind = `corridor ${ribbon.mode}${ribbon.uncertain ? " uncertain" : ""}${ribbon.label ? " lead" : ""}`;
    line.group = svg("g", { class: kind, "data-corridors": ribbon.rows.join(" "), style: `--width:${line.width}px` }, root);
    line.paths = parts.map(part => svg("path", { class: part }, line.group));
    const dash = modes.find(mode => mode.name === ribbon.mode).dash;
    if (dash) {
      const scaled = dashes(dash, line.width).join(" ");
      line.paths.slice(2).forEach(path => {
        path.setAttribute("stroke-dasharray", scaled);
      });
    }
    line.heads = ribbon.ways.map(() => svg("path", { class: "head" }, line.group));
    line.beads = svg("g", { class: "beads" }, line.group);
    if (ribbon.doubtful) {
      line.doubt = svg("g", { class: "doubt" }, line.group);
      svg("circle", { r: 7 }, line.doubt);
      svg("text", { y: 4 }, line.doubt).textContent = "?";
    }
    if (ribbon.unreviewed) line.diamond = svg("path", { class: "diamond", d: "M0-6L6 0L0 6L-6 0Z" }, line.group);
    line.group.addEventListener("click", event => {
      L.DomEvent.stop(event);
      listeners.open(ribbon.row);
    });
    line.group.addEventListener("mouseenter", () => listeners.light(ribbon.row));
    line.group.addEventListener("mouseleave", () => listeners.light(null));
  }

  function paint(shown, scale) {
    const seen = new Set(shown);
    lines.forEach(line => {
      line.group.style.display = seen.has(line) ? "" : "none";
    });
    shown.forEach(line => {
      const path = line.copies.map(turn => geometry.path(line.trimmed.map(point => ({ x: point.x + turn * scale, y: point.y })))).join("");
      line.paths.forEach(part => {
        part.setAttribute("d", path);
      });
      paintHeads(line);
      string(line);
      if (line.doubt) set(line.doubt, geometry.at(line.trimmed, rules.doubt_share));
      if (line.diamond) set(line.diamond, geometry.at(line.trimmed, rules.unreviewed_share));
    });
  }

  function paintHeads(line) {
    const size = rules.arrow.least + rules.arrow.per_width * line.width;
    line.ribbon.ways.forEach((isOn, i) => {
      const points = isOn ? line.trimmed : line.trimmed.slice().reverse();
      line.heads[i].setAttribute("d", geometry.arrow(points, line.ribbon.ways.length > 1 ? 0.8 : rules.arrow.share, size));
    });
  }

  // The events of a line as beads along it, the earliest at its start.
  function string(line) {
    const lengths = geometry.measure(line.trimmed),
      length = lengths[lengths.length - 1],
      shares = beadShares(line.events.length, length),
      events = line.events.slice(line.events.length - shares.length);
    line.beads.replaceChildren(
      ...events.map((event, i) => {
        const at = geometry.along(line.trimmed, lengths, length * shares[i]),
          bead = tools.bead(event);
        set(bead, at);
        return bead;
      })
    );
  }

  function set(sign, at) {
    sign.setAttribute("transform", `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`);
  }

  // One row, several or none (null).
  function light(row) {
    const chosen = new Set([].concat(row));
    root.classList.toggle("choosing", row !== null);
    lines.forEach(line => {
      line.group.classList.toggle(
        "chosen",
        line.ribbon.rows.some(one => chosen.has(one))
      );
    });
  }

  // While nothing is asked for, the best-supported lines lead and the rest is quiet.
  function lead(isLeading) {
    root.classList.toggle("leading", isLeading);
  }

  return { paint, light, lead };
}

export function createCanvasPainter(map, pane, lines, modes, listeners, onScreen) {
  const surface = L.canvas({ pane, padding: 0.2 }).addTo(map),
    NEAR = 6;
  let drawn = [],
    lit = null,
    waiting = false,
    world = 0;
  surface.on("update", draw);
  map.on("viewreset", draw); // Leaflet clears the canvas once more after it has told of the update
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  map.on("click", event => {
    const bundle = bundleAt(event.layerPoint);
    if (bundle) open(bundle, event.latlng);
  });
  map.on("mousemove", event => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const bundle = bundleAt(event.layerPoint),
        row = bundle ? bundle.line.ribbon.row : null;
      map.getContainer().style.cursor = bundle ? "pointer" : "";
      if (row !== lit) listeners.light(row);
    });
  });

  // A bundle of several opens by coming closer.
  function open(bundle, latlng) {
    if (bundle.count > bundle.line.ribbon.links && map.getZoom() < map.getMaxZoom()) map.setView(latlng, map.getZoom() + 1.5);
    else listeners.open(bundle.line.ribbon.row);
  }

  // A line that leaves the world on one side is drawn once more on the other.
  function paint(bundles, scale) {
    world = scale;
    // The strongest are drawn last, on top, and as broad as they are strong among those in sight.
    const most = bundles.reduce((sum, bundle) => Math.max(sum, bundle.count), 1),
      inOrder = bundles.slice().sort((one, other) => one.count - other.count);
    drawn = inOrder.flatMap(bundle => {
      const points = onScreen(bundle.line),
        width = 0.8 + 6.2 * Math.sqrt(bundle.count / Math.max(most, 12));
      let left = Infinity,
        right = -Infinity,
        top = Infinity,
        bottom = -Infinity;
      points.forEach(point => {
        left = Math.min(left, point.x);
        right = Math.max(right, point.x);
        top = Math.min(top, point.y);
        bottom = Math.max(bottom, point.y);
      });
      return bundle.line.copies.map(turn => {
        const aside = turn * world,
          strength = bundle.count / most;
        return { line: bundle.line, count: bundle.count, strength, width, aside, left: left + aside, right: right + aside, top, bottom };
      });
    });
    draw();
    return most;
  }

  // The colours as the style sheets give them now.
  function colours() {
    const probe = tools.svg("path", {}, map.getPanes()[pane]),
      found = {};
    modes.forEach(mode => {
      probe.setAttribute("style", `stroke: var(--${mode.name})`);
      found[mode.name] = getComputedStyle(probe).stroke;
    });
    probe.remove();
    return found;
  }

  function draw() {
    const bounds = surface._bounds,
      pen = surface._ctx;
    if (!bounds || !pen) return;
    const size = bounds.getSize(),
      colour = colours();
    pen.clearRect(bounds.min.x, bounds.min.y, size.x, size.y);
    pen.lineJoin = pen.lineCap = "round";
    const seen = drawn.filter(
      bundle => bundle.right > bounds.min.x && bundle.left < bounds.max.x && bundle.bottom > bounds.min.y && bundle.top < bounds.max.y
    );
    const faint = lit === null ? Math.max(0.16, Math.min(0.9, 200 / seen.length)) : 0.1;
    seen.forEach(bundle => {
      stroke(pen, bundle, colour, lit === null ? faint + (1 - faint) * 0.8 * bundle.strength : faint);
    });
    if (lit === null) return;
    const chosen = new Set([].concat(lit));
    lines
      .filter(line => line.ribbon.rows.some(row => chosen.has(row)) && line.ribbon.line !== null)
      .forEach(line => {
        onScreen(line);
        const width = Math.min(8, 3 + 0.6 * Math.sqrt(line.ribbon.links));
        line.copies.forEach(turn => {
          stroke(pen, { line, width, aside: turn * world }, colour, 1);
        });
      });
  }

  function stroke(pen, bundle, colour, opacity) {
    const ribbon = bundle.line.ribbon,
      points = onScreen(bundle.line),
      aside = bundle.aside;
    const { dash } = modes.find(one => one.name === ribbon.mode);
    pen.globalAlpha = opacity * (ribbon.uncertain ? 0.6 : 1);
    pen.strokeStyle = colour[ribbon.mode];
    pen.lineWidth = bundle.width;
    pen.setLineDash(dashes(dash, bundle.width));
    pen.beginPath();
    pen.moveTo(points[0].x + aside, points[0].y);
    for (let i = 1; i < points.length; i++) pen.lineTo(points[i].x + aside, points[i].y);
    pen.stroke();
  }

  function bundleAt(point) {
    let best = null,
      least = NEAR;
    drawn.forEach(bundle => {
      if (point.x < bundle.left - NEAR || point.x > bundle.right + NEAR || point.y < bundle.top - NEAR || point.y > bundle.bottom + NEAR)
        return;
      const points = onScreen(bundle.line),
        beside = { x: point.x - bundle.aside, y: point.y };
      for (let i = 1; i < points.length; i++) {
        const away = L.LineUtil.pointToSegmentDistance(beside, points[i - 1], points[i]);
        if (away < least) {
          least = away;
          best = bundle;
        }
      }
    });
    return best;
  }

  function light(row) {
    if (row === lit) return;
    lit = row;
    draw();
  }

  return { paint, light, lead: () => {} };
}
