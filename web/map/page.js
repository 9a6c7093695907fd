// The page inside another: what its address asks for, and how high it tells its host to make it.

import * as tools from "../shared/tools.js";
import { createAtlas } from "./atlas.js";
import { createEvidence } from "./evidence.js";
import { createFilters } from "./filters.js";
import { readData } from "./records.js";

// ?plain shows the map and its legend alone; ?table=0, ?legend=0 and ?filters=0 leave those out;
// ?dark=1 and ?dark=0 choose the colours; ?layers=flight,visit shows these modes; ?static leaves the
// page as it is without scripts, with the still map. Whether it does is what this returns.
export function dress() {
  const flags = new URLSearchParams(location.search),
    root = document.documentElement;
  if (flags.has("plain")) root.classList.add("plain");
  ["table", "legend", "filters"].forEach(part => {
    if (flags.get(part) === "0") root.classList.add(`no-${part}`);
  });
  const dark = { 1: "screen", 0: "not all" }[flags.get("dark")],
    isStatic = flags.has("static");
  if (dark) turn(/prefers-color-scheme/, dark);
  if (isStatic) {
    turn(/scripting/, "not all");
    document.querySelectorAll(".still .corridor, tr[data-corridor], #legend label").forEach(part => {
      const box = part.querySelector("input"),
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

// Those among the modes that the address wants to see.
export function wantedModes(modes) {
  const wanted = new URLSearchParams(location.search).get("layers");
  return wanted === null ? modes : modes.filter(mode => wanted.split(",").includes(mode));
}

// Hosts listen for one of two messages: that of AMP, and that of pym, which names the frame in
// the address it gives it. A height is no secret, so that any host may read it.
export function tellHeight() {
  if (window.parent === window) return;
  document.documentElement.classList.add("framed");
  const child = new URLSearchParams(location.search).get("childId");
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
    if (child !== null) window.parent.postMessage(["pym", child, "height", height].join("xPYMx"), "*");
  }).observe(document.body);
}

// The page of a map: its parts brought together. The text of articles stands in the data, and
// enters the page by textContent alone: it is never markup and never code.

export function start(map, groups) {
  if (dress()) return tellHeight();
  const element = tools.element,
    data = readData();
  const rows = Array.from(document.querySelectorAll("tr[data-corridor]"));
  const state = { open: null, opener: null, links: [] };
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches)
    map.options.zoomAnimation = map.options.inertia = map._zoomAnimated = false;
  const atlas = createAtlas(map, data, { open, light, search, tell });
  const evidence = createEvidence(element("evidence"), data, { open, close });
  const filters = createFilters(element("filters"), data, narrow);

  data.modes.forEach(mode => {
    groups[mode.name].addLayer(atlas.layer(mode.name));
  });
  connectLegend(element("legend"));
  rows.forEach(connectRow);
  watchGestures(map, element("hint"), data.words);
  document.querySelectorAll("time:not([datetime])").forEach(time => {
    time.replaceWith(tools.time(time.textContent));
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && state.open !== null) close();
  });
  map.on("popupclose", event => {
    if (event.popup.corridor === state.open && state.open !== null) close();
  });
  window.addEventListener("hashchange", followAddress);
  const wanted = wantedModes(Object.keys(groups));
  Object.keys(groups).forEach(mode => {
    if (!wanted.includes(mode)) groups[mode].remove();
  });
  tellHeight();
  document.documentElement.classList.add("live");
  map.invalidateSize(false);
  atlas.showFirst();
  filters.apply();
  followAddress();

  function search(name) {
    filters.search(name);
  }

  function tell(text) {
    element("bundled").textContent = text;
  }

  // One row of the data, several, or none, when what is open stays lit.
  function light(row) {
    const lit = row === null ? state.open : row,
      all = lit === null ? [] : [].concat(lit);
    atlas.light(lit);
    rows.forEach(line => {
      line.classList.toggle("lit", all.includes(Number(line.dataset.corridor)));
    });
  }

  function open(row, opener) {
    if (row === state.open) return;
    state.open = row;
    state.opener = opener || state.opener;
    light(row);
    atlas.openPopup(row, evidence.short(row));
    evidence.show(row);
    element("told").textContent = evidence.heading(row);
    writeAddress(`#corridor=${data.corridors[row].id}`);
  }

  // Leave the corridor; focus goes back to what opened it, unless it stands in the table already.
  function close() {
    const opener = state.opener;
    state.open = state.opener = null;
    map.closePopup();
    light(null);
    evidence.showAll(shownLinks());
    element("told").textContent = "";
    writeAddress("");
    if (opener && !element("corridors").contains(document.activeElement)) opener.focus();
  }

  function narrow(links, passing) {
    state.links = links;
    atlas.filter(corridor => passing.has(corridor.row));
    showRows();
    if (state.open === null) evidence.showAll(shownLinks());
    else if (!passing.has(state.open)) close();
  }

  function shownLinks() {
    return state.links.filter(link => atlas.isOn(link.corridor));
  }

  function showRows() {
    rows.forEach(line => {
      line.hidden = !atlas.isOn(Number(line.dataset.corridor));
    });
  }

  // The legend's boxes switch the Leaflet layers of the modes, and follow when something else does.
  function connectLegend(legend) {
    const boxes = Array.from(legend.querySelectorAll("input[name=mode]"));
    // What is wanted is read first: each change makes the boxes follow the map.
    function apply() {
      boxes
        .map(box => [groups[box.value], box.checked])
        .forEach(wanted => {
          if (wanted[1]) wanted[0].addTo(map);
          else wanted[0].remove();
        });
    }
    legend.addEventListener("change", apply);
    legend.addEventListener("submit", event => {
      event.preventDefault();
    });
    legend.querySelectorAll("button").forEach(button => {
      button.addEventListener("click", () => {
        boxes.forEach(box => {
          box.checked = button.value === "all";
        });
        apply();
      });
    });
    map.on("layeradd layerremove", event => {
      if (!Object.values(groups).includes(event.layer)) return;
      boxes.forEach(box => {
        box.checked = map.hasLayer(groups[box.value]);
      });
      showRows();
      if (state.open === null) evidence.showAll(shownLinks());
    });
  }

  function connectRow(line) {
    const row = Number(line.dataset.corridor),
      button = line.querySelector("button");
    button.addEventListener("focus", () => {
      open(row, button);
    });
    button.addEventListener("click", () => {
      open(row, button);
    });
    line.addEventListener("mouseenter", () => {
      light(row);
    });
    line.addEventListener("mouseleave", () => {
      light(null);
    });
  }

  // ?corridor=… opens it once, for systems that cut off what follows #.
  function followAddress(changed) {
    const wanted = /[?#&]corridor=([0-9a-z]+)/.exec(changed ? location.hash : location.hash + location.search);
    const row = wanted === null ? -1 : data.corridors.findIndex(corridor => corridor.id === wanted[1]);
    if (row >= 0) open(row);
  }

  function writeAddress(hash) {
    try {
      history.replaceState(null, "", hash || location.pathname + location.search);
    } catch {
      // A page shown from srcdoc has no address to keep.
    }
  }
}

// A map inside an article must not catch the reader's scrolling: the wheel zooms with Ctrl
// held, one finger scrolls the page and two move the map.
export function watchGestures(map, hint, words) {
  const box = map.getContainer();
  let timer = 0;
  function tell(text) {
    hint.textContent = text;
    hint.classList.add("told");
    clearTimeout(timer);
    timer = setTimeout(() => {
      hint.classList.remove("told");
    }, 1400);
  }
  box.addEventListener(
    "wheel",
    event => {
      if (event.ctrlKey || event.metaKey) return;
      event.stopPropagation();
      tell(words.gesture_wheel);
    },
    { capture: true, passive: true }
  );
  if (!window.matchMedia("(pointer: coarse)").matches) return;
  map.dragging.disable();
  box.addEventListener(
    "touchmove",
    event => {
      if (event.touches.length === 1) tell(words.gesture_touch);
    },
    { passive: true }
  );
}

// Tiles of another machine, over the page's own ground, which shows where they do not come. Some
// servers, as that of OpenStreetMap, answer only those who say which page asks.
export function layTiles(map, url) {
  map.createPane("tiles").style.zIndex = 220;
  L.tileLayer(url, { pane: "tiles", maxNativeZoom: 18, referrerPolicy: "strict-origin-when-cross-origin" }).addTo(map);
}
