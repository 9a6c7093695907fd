// Lines that would lie on one another: a few side by side, thousands as one.

geomap.bundles = (function () {
  const geometry = geomap.geometry, GAP = 2.5, CLOSE = 10, GRIDS = [1, 8, 16, 32, 64, 96, 128, 192, 256];

  // Lay lines beside each other whose ends and middles are close.
  function sideBySide(lines, places) {
    bundles(lines).forEach(bundle => { spread(bundle, places); });
  }

  function bundles(lines) {
    const found = [];
    lines.forEach(line => {
      const ends = [line.screen[0], line.screen[line.screen.length - 1]];
      line.turned = ends[0].x > ends[1].x || (ends[0].x === ends[1].x && ends[0].y > ends[1].y);
      line.marks = (line.turned ? ends.reverse() : ends).concat(geometry.middle(line.screen));
      const near = found.find(bundle => {
        return line.marks.every((mark, i) => geometry.distance(mark, bundle[0].marks[i]) < CLOSE);
      });
      if (near) near.push(line); else found.push([line]);
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
  function byCells(lines, places, scale, isInSight, most) {
    const seen = places.map(isInSight);
    const near = lines.length > most ? lines.filter(line => seen[line.corridor.origin] || seen[line.corridor.destination]) : lines;
    let bundles = [];
    GRIDS.some(size => {
      bundles = gridded(near, places, scale / size);
      return bundles.length <= most;
    });
    return { bundles: bundles, of: near.length };
  }

  function gridded(lines, places, fine) {
    const numbers = new Map(), found = new Map();
    const cells = places.map(dot => {
      const cell = Math.floor(dot.plane.x * fine) + Math.floor(dot.plane.y * fine) * 4194304;
      if (!numbers.has(cell)) numbers.set(cell, numbers.size);
      return numbers.get(cell);
    });
    lines.forEach(line => {
      const corridor = line.corridor, pair = cells[corridor.origin] * numbers.size + cells[corridor.destination];
      const key = corridor.mode + pair, bundle = found.get(key);
      if (!bundle) {
        found.set(key, { line: line, count: corridor.links });
        return;
      }
      bundle.count += corridor.links;
      if (corridor.links > bundle.line.corridor.links) bundle.line = line;
    });
    return Array.from(found.values());
  }

  return { sideBySide: sideBySide, byCells: byCells };
})();
