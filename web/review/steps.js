// What was done, step by step: each can be undone, and undoing adds lines to the file like all else.
import * as tools from "../shared/tools.js";
import * as wording from "./words.js";
import { stateSign } from "./words.js";

export function createSteps(desk, ledger, store) {
  const all = []; // every step, undoing included, as they came
  let done = [],
    undone = [];

  // A step is {label, kind, records, priors}; kind is "do", "undo" or "redo", and priors holds for
  // each record what its reviewer had said of the target before, or null.
  function take(label, kind, records) {
    const priors = records.map(record => ledger.verdictOf(ledger.targetOf(record), record.reviewer));
    const step = { label, kind, records, priors };
    records.forEach(ledger.add);
    all.push(step);
    return step;
  }

  function perform(label, records) {
    const step = take(label, "do", records);
    done.push(step);
    undone = [];
    store.keep(step);
    return step;
  }

  function undo() {
    const step = done.pop();
    if (!step) return null;
    undone.push(step);
    store.keep(take(step.label, "undo", inverse(step)));
    return step;
  }

  function redo() {
    const step = undone.pop();
    if (!step) return null;
    done.push(step);
    store.keep(take(step.label, "redo", step.records.map(desk.again)));
    return step;
  }

  // Any step of the history can be taken back by a new one, but for what was decided anew since.
  function takeBack(step) {
    const records = inverse(step).filter((_, i) => isLast(step.records[i]));
    return records.length ? perform(step.label, records) : null;
  }

  function isLast(record) {
    return ledger.verdictOf(ledger.targetOf(record), record.reviewer) === record;
  }

  function inverse(step) {
    return step.records.map((record, i) => (step.priors[i] ? desk.again(step.priors[i]) : desk.cleared(record)));
  }

  // A step that the browser had kept, as if it were made once more.
  function resume(kept) {
    const step = take(kept.label, kept.kind, kept.records);
    if (step.kind === "undo") undone.push(done.pop());
    else if (step.kind === "redo") done.push(undone.pop());
    else {
      done.push(step);
      undone = [];
    }
    done = done.filter(Boolean);
    undone = undone.filter(Boolean);
  }

  return {
    all,
    perform,
    undo,
    redo,
    takeBack,
    isLast,
    resume,
    canUndo() {
      return done.length > 0;
    },
    canRedo() {
      return undone.length > 0;
    }
  };
}

// Nothing is lost: each step is kept in the browser at once, where it allows that, and can be
// downloaded at any time. Only what is neither kept nor downloaded makes the page ask before it closes.

export function createStore(data, isDecision) {
  const PREFIX = "geomap-review:",
    own = `${PREFIX + data.network}:`,
    mine = Math.random().toString(36).slice(2, 8);
  let count = 0,
    unkept = 0,
    works = canStore();

  function canStore() {
    try {
      localStorage.setItem(`${PREFIX}try`, "1");
      localStorage.removeItem(`${PREFIX}try`);
      return true;
    } catch {
      return false; // a sandboxed frame, a browser that keeps nothing for files, or private browsing
    }
  }

  // A step holds the records that it made, or the lines of a file that was loaded.
  function keep(step) {
    // Keys sort by time, then by order; two tabs never write the same one.
    const key = `${own + String(Date.now()).padStart(15, "0")}:${String(count++).padStart(6, "0")}:${mine}`;
    try {
      if (!works) throw new Error("no store");
      localStorage.setItem(key, JSON.stringify({ label: step.label, kind: step.kind, records: step.records, lines: step.lines }));
    } catch {
      works = false;
      unkept += (step.records || step.lines).length;
    }
  }

  function keysOf(prefix) {
    return Object.keys(localStorage)
      .filter(key => key.startsWith(prefix))
      .sort();
  }

  // The steps that were kept for this network, in the order in which they were made.
  function kept() {
    if (!works) return [];
    return keysOf(own)
      .map(key => read(localStorage.getItem(key)))
      .filter(Boolean);
  }

  function read(text) {
    try {
      const step = JSON.parse(text);
      return recordsOf(step).every(isDecision) ? step : null;
    } catch {
      return null;
    }
  }

  function recordsOf(step) {
    return step.records || step.lines.map(line => JSON.parse(line));
  }

  // What was kept for other networks and is about corridors of this one: most likely this map,
  // before it was made anew.
  function keptBefore() {
    if (!works) return [];
    const others = keysOf(PREFIX).filter(key => !key.startsWith(own));
    const steps = others.map(key => read(localStorage.getItem(key))).filter(Boolean);
    return steps.flatMap(recordsOf).filter(record => data.rowOfItem.has(record.corridor));
  }

  // Tell when another tab of this page has decided something.
  function watch(changed) {
    window.addEventListener("storage", event => {
      const step = event.key?.startsWith(own) && event.newValue ? read(event.newValue) : null;
      if (step) changed(step);
    });
  }

  function download(text) {
    const link = tools.make("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ndjson" }));
    link.download = "decisions.jsonl";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
    }, 10000);
    unkept = 0;
  }

  return {
    keep,
    kept,
    keptBefore,
    watch,
    download,
    works() {
      return works;
    },
    unkept() {
      return unkept;
    }
  };
}

// What was done, newest first; whatever still counts can be taken back from here. Below it stands
// what the file says of corridors that this network does not hold.

export function createHistory(box, data, steps, ledger, listeners) {
  const make = tools.make,
    AT_ONCE = 100,
    VERBS = { do: "", undo: "Undone: ", redo: "Done again: " };
  const list = make("ol", "steps"),
    gone = make("ul", "gone"),
    goneTitle = make("h3", "", "On this map no more");
  box.append(make("h2", "", "History"), list, goneTitle, gone);

  function show() {
    list.replaceChildren(...steps.all.slice(-AT_ONCE).reverse().map(item));
    if (!steps.all.length) list.append(make("li", "", "Nothing yet."));
    const lost = lostTargets();
    goneTitle.hidden = gone.hidden = !lost.length;
    gone.replaceChildren(
      ...lost.map(record =>
        make(
          "li",
          "",
          stateSign("stale"),
          ...(record.about.place ? [make("bdi", "", record.about.place.name)] : wayOf(record.about)),
          ` (${record.about.place ? "place" : data.words[record.about.mode]}, ${wording.state(record.decision).toLowerCase()})`
        )
      )
    );
  }

  function item(step) {
    const line = make("li", "", make("span", "", VERBS[step.kind] + step.label)),
      counts = step.records.some(steps.isLast);
    if (counts && step.kind !== "undo")
      line.append(
        " ",
        tools.button("small", "Undo", () => {
          listeners.takeBack(step);
        })
      );
    return line;
  }

  function wayOf(about) {
    const ends = [about.origin, about.destination].map(end => make("bdi", "", end.name));
    return [ends[0], about.bidirectional ? " ↔ " : " → ", ends[1]];
  }

  // The decisions on corridors that have gone: stale, and kept in the file.
  function lostTargets() {
    const found = new Map();
    ledger.records().forEach(record => {
      if (record.link === null && record.decision !== "added" && !data.rowOfItem.has(record.corridor)) found.set(record.corridor, record);
    });
    return Array.from(found.values()).filter(record => record.decision !== "cleared");
  }

  return {
    show,
    lost() {
      return lostTargets().length;
    }
  };
}
