// Lines that would lie on one another: a few side by side, thousands as one.
import * as geometry from "../shared/geometry.js";
import * as tools from "../shared/tools.js";

const GAP = 2.5,
  CLOSE = 10,
  GRIDS = [1, 8, 16, 32, 64, 96, 128, 192, 256];

// Lay lines beside each other whose ends and middles are close.
export function sideBySide(lines, places) {
  bundles(lines).forEach(bundle => {
    spread(bundle, places);
  });
}

function bundles(lines) {
  const found = [];
  lines.forEach(line => {
    const ends = [line.screen[0], line.screen[line.screen.length - 1]];
    line.turned = ends[0].x > ends[1].x || (ends[0].x === ends[1].x && ends[0].y > ends[1].y);
    line.marks = (line.turned ? ends.reverse() : ends).concat(geometry.middle(line.screen));
    const near = found.find(bundle => line.marks.every((mark, i) => geometry.distance(mark, bundle[0].marks[i]) < CLOSE));
    if (near) near.push(line);
    else found.push([line]);
  });
  return found;
}

function spread(bundle, places) {
  const total = bundle.reduce((sum, line) => sum + line.width + GAP, -GAP);
  let aside = -total / 2;
  bundle.forEach(line => {
    line.bowed = geometry.bow(line.screen, (aside + line.width / 2) * (line.turned ? -1 : 1));
    line.trimmed = geometry.trim(line.bowed, places[line.corridor.origin].radius + 1, places[line.corridor.destination].radius + 1);
    aside += line.width + GAP;
  });
}

// The corridors of a mode whose ends fall into the same cells of a grid, as one line: the strongest,
// as broad as all of them. Those with no end in sight only pass by, and are left out. The grid is the
// finest that leaves no more than `most` lines, so that bundles open as one comes closer or filters.
export function byCells(lines, places, scale, isInSight, most) {
  const seen = places.map(isInSight);
  const near = lines.length > most ? lines.filter(line => seen[line.corridor.origin] || seen[line.corridor.destination]) : lines;
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
    const corridor = line.corridor,
      pair = cells[corridor.origin] * numbers.size + cells[corridor.destination];
    const key = corridor.mode + pair,
      bundle = found.get(key);
    if (!bundle) {
      found.set(key, { line, count: corridor.links });
      return;
    }
    bundle.count += corridor.links;
    if (corridor.links > bundle.line.corridor.links) bundle.line = line;
  });
  return Array.from(found.values());
}

// Two ways to draw lines that the atlas has arranged: as SVG, which style sheets colour and paper
// takes sharp, and for thousands of them on canvas.

export function createSvgPainter(map, pane, lines, modes, listeners) {
  const svg = tools.svg;
  const root = svg("g", { class: "lines" }, L.svg({ pane, padding: 0.4 }).addTo(map)._rootGroup);
  // Broad lines first, so that they do not bury the fine ones.
  lines
    .slice()
    .sort((one, other) => other.width - one.width)
    .forEach(add);

  function add(line) {
    const corridor = line.corridor,
      parts = ["hit", "halo", "line"].concat(corridor.uncertain ? "core" : []);
    const kind = `corridor ${corridor.mode}${corridor.uncertain ? " uncertain" : ""}`;
    line.group = svg("g", { class: kind, "data-corridor": corridor.row, style: `--width:${line.width}px` }, root);
    line.paths = parts.map(part => svg("path", { class: part }, line.group));
    const dash = modes.find(mode => mode.name === corridor.mode).dash;
    if (dash)
      line.paths.slice(2).forEach(path => {
        path.setAttribute("stroke-dasharray", geometry.dashes(dash, line.width).join(" "));
      });
    if (!corridor.bidirectional) line.head = svg("path", { class: "head" }, line.group);
    if (corridor.doubtful) {
      line.doubt = svg("g", { class: "doubt" }, line.group);
      svg("circle", { r: 7 }, line.doubt);
      svg("text", { y: 4 }, line.doubt).textContent = "?";
    }
    if (corridor.unreviewed) line.diamond = svg("path", { class: "diamond", d: "M0-6L6 0L0 6L-6 0Z" }, line.group);
    line.group.addEventListener("click", event => {
      L.DomEvent.stop(event);
      listeners.open(corridor.row);
    });
    line.group.addEventListener("mouseenter", () => {
      listeners.light(corridor.row);
    });
    line.group.addEventListener("mouseleave", () => {
      listeners.light(null);
    });
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
      if (line.head) line.head.setAttribute("d", geometry.arrow(line.trimmed, 0.62, 3.4 + 1.1 * line.width));
      if (line.doubt) set(line.doubt, geometry.at(line.trimmed, geometry.DOUBT));
      if (line.diamond) set(line.diamond, geometry.at(line.trimmed, geometry.UNREVIEWED));
    });
  }

  function set(sign, at) {
    sign.setAttribute("transform", `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`);
  }

  // One row, several or none (null).
  function light(row) {
    const chosen = new Set([].concat(row));
    root.classList.toggle("choosing", row !== null);
    lines.forEach(line => {
      line.group.classList.toggle("chosen", chosen.has(line.corridor.row));
    });
  }

  return { paint, light };
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
        row = bundle ? bundle.line.corridor.row : null;
      map.getContainer().style.cursor = bundle ? "pointer" : "";
      if (row !== lit) listeners.light(row);
    });
  });

  // A bundle of several opens by coming closer.
  function open(bundle, latlng) {
    if (bundle.count > bundle.line.corridor.links && map.getZoom() < map.getMaxZoom()) map.setView(latlng, map.getZoom() + 1.5);
    else listeners.open(bundle.line.corridor.row);
  }

  // A line that leaves the world on one side is drawn once more on the other.
  function paint(bundles, scale) {
    world = scale;
    drawn = bundles.flatMap(bundle => {
      const points = onScreen(bundle.line),
        width = Math.min(6, 0.7 + 0.5 * Math.sqrt(bundle.count));
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
        const aside = turn * world;
        return { line: bundle.line, count: bundle.count, width, aside, left: left + aside, right: right + aside, top, bottom };
      });
    });
    draw();
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
    const faint = lit === null ? Math.max(0.25, Math.min(0.9, 600 / seen.length)) : 0.12;
    seen.forEach(bundle => {
      stroke(pen, bundle, colour, faint);
    });
    if (lit === null) return;
    []
      .concat(lit)
      .map(row => lines[row])
      .filter(line => line.corridor.line !== null)
      .forEach(line => {
        onScreen(line);
        const width = Math.min(8, 3 + 0.6 * Math.sqrt(line.corridor.links));
        line.copies.forEach(turn => {
          stroke(pen, { line, width, aside: turn * world }, colour, 1);
        });
      });
  }

  function stroke(pen, bundle, colour, opacity) {
    const corridor = bundle.line.corridor,
      points = onScreen(bundle.line),
      aside = bundle.aside;
    const mode = modes.find(mode => mode.name === corridor.mode);
    pen.globalAlpha = opacity * (corridor.uncertain ? 0.6 : 1);
    pen.strokeStyle = colour[corridor.mode];
    pen.lineWidth = bundle.width;
    pen.setLineDash(geometry.dashes(mode.dash, bundle.width));
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

  return { paint, light };
}
