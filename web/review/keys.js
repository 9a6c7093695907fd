// Keys without modifiers, and for each a button that bears its letter.
import * as tools from "../shared/tools.js";
import { keySign } from "./words.js";

export function createKeys(reasons, act) {
  const make = tools.make,
    ALSO = { " ": "s", Backspace: "u" },
    byKey = new Map();
  [
    ["a", "Accept", "accept, with what you have changed", act.accept],
    [
      "x",
      "Reject",
      "reject, without a reason",
      () => {
        act.reject(null);
      }
    ],
    ["s", "Skip", "leave it for later", act.skip],
    ["u", "Undo", "undo the last step", act.undo],
    ["r", "Redo", "do again what was undone", act.redo],
    ["k", "Back", "go to the corridor before", act.back],
    ["j", "Next", "go to the next corridor", act.next]
  ].forEach(action => {
    add("actions", action);
  });
  [
    ["g", "Next place", "take the next place that the name may mean", act.candidate],
    ["t", "Other end", "turn to the other end, for g", act.turn],
    ["e", "Edit", "change ends, mode, direction, status or date", act.edit],
    ["c", "Comment", "write a comment", act.comment],
    ["b", "Many", "accept many at once", act.many],
    ["m", "Missed", "add a corridor that was missed", act.missed],
    ["h", "History", "see what was done, and take it back", act.history],
    ["d", "Download", "download all decisions", act.download],
    ["/", "Filter", "filter the queue", act.filter],
    ["?", "Keys", "show these keys", act.help]
  ].forEach(action => {
    add("more", action);
  });
  reasons.forEach((reason, i) => {
    add("reasons", [
      String(i + 1),
      reason.label,
      `reject: ${reason.label}`,
      () => {
        act.reject(reason.slug);
      }
    ]);
  });

  function add(box, action) {
    const key = action[0],
      button = tools.button("", action[1], action[3]);
    button.append(keySign(key));
    button.setAttribute("aria-keyshortcuts", key);
    button.dataset.key = key;
    tools.element(box).append(button);
    tools.element("keys").append(make("dt", "", make("kbd", "", key)), make("dd", "", action[2]));
    byKey.set(key, { button, run: action[3] });
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return;
    const key = ALSO[event.key] || event.key.toLowerCase(),
      action = byKey.get(key);
    // A key whose button is not in sight does nothing.
    if (!action || document.querySelector("dialog[open]") || !action.button.getClientRects().length) return;
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
    enable(key, isOn) {
      byKey.get(key).button.disabled = !isOn;
    }
  };
}
