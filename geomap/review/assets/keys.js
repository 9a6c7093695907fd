// Keys without modifiers, and for each a button that bears its letter.

geomap.keys = function (bar, help, reasons, actions) {
  const tools = geomap.tools, make = tools.make, ALSO = { " ": "s", Backspace: "u" }, byKey = new Map();
  actions.forEach(function (action) {
    const button = tools.button(action.class || "", action.label, action.run);
    button.append(geomap.signs.key(action.key));
    button.setAttribute("aria-keyshortcuts", action.key);
    button.dataset.key = action.key;
    (action.box || bar).append(button);
    byKey.set(action.key, { button: button, run: action.run });
    explain(action.key, action.help);
  });
  reasons.list.forEach(function (reason, i) {
    const button = tools.button("reason", reason.label, function () { reasons.run(reason); });
    button.prepend(geomap.signs.key(String(i + 1)));
    button.setAttribute("aria-keyshortcuts", String(i + 1));
    button.dataset.key = String(i + 1);
    reasons.box.append(button);
    explain(String(i + 1), "reject: " + reason.label);
    byKey.set(String(i + 1), { button: button, run: function () { reasons.run(reason); } });
  });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return;
    const key = ALSO[event.key] || event.key.toLowerCase(), action = byKey.get(key);
    // A key whose button is not in sight does nothing.
    if (!action || document.querySelector("dialog[open]") || !action.button.getClientRects().length) return;
    event.preventDefault();
    if (!action.button.disabled) action.run();
  });

  function explain(key, words) {
    help.append(make("dt", "", make("kbd", "", key)), make("dd", "", words));
  }

  // Where keys write or choose, they do nothing else; a space presses the button that has the focus.
  function isTyping(event) {
    const at = event.target;
    if (at.closest("textarea, select, [contenteditable]")) return true;
    if (at.tagName === "INPUT") return !["radio", "checkbox", "range", "file"].includes(at.type) || event.key === " ";
    return event.key === " " && Boolean(at.closest("button, a, summary, label"));
  }

  return {
    enable: function (key, isOn) { byKey.get(key).button.disabled = !isOn; }
  };
};
