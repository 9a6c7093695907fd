// The page inside another: what its address asks for, and how high it tells its host to make it.

// ?plain shows the map and its legend alone; ?table=0, ?legend=0 and ?filters=0 leave those out;
// ?dark=1 and ?dark=0 choose the colours; ?layers=flight,visit shows these modes; ?static leaves the
// page as it is without scripts, with the still map. Whether it does is what this returns.
geomap.dress = function () {
  const flags = new URLSearchParams(location.search), root = document.documentElement;
  if (flags.has("plain")) root.classList.add("plain");
  ["table", "legend", "filters"].forEach(part => {
    if (flags.get(part) === "0") root.classList.add("no-" + part);
  });
  const dark = { 1: "screen", 0: "not all" }[flags.get("dark")], isStatic = flags.has("static");
  if (dark) turn(/prefers-color-scheme/, dark);
  if (isStatic) {
    turn(/scripting/, "not all");
    document.querySelectorAll(".still .corridor, tr[data-corridor], #legend label").forEach(part => {
      const box = part.querySelector("input"), modes = box ? [box.value] : Array.from(part.classList);
      if (!geomap.wantedModes(modes).length) part.style.display = "none";
    });
  }
  return isStatic;

  // Make the rules for some media hold for others.
  function turn(query, media) {
    Array.from(document.styleSheets).flatMap(sheet => Array.from(sheet.cssRules)).forEach(rule => {
      if (rule.media && query.test(rule.media.mediaText)) rule.media.mediaText = media;
    });
  }
};

// Those among the modes that the address wants to see.
geomap.wantedModes = function (modes) {
  const wanted = new URLSearchParams(location.search).get("layers");
  return wanted === null ? modes : modes.filter(mode => wanted.split(",").includes(mode));
};

// Hosts listen for one of two messages: that of AMP, and that of pym, which names the frame in
// the address it gives it. A height is no secret, so that any host may read it.
geomap.tellHeight = function () {
  if (window.parent === window) return;
  document.documentElement.classList.add("framed");
  const child = new URLSearchParams(location.search).get("childId");
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ sentinel: "amp", type: "embed-size", height: height }, "*");
    if (child !== null) window.parent.postMessage(["pym", child, "height", height].join("xPYMx"), "*");
  }).observe(document.body);
};
