// How far apart two points on the globe are, in km. Source: the haversine formula, on a sphere of the
// mean radius of Moritz (2000); off by half a percent at most.
geomap.kilometres = function (from, to) {
  const turn = Math.PI / 180, south = Math.sin((to[1] - from[1]) * turn / 2), east = Math.sin((to[0] - from[0]) * turn / 2);
  const share = south * south + Math.cos(from[1] * turn) * Math.cos(to[1] * turn) * east * east;
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(share)));
};
