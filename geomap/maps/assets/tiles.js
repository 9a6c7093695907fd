// Tiles of another machine, over the page's own ground, which shows where they do not come. Some
// servers, as that of OpenStreetMap, answer only those who say which page asks.
geomap.tiles = function (map, url) {
  map.createPane("tiles").style.zIndex = 220;
  L.tileLayer(url, { pane: "tiles", maxNativeZoom: 18, referrerPolicy: "strict-origin-when-cross-origin" }).addTo(map);
};
