// All corridors, faint, behind the one in review. Thousands of them are drawn anew at every step, so
// their points stand in one array and are never made into objects.

geomap.backdrop = function (map, lines) {
  const AROUND = 0.25; // of the map's size, so that a little dragging shows no empty rim
  const canvas = geomap.tools.make("canvas"), pen = canvas.getContext("2d"), offsets = [0];
  const plane = pack(lines);
  let colour = "#888";
  map.getPane("others").append(canvas);
  map.on("moveend viewreset resize", draw);
  map.on("zoomstart", function () { canvas.hidden = true; });

  function pack(lines) {
    const total = lines.reduce(function (sum, line) { return sum + line.length; }, 0), points = new Float64Array(2 * total);
    let at = 0;
    lines.forEach(function (line) {
      line.forEach(function (point) {
        const place = geomap.geometry.mercator(point);
        points[at++] = place.x;
        points[at++] = place.y;
      });
      offsets.push(at);
    });
    return points;
  }

  function draw() {
    const size = map.getSize(), corner = map.containerPointToLayerPoint([-size.x * AROUND, -size.y * AROUND]), sharp = window.devicePixelRatio || 1;
    const width = size.x * (1 + 2 * AROUND), height = size.y * (1 + 2 * AROUND);
    canvas.width = width * sharp; // which clears it, too
    canvas.height = height * sharp;
    canvas.style.width = width + "px";
    canvas.style.height = height + "px";
    canvas.hidden = false;
    L.DomUtil.setPosition(canvas, corner);
    pen.scale(sharp, sharp);
    pen.strokeStyle = colour;
    pen.globalAlpha = Math.max(0.1, Math.min(0.28, 100 / lines.length));
    pen.lineWidth = 1;
    const scale = 256 * Math.pow(2, map.getZoom()), start = map.getPixelOrigin().add(corner);
    pen.beginPath();
    for (let i = 1; i < offsets.length; i++) trace(offsets[i - 1], offsets[i], scale, start, width, height);
    pen.stroke();
  }

  // A stretch of which both ends lie beyond the same side of the canvas is left out.
  function trace(from, to, scale, start, width, height) {
    let lastX = 0, lastY = 0, isDown = false;
    for (let at = from; at < to; at += 2) {
      const x = plane[at] * scale - start.x, y = plane[at + 1] * scale - start.y;
      const isSeen = at > from && !(x < 0 && lastX < 0 || x > width && lastX > width || y < 0 && lastY < 0 || y > height && lastY > height);
      if (isSeen && !isDown) pen.moveTo(lastX, lastY);
      if (isSeen) pen.lineTo(x, y);
      isDown = isSeen;
      lastX = x;
      lastY = y;
    }
  }

  return {
    tint: function (wanted) {
      colour = wanted;
      draw();
    }
  };
};
