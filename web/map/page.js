// The page of a map: its parts brought together. The text of articles stands in the data, and
// enters the page by textContent alone: it is never markup and never code.
import * as tools from "../shared/tools.js";
import { createAtlas } from "./atlas.js";
import { createEvidence } from "./evidence.js";
import { createFilters } from "./filters.js";
import { dress, isCompact, tellHeight, wantedModes, wholeAddress } from "./frame.js";
import { readData } from "./records.js";
import { sketch } from "./sketch.js";

export function start(map, groups) {
  if (dress()) return tellHeight();
  const element = tools.element,
    data = readData(),
    words = data.words,
    root = document.documentElement;
  const rows = Array.from(document.querySelectorAll("tr[data-corridor]"));
  const state = { open: null, opener: null, links: [] };
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches)
    map.options.zoomAnimation = map.options.inertia = map._zoomAnimated = false;
  const tip = element("tip"),
    atlas = createAtlas(map, data, { open, light: lightAt, choose, tell, tellOutside });
  const evidence = createEvidence(element("evidence"), data, { open, close });
  const filters = createFilters(element("filters"), element("chips"), data, narrow);

  data.modes.forEach(mode => {
    groups[mode.name].addLayer(atlas.layer(mode.name));
  });
  connectLegend(element("legend"));
  rows.forEach(connectRow);
  watchGestures(map, element("hint"), words);
  document.querySelectorAll("time:not([datetime])").forEach(time => {
    time.replaceWith(tools.time(time.textContent));
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && state.open !== null) close();
  });
  map.on("popupclose", event => {
    if (event.popup.corridor === state.open && state.open !== null) close();
  });
  map.on("click", () => {
    if (isCompact() && state.open !== null) close();
  });
  window.addEventListener("hashchange", followAddress);
  const wanted = wantedModes(Object.keys(groups));
  Object.keys(groups).forEach(mode => {
    if (!wanted.includes(mode)) groups[mode].remove();
  });
  addExplore();
  tellHeight();
  root.classList.add("live");
  map.invalidateSize(false);
  atlas.showFirst();
  filters.apply();
  followAddress();
  new ResizeObserver(() => map.invalidateSize(false)).observe(map.getContainer());

  function choose(place) {
    filters.choose(place);
  }

  // What the map of thousands says: how many its lines stand for, and how strong the broadest is.
  function tell(text, most) {
    element("bundled").textContent = text;
    if (text && most > 1) element("bundled").append(` ${tools.say(words.broadest, { n: most })}`);
  }

  // How many lines lead out of sight, and the way to see them.
  function tellOutside(count) {
    const button = element("outside");
    button.hidden = !count;
    button.textContent = count ? tools.say(words.outside, { n: count }) : "";
  }

  function addExplore() {
    const address = isCompact() ? wholeAddress() : null,
      anchor = element("explore");
    element("outside").addEventListener("click", atlas.showAll);
    if (address === null) return anchor.remove();
    anchor.href = address;
  }

  // One row of the data, several, or none, when what is open stays lit.
  function light(row) {
    const lit = row === null ? state.open : row,
      all = lit === null ? [] : [].concat(lit).flatMap(one => data.corridors[one].ribbon.rows);
    atlas.light(lit === null ? null : all);
    rows.forEach(line => line.classList.toggle("lit", all.includes(Number(line.dataset.corridor))));
  }

  // The same for what lies under the pointer, with a word beside it.
  function lightAt(row) {
    light(row);
    tip.replaceChildren();
    if (typeof row === "number") tip.append(evidence.tip(row));
  }
  map.on("mousemove", event => {
    const { x, y } = event.containerPoint,
      isLeft = x > map.getSize().x / 2;
    tip.style.transform = `translate(${x + (isLeft ? -14 : 14)}px, ${y + 12}px)${isLeft ? " translateX(-100%)" : ""}`;
  });

  function open(row, opener) {
    if (row === state.open) return;
    state.open = row;
    state.opener = opener || state.opener;
    tip.replaceChildren();
    light(row);
    if (!isCompact() || root.classList.contains("plain")) atlas.openPopup(row, evidence.short(row));
    evidence.show(row);
    root.classList.add("opened");
    if (isCompact()) atlas.lift(row, element("evidence").getBoundingClientRect());
    element("told").textContent = evidence.heading(row);
    writeAddress(`#corridor=${data.corridors[row].id}`);
  }

  // Leave the corridor; focus goes back to what opened it, unless it stands in the table already.
  function close() {
    const opener = state.opener;
    state.open = state.opener = null;
    map.closePopup();
    light(null);
    root.classList.remove("opened");
    evidence.showAll(shownLinks());
    element("told").textContent = "";
    writeAddress("");
    if (!opener || element("corridors").contains(document.activeElement)) return;
    // The panel is written anew, so that what opened it may have a twin there.
    const twin = opener.isConnected
      ? opener
      : Array.from(element("evidence").querySelectorAll(".open")).find(one => one.textContent === opener.textContent);
    if (twin) twin.focus();
  }

  function narrow(links, isNarrowed) {
    state.links = links;
    atlas.filter(links, isNarrowed);
    show();
    if (state.open !== null && !atlas.isOn(state.open)) close();
  }

  // Bring everything beside the map up to date with what it shows.
  function show() {
    const links = shownLinks(),
      found = new Set(links.map(link => link.corridor));
    filters.tell(links.length);
    rows.forEach(line => {
      line.hidden = !found.has(Number(line.dataset.corridor));
    });
    data.modes.forEach(mode => {
      const count = new Set(state.links.filter(link => link.mode === mode.name).map(link => link.corridor)).size;
      element("legend").querySelector(`output[data-mode=${mode.name}]`).textContent = tools.number(count);
    });
    if (state.open === null) evidence.showAll(links);
  }

  function shownLinks() {
    return state.links.filter(link => atlas.isOn(link.corridor));
  }

  // The legend's boxes switch the Leaflet layers of the modes, and follow when something else does.
  function connectLegend(legend) {
    const boxes = Array.from(legend.querySelectorAll("input[name=mode]")),
      quiet = legend.querySelector("input[name=quiet]");
    // What is wanted is read first: each change makes the boxes follow the map.
    function apply() {
      boxes
        .map(box => [groups[box.value], box.checked])
        .forEach(([group, isOn]) => {
          if (isOn) group.addTo(map);
          else group.remove();
        });
    }
    legend.addEventListener("change", event => {
      if (event.target === quiet) atlas.showQuiet(quiet.checked);
      else apply();
    });
    legend.addEventListener("submit", event => event.preventDefault());
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
      show();
      if (state.open !== null && !atlas.isOn(state.open)) close();
    });
  }

  // A row shows its line where the reader is: on the map, and where that is out of sight in the row itself.
  function connectRow(line) {
    const row = Number(line.dataset.corridor),
      button = line.querySelector("button");
    function openRow() {
      open(row, button);
      const frame = map.getContainer().getBoundingClientRect(),
        isSeen = frame.bottom > window.innerHeight * 0.25 && frame.top < window.innerHeight * 0.75;
      document.querySelectorAll(".sketch").forEach(old => old.remove());
      if (!isSeen && data.corridors[row].line !== null) button.closest("th").append(sketch(data, row));
    }
    button.addEventListener("focus", openRow);
    button.addEventListener("click", openRow);
    line.addEventListener("mouseenter", () => light(row));
    line.addEventListener("mouseleave", () => light(null));
  }

  // ?corridor=… opens it once, for systems that cut off what follows #.
  function followAddress(changed) {
    const found = /[?#&]corridor=([0-9a-z]+)/.exec(changed ? location.hash : location.hash + location.search);
    const row = found === null ? -1 : data.corridors.findIndex(corridor => corridor.id === found[1]);
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
