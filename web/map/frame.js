// The page inside another: what its address asks for, and how high it tells its host to make it.

// ?plain shows the map and its legend alone; ?full the whole page even inside another, where else the map
// fills its frame; ?table=0, ?legend=0 and ?filters=0 leave those out; ?dark=1 and ?dark=0 choose the colours;
// ?layers=flight,visit shows these modes; ?static leaves the page as it is without scripts, with the still
// map. Whether it does is what this returns.
const FLAGS = ["plain", "full", "static", "dark", "layers", "corridor", "legend", "table", "filters", "childId"];

const flags = () => new URLSearchParams(location.search);

export function dress() {
  const wanted = flags(),
    root = document.documentElement,
    isFramed = window.parent !== window;
  root.classList.toggle("framed", isFramed);
  root.classList.toggle("plain", wanted.has("plain"));
  root.classList.toggle("compact", wanted.has("plain") || (isFramed && !wanted.has("full") && !wanted.has("static")));
  ["table", "legend", "filters"].forEach(part => {
    if (wanted.get(part) === "0") root.classList.add(`no-${part}`);
  });
  const dark = { 1: "screen", 0: "not all" }[wanted.get("dark")],
    isStatic = wanted.has("static");
  if (dark) turn(/prefers-color-scheme/, dark);
  if (isStatic) {
    turn(/scripting/, "not all");
    document.querySelectorAll(".still .corridor, tr[data-corridor], #legend label").forEach(part => {
      const box = part.querySelector("input[name=mode]"),
        modes = box ? [box.value] : Array.from(part.classList);
      if (!wantedModes(modes).length) part.style.display = "none";
    });
  }
  return isStatic;

  // Make the rules for some media hold for others.
  function turn(query, media) {
    Array.from(document.styleSheets)
      .flatMap(sheet => Array.from(sheet.cssRules))
      .forEach(rule => {
        if (rule.media && query.test(rule.media.mediaText)) rule.media.mediaText = media;
      });
  }
}

export function isCompact() {
  return document.documentElement.classList.contains("compact");
}

// Those among the modes that the address wants to see.
export function wantedModes(modes) {
  const wanted = flags().get("layers");
  return wanted === null ? modes : modes.filter(mode => wanted.split(",").includes(mode));
}

// Where the whole page can be read: where it is published or, if it does not say, where it is, without
// the flags of an embedding. A page from srcdoc that does not say has no address.
export function wholeAddress() {
  const told = document.querySelector("link[rel=canonical]");
  if (told) return told.href;
  if (!/^(https?|file):/.test(location.protocol)) return null;
  const address = new URL(location.href);
  FLAGS.forEach(flag => address.searchParams.delete(flag));
  return address.href;
}

// How high a frame so wide best is for a map that fills it: upright on phones, flat on desks.
export function frameHeight(width) {
  const ratio = width < 480 ? 1.2 : width < 900 ? 0.75 : 0.5625;
  return Math.max(320, Math.min(720, Math.round(width * ratio)));
}

// Hosts listen for one of two messages: that of AMP, and that of pym, which names the frame in
// the address it gives it. A height is no secret, so that any host may read it.
export function tellHeight() {
  if (window.parent === window) return;
  const child = flags().get("childId");
  let told = 0;
  new ResizeObserver(() => {
    const { width, height: whole } = document.body.getBoundingClientRect(),
      height = isCompact() ? frameHeight(width) : Math.ceil(whole);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
    if (child !== null) window.parent.postMessage(["pym", child, "height", height].join("xPYMx"), "*");
  }).observe(document.body);
}
