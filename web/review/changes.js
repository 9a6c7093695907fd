// What an editor changes of a corridor before it is accepted: drafts, and the two ways to make them,
// the candidates of its names and the form.
import * as tools from "../shared/tools.js";
import { createCandidates } from "./evidence.js";
import { createForm, placeText } from "./form.js";

// listeners: item() is the corridor in review, changed() shows it anew, tell() says something.
export function createChanges(data, states, listeners) {
  const drafts = new Map(),
    box = tools.element("change-box"),
    candidates = createCandidates(tools.element("candidates"), data, { change }),
    form = createForm(tools.element("change"), data, { change });
  let activeEnd = "destination"; // the end that the key g changes
  box.addEventListener("toggle", fill);

  // The corridor as it stands, with what was decided and what is being changed.
  function shown(item) {
    return item.kind === "place" ? item : states.shown(item, drafts.get(item.id));
  }

  // The key g begins with the name that may mean more.
  function begin(item) {
    if (item.kind === "place") return;
    const isOrigin = !item.added && data.choices[item.origin_choices].length > data.choices[item.destination_choices].length;
    activeEnd = isOrigin ? "origin" : "destination";
  }

  function show(item) {
    candidates.show(shown(item), item, activeEnd);
    if (box.open) fill();
  }

  // What the end that g changes may be instead, and is not now: a few stand on the map.
  function others(item) {
    return choicesOf(item)
      [activeEnd].filter(row => row !== shown(item)[activeEnd])
      .slice(0, 4);
  }

  function fill() {
    const item = listeners.item();
    if (item && item.kind !== "place") form.show({ corridor: shown(item), choices: choicesOf(item), named: namedIn(item) });
  }

  function choicesOf(item) {
    return { origin: candidates.choicesOf(item, "origin"), destination: candidates.choicesOf(item, "destination") };
  }

  function namedIn(item) {
    const rows = item.evidence.flatMap(link => [link.origin, link.destination].concat(link.source.names.map(name => name.place)));
    return Array.from(new Set(rows));
  }

  function change(wanted) {
    const item = listeners.item(),
      draft = { ...drafts.get(item.id), ...wanted },
      base = states.shown(item, null),
      focused = document.activeElement.name || "";
    Object.keys(draft).forEach(field => {
      if (field !== "comment" && draft[field] === base[field]) delete draft[field];
    });
    if (Object.keys(draft).length) drafts.set(item.id, draft);
    else drafts.delete(item.id);
    listeners.changed();
    // The candidates are drawn anew; the focus stays on the one that was chosen.
    if (focused.startsWith("choices-")) document.querySelector(`[name=${focused}]:checked`).focus();
  }

  function next() {
    const item = listeners.item(),
      row = candidates.next(shown(item), item, activeEnd);
    change({ [activeEnd]: row });
    listeners.tell((activeEnd === "origin" ? "From " : "To ") + placeText(data, row));
  }

  function turn() {
    activeEnd = activeEnd === "origin" ? "destination" : "origin";
    listeners.changed();
    listeners.tell(activeEnd === "origin" ? "The key g changes where it starts." : "The key g changes where it ends.");
  }

  return {
    begin,
    shown,
    show,
    others,
    next,
    turn,
    form: {
      focus() {
        fill();
        form.focus();
      }
    },
    count() {
      return drafts.size;
    },
    of(item) {
      return drafts.get(item.id);
    },
    note(item, comment) {
      drafts.set(item.id, { ...drafts.get(item.id), comment });
    },
    drop(item) {
      drafts.delete(item.id);
    }
  };
}
