// The ground of a map: land, coasts and borders, once and once more on either side of it.
import * as geometry from "./geometry.js";

export function drawGround(map, basemaps, meridian) {
  map.createPane("land").style.zIndex = 210;
  const soil = L.svg({ pane: "land", padding: 0.4 });
  basemaps.forEach(draw);

  function draw(ground) {
    const style = { renderer: soil, interactive: false, smoothFactor: 0.6 },
      lons = new Set(ground.lons),
      lats = new Set(ground.lats);
    const land = ground.land.map(rings => rings.map(decode)),
      borders = ground.borders.map(decode);
    const coasts = land.flat().flatMap(coastsOf);
    [-360, 0, 360].forEach(turn => {
      function turned(points) {
        return points.map(point => [point[1], point[0] + turn]);
      }
      function isNear(points) {
        return points.some(point => Math.abs(point[0] + turn - meridian) < 200);
      }
      const near = land.filter(rings => isNear(rings[0]));
      L.polygon(
        near.map(rings => rings.map(turned)),
        { className: "land", ...style }
      ).addTo(map);
      L.polyline(coasts.filter(isNear).map(turned), { className: "coast", ...style }).addTo(map);
      L.polyline(borders.filter(isNear).map(turned), { className: "border", ...style }).addTo(map);
    });

    function decode(text) {
      return geometry.decode(text, ground.precision);
    }

    // An outline without the edges at which the land was cut.
    function coastsOf(ring) {
      const runs = [[ring[0]]];
      ring.slice(1).forEach((point, i) => {
        const last = ring[i],
          isCut = (point[0] === last[0] && lons.has(point[0])) || (point[1] === last[1] && lats.has(point[1]));
        if (isCut) runs.push([point]);
        else runs[runs.length - 1].push(point);
      });
      return runs.filter(run => run.length > 1);
    }
  }
}
