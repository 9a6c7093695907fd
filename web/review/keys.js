// Keys without modifiers, and for each a button that bears its letter.
import * as tools from "../shared/tools.js";
import { keySign } from "./words.js";

// reasons holds those of corridors and those of places, as {slug, label}.
export function createKeys(reasons, act) {
  const make = tools.make,
    ALSO = { " ": "s", Backspace: "u" },
    byKey = new Map(), // a key can have a button here and another there: the one in sight counts
    narrow = window.matchMedia("(max-width: 47.99rem)");
  [
    ["a", "Accept", "accept, with what you have changed", act.accept],
    ["x", "Reject", "reject, without a reason", () => act.reject(null), toggleReasons],
    ["s", "Skip", "leave it for later", act.skip],
    ["u", "Undo", "undo the last step", act.undo],
    ["r", "Redo", "do again what was undone", act.redo],
    ["k", "Back", "go to the one before", act.back],
    ["j", "Next", "go to the next one", act.next]
  ].forEach(action => {
    add("actions", action);
  });
  [
    ["g", "Next place", "take the next place that the name may mean", act.candidate, null, "corridor"],
    ["t", "Other end", "turn to the other end, for g", act.turn, null, "corridor"],
    ["e", "Edit", "change ends, mode, direction, status or date", act.edit, null, "corridor"],
    ["c", "Comment", "write a comment", act.comment],
    ["b", "Many", "accept many at once", act.many, null, "corridor"],
    ["m", "Missed", "add a corridor that was missed", act.missed],
    ["p", "Places", "turn to the places, or back to the corridors", act.places],
    ["v", "Preview", "see the map as it would be published", act.preview],
    ["h", "History", "see what was done, and take it back", act.history],
    ["d", "Download", "download all decisions", act.download],
    ["/", "Filter", "filter the queue", act.filter],
    ["?", "Keys", "show these keys", act.help]
  ].forEach(action => {
    add("more", action);
  });
  Object.entries(reasons).forEach(([kind, some]) => {
    some.forEach((reason, i) => {
      add("reasons", [String(i + 1), reason.label, `reject: ${reason.label}`, () => act.reject(reason.slug), null, kind]);
    });
  });
  tools.element("reasons").append(tools.button("unreasoned", "without a reason", () => act.reject(null)));

  // An action is [key, name, help, run, tap, kind]: tap is what its button does where a thumb presses it,
  // and kind what has to be in review for it.
  function add(box, [key, name, help, run, tap, kind]) {
    const button = tools.button("", name, () => {
      (tap && narrow.matches ? tap : run)();
    });
    button.append(keySign(key));
    button.setAttribute("aria-keyshortcuts", key);
    button.dataset.key = key;
    if (kind) button.dataset.kind = kind;
    tools.element(box).append(button);
    if (kind !== "place") tools.element("keys").append(make("dt", "", make("kbd", "", key)), make("dd", "", help));
    byKey.set(key, (byKey.get(key) || []).concat({ button, run }));
  }

  // On a narrow screen the reasons open above the thumb that pressed Reject.
  function toggleReasons() {
    showReasons(!document.documentElement.classList.contains("is-rejecting"));
  }

  function showReasons(isOn) {
    document.documentElement.classList.toggle("is-rejecting", isOn);
    byKey.get("x")[0].button.setAttribute("aria-expanded", String(isOn));
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return;
    const key = ALSO[event.key] || event.key.toLowerCase(),
      action = (byKey.get(key) || []).find(one => one.button.getClientRects().length);
    // A key whose button is not in sight does nothing.
    if (!action || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (!action.button.disabled) action.run();
  });

  // Where keys write or choose, they do nothing else; a space presses the button that has the focus.
  function isTyping(event) {
    const at = event.target;
    if (at.closest("textarea, select, [contenteditable]")) return true;
    if (at.tagName === "INPUT") return !["radio", "checkbox", "range", "file"].includes(at.type) || event.key === " ";
    return event.key === " " && Boolean(at.closest("button, a, summary, label"));
  }

  return {
    showReasons,
    // Each of these letters is a key.
    enable(letters, isOn) {
      Array.from(letters)
        .flatMap(key => byKey.get(key))
        .forEach(one => {
          one.button.disabled = !isOn;
        });
    }
  };
}
