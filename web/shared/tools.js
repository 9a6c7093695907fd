// What every part of the page uses: elements, dates, and the data as records.
import { rules } from "./plane.js";

export function element(id) {
  return document.getElementById(id);
}

// An element with a class and with children: other elements, or texts. Never markup.
export function make(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

export function button(className, label, pressed) {
  const made = make("button", className, label);
  made.type = "button";
  made.addEventListener("click", pressed);
  return made;
}

export function slider(least, most, value, label) {
  const range = make("input");
  Object.assign(range, { type: "range", min: least, max: most, value });
  range.setAttribute("aria-label", label);
  return range;
}

export function svg(tag, attributes, parent) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.keys(attributes).forEach(name => {
    made.setAttribute(name, attributes[name]);
  });
  if (parent) parent.appendChild(made);
  return made;
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// Numbers in the digits of the page's language, and of a word with a plural the form for the number.
// Made when first asked for, and once: they are dear.
let forms = null;

function formsOf() {
  if (forms) return forms;
  const language = `${document.documentElement.lang}-u-nu-${document.body.dataset.numbering || "latn"}`,
    styles = [{ year: "numeric" }, { month: "short" }, { day: "numeric" }];
  forms = {
    plurals: new Intl.PluralRules(language),
    plain: new Intl.NumberFormat(language, { useGrouping: false }),
    grouped: new Intl.NumberFormat(language),
    dates: styles.map((_, last) => new Intl.DateTimeFormat(language, Object.assign({ timeZone: "UTC" }, ...styles.slice(0, last + 1))))
  };
  return forms;
}

export function number(count) {
  const { plain, grouped } = formsOf();
  return (count < 10000 ? plain : grouped).format(count);
}

export function say(word, values) {
  const said = {};
  Object.keys(values).forEach(name => {
    said[name] = typeof values[name] === "number" ? number(values[name]) : values[name];
  });
  return fill(typeof word === "string" ? word : word[formsOf().plurals.select(values.n)] || word.other, said);
}

// "2025-08-23" in the reader's language; "2025-08" and "2025" stay as vague as they are.
export function readableDate(iso) {
  const parts = iso.split("-").map(Number);
  return formsOf().dates[parts.length - 1].format(new Date(Date.UTC(parts[0], (parts[1] || 1) - 1, parts[2] || 1)));
}

export function time(iso) {
  const made = make("time", "", readableDate(iso));
  made.dateTime = iso;
  return made;
}

// A text as a search looks at it: without accents, in lower case.
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

// An event as a bead on a line: what has become of it tells by its form, an event without a day is square, and
// one that is doubtful carries a question mark.
export function bead(event) {
  const made = svg("g", { class: `bead ${event.kind}${event.date ? "" : " undated"}${event.isDoubtful ? " doubtful" : ""}` });
  if (event.date) svg("circle", { class: "body", r: rules.bead.radius }, made);
  else svg("rect", { class: "body", x: -4, y: -4, width: 8, height: 8 }, made);
  if (rules.marks[event.kind] && !event.isDoubtful) svg("path", { class: "mark", d: rules.marks[event.kind] }, made);
  if (event.isDoubtful) svg("text", { y: 2.9 }, made).textContent = "?";
  return made;
}

// A bead as it stands before a line of text.
export function beadSign(event) {
  const sign = svg("svg", { class: "bead-sign", viewBox: "-6 -6 12 12", "aria-hidden": "true" });
  sign.append(bead(event));
  return sign;
}

// A sample of a mode's line, as the legend has it.
export function swatch(mode) {
  const sign = svg("svg", { class: "sign", "aria-hidden": "true" });
  svg("use", { href: `#sign-${mode}` }, sign);
  return sign;
}
