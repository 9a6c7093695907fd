// The page inside another: what its address asks for, and how high it tells its host to make it.

// ?plain shows the map and its legend alone; ?table=0, ?legend=0 and ?filters=0 leave those out;
// ?dark=1 and ?dark=0 choose the colours; ?layers=flight,visit switches modes.
geomap.flags = function (groups, map) {
  const flags = new URLSearchParams(location.search), root = document.documentElement;
  if (flags.has("plain")) root.classList.add("plain");
  ["table", "legend", "filters"].forEach(function (part) {
    if (flags.get(part) === "0") root.classList.add("no-" + part);
  });
  if (flags.has("layers")) {
    const wanted = flags.get("layers").split(",");
    Object.keys(groups).forEach(function (mode) {
      if (!wanted.includes(mode)) groups[mode].remove();
    });
  }
  const dark = { 1: "screen", 0: "not all" }[flags.get("dark")];
  if (!dark) return;
  Array.from(document.styleSheets).flatMap(function (sheet) { return Array.from(sheet.cssRules); }).forEach(function (rule) {
    if (rule.media && /prefers-color-scheme/.test(rule.media.mediaText)) rule.media.mediaText = dark;
  });
};

// Hosts listen for one of two messages: that of AMP, and that of pym, which names the frame in
// the address it gives it. A height is no secret, so that any host may read it.
geomap.tellHeight = function () {
  if (window.parent === window) return;
  document.documentElement.classList.add("framed");
  const child = new URLSearchParams(location.search).get("childId");
  let told = 0;
  new ResizeObserver(function () {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ sentinel: "amp", type: "embed-size", height: height }, "*");
    if (child !== null) window.parent.postMessage(["pym", child, "height", height].join("xPYMx"), "*");
  }).observe(document.body);
};
