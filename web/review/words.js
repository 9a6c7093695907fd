// Signs and words that every part of the page uses.
import * as tools from "../shared/tools.js";

const PATHS = {
  proposed: "M8 3.2a4.8 4.8 0 1 0 .01 0Z",
  accepted: "M2.5 8.5 6.3 12.3 13.5 4",
  edited: "M3 13l.8-3.2L11 2.6l2.4 2.4-7.2 7.2Z",
  added: "M8 2.5v11M2.5 8h11",
  rejected: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  skipped: "M2.5 4l4.5 4-4.5 4M8.5 4 13 8l-4.5 4",
  conflicting: "M2.5 6h11M2.5 10h11M11 2.5l-6 11",
  stale: "M13 8a5 5 0 1 1-1.6-3.7M13.2 2v3.2H10"
};

export function stateSign(name) {
  const sign = tools.svg("svg", { class: "state", viewBox: "0 0 16 16", "aria-hidden": "true" });
  tools.svg("path", { d: PATHS[name] || PATHS.proposed }, sign);
  return sign;
}

export function modeSign(data, name) {
  const sign = tools.svg("svg", { class: `sign ${name}`, "aria-hidden": "true" });
  const line = tools.svg("path", { d: "M1 6H33", class: "line" }, sign),
    dash = data.dashOf[name];
  if (dash) line.setAttribute("stroke-dasharray", dash);
  return sign;
}

export function keySign(letter) {
  const sign = tools.make("kbd", "", letter);
  sign.setAttribute("aria-hidden", "true");
  return sign;
}

const make = tools.make;
const STATES = {
  proposed: "To check",
  accepted: "Accepted",
  edited: "Accepted as changed",
  added: "Added",
  rejected: "Rejected",
  skipped: "Skipped",
  conflicting: "In conflict",
  stale: "Stale",
  withdrawn: "Taken back",
  cleared: "Taken back",
  others: "By others only"
};

export function state(name) {
  return STATES[name] || name;
}

// Two names and the way between them, each name kept apart from the writing direction of the other.
export function route(data, corridor) {
  return make(
    "span",
    "",
    make("bdi", "", data.places[corridor.origin].name),
    corridor.bidirectional ? " ↔ " : " → ",
    make("bdi", "", data.places[corridor.destination].name)
  );
}

export function plainRoute(data, corridor) {
  return data.places[corridor.origin].name + (corridor.bidirectional ? " and " : " to ") + data.places[corridor.destination].name;
}

export function percent(score) {
  return `${Math.round(100 * score)} %`;
}

export function counted(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

export function facts(data, corridor, shown) {
  const doubts = corridor.doubts.length ? corridor.doubts.map(doubt => DOUBTS[doubt][0]).join(", ") : null;
  return [data.words[shown.status], percent(corridor.score), doubts].filter(Boolean).join(" · ");
}

const DOUBTS = {
  score: ["unsure", "the program was unsure"],
  name: ["name", "a name may mean another place"],
  far: ["far", "much longer than the other corridors"],
  single: ["once", "told in one sentence only"]
};

export function doubt(name) {
  return DOUBTS[name][1];
}
