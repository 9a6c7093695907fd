// Who decides, and the decisions file: taken in by a button or by dropping it anywhere, given out by another.
import * as tools from "../shared/tools.js";
import * as wording from "./words.js";

export function createFiles(box, naming, data, ledger, store, listeners) {
  const make = tools.make;
  const name = make("input"),
    input = make("input"),
    load = make("label", "load", "Load decisions", input);
  const save = tools.button("strong", "", download),
    note = make("p", "note"),
    problem = make("p", "problem"),
    before = make("p", "before");
  let waiting = null; // what is to be done as soon as there is a name
  name.value = data.reviewer || remembered() || "";
  name.autocomplete = "name";
  name.placeholder = "Your name";
  name.setAttribute("aria-label", "Your name, which stands with each decision");
  name.addEventListener("change", remember);
  name.addEventListener("keydown", event => {
    if (event.key === "Enter") name.blur();
  });
  const asked = make("input"),
    go = make("button", "strong", "Go on");
  asked.autocomplete = "name";
  asked.required = true;
  naming.append(make("label", "", "Who decides? Your name stands with each decision.", asked), go);
  naming.hidden = true;
  naming.addEventListener("submit", event => {
    event.preventDefault();
    if (!asked.value.trim()) return;
    name.value = asked.value.trim();
    leaveName();
    remember();
    const done = waiting;
    waiting = null;
    done();
  });
  naming.addEventListener("keydown", event => {
    if (event.key === "Escape") leaveName();
  });
  input.type = "file";
  input.accept = ".jsonl,.json";
  input.addEventListener("change", () => {
    take(Array.from(input.files));
  });
  problem.setAttribute("role", "alert");
  box.append(name, load, save, note, before, problem);
  document.addEventListener("dragover", event => {
    event.preventDefault();
  });
  document.addEventListener("drop", event => {
    event.preventDefault();
    take(Array.from(event.dataTransfer.files));
  });
  window.addEventListener("beforeunload", event => {
    if (store.unkept() || listeners.isChanging()) event.preventDefault();
  });

  function remembered() {
    return store.works() ? localStorage.getItem("geomap-reviewer") : null;
  }

  function remember() {
    if (store.works()) localStorage.setItem("geomap-reviewer", name.value.trim());
    listeners.named();
  }

  // Ask for the name beside the buttons, where the eye is, and go on with what was begun.
  function askName(then) {
    waiting = then;
    naming.hidden = false;
    asked.focus();
  }

  function leaveName() {
    naming.hidden = true;
    asked.blur();
  }

  // Files are taken whole or not at all.
  function take(files) {
    Promise.all(files.map(file => file.text())).then(
      texts => {
        problem.textContent = "";
        texts.forEach((text, i) => {
          try {
            keep(ledger.load(text), files[i].name);
          } catch (broken) {
            problem.textContent = `“${files[i].name}”, ${broken.message}.`;
          }
        });
        input.value = "";
      },
      () => {
        problem.textContent = "The file cannot be read; choose it once more.";
      }
    );
  }

  // What was loaded is there again, too, when the page is opened anew.
  function keep(lines, name) {
    if (lines.length) store.keep({ label: name, kind: "load", lines });
    listeners.loaded(lines.length, name);
  }

  // Decisions on an earlier version of this map are taken over by a press, and never unasked.
  function offer() {
    const records = store.keptBefore().filter(record => !ledger.has(record));
    before.replaceChildren();
    if (!records.length) return;
    const count = wording.counted(records.length, "decision"),
      verb = records.length === 1 ? "is" : "are";
    before.append(
      `${count} on an earlier version of this map ${verb} kept here. `,
      tools.button("small", "Take over", () => {
        keep(ledger.load(records.map(record => JSON.stringify(record)).join("\n")), "this browser");
        before.replaceChildren();
      })
    );
  }

  function download() {
    store.download(ledger.text());
    show();
    listeners.told(`Downloaded ${wording.counted(ledger.records().length, "decision")} as decisions.jsonl.`);
  }

  function show() {
    const count = ledger.records().length;
    save.replaceChildren("Download decisions", make("span", "count", String(count)));
    save.disabled = !count;
    note.textContent = store.works()
      ? "Kept in this browser as you go."
      : "This browser keeps nothing more here. Download before you leave.";
    note.classList.toggle("warning", !store.works());
  }

  return {
    show,
    offer,
    download,
    reviewer() {
      return name.value.trim();
    },
    askName
  };
}
