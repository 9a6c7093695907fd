// What every part of the page uses: elements, dates, and the data as records.

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

// A sample of a mode's line, as the legend has it.
export function swatch(mode) {
  const sign = svg("svg", { class: "sign", "aria-hidden": "true" });
  svg("use", { href: `#sign-${mode}` }, sign);
  return sign;
}
