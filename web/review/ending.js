// What comes when nothing is left to check: what is open still, the map as it would be published, the download.
import * as tools from "../shared/tools.js";
import { isPublished } from "./decisions.js";
import * as wording from "./words.js";
import { keySign, modeSign, stateSign } from "./words.js";

export function createEnding(box, act) {
  const make = tools.make;

  // far counts what is decided; left holds how many of the kind in review were skipped by this
  // reviewer, are in conflict, or are open to no key any more as a filter hides them.
  function show(far, left) {
    const nouns = { corridor: "corridor", place: "place" },
      noun = nouns[left.kind],
      { done, all } = far.kinds[left.kind];
    const title = !all
      ? `There are no ${noun}s to check`
      : left.isNarrow
        ? "Nothing is left to check in this queue"
        : done === all
          ? `All ${wording.counted(all, noun)} are decided`
          : `${done} of ${wording.counted(all, noun)} decided`;
    box.replaceChildren(make("h2", "", title), make("ul", "left", ...open(far, left)), ...onwards(far));
  }

  function open(far, left) {
    return [
      left.isNarrow && item("The queue is narrowed.", "Show all", act.clear),
      left.skipped && item(`${left.skipped} ${left.skipped === 1 ? "was" : "were"} skipped.`, "Take up what was skipped", act.again),
      left.conflicting && item(`Reviewers differ on ${left.conflicting}.`, "See them", act.conflicts),
      left.kind === "corridor" &&
        far.kinds.place.done < far.kinds.place.all &&
        item(
          `${far.kinds.place.all - far.kinds.place.done} places are not reviewed: a title or a firm may be among them.`,
          "Review places",
          act.places
        ),
      left.kind === "place" &&
        far.kinds.corridor.done < far.kinds.corridor.all &&
        item(`${far.kinds.corridor.all - far.kinds.corridor.done} corridors are not decided.`, "Review corridors", act.places)
    ].filter(Boolean);
  }

  function item(said, label, run) {
    return make("li", "", `${said} `, tools.button("", label, run));
  }

  function onwards(far) {
    if (!far.kinds.corridor.all) return [];
    const preview = tools.button("", "See the map as it would be published", act.preview),
      save = tools.button("strong", "Download decisions", act.download);
    preview.append(keySign("v"));
    save.append(keySign("d"));
    return [
      make("p", "buttons", preview, save),
      make(
        "p",
        "facts",
        "Then publish what was accepted: ",
        make("code", "", "geomap map ARTICLES --decisions decisions.jsonl --only accepted -o published.html")
      )
    ];
  }

  return { show };
}

// The corridors as they would be published, by the rules that geomap applies: on the map, and as a list.

export function createPreview(box, data, states, listeners) {
  const make = tools.make,
    MOST = 200; // lines on the map: more would only cover one another
  const only = make("input"),
    list = make("ul", "published"),
    said = make("p", "facts"),
    title = make("h2", "", "As it would be published");
  only.type = "checkbox";
  only.checked = true;
  only.addEventListener("change", show);
  title.tabIndex = -1;
  box.append(
    title,
    make("label", "only", only, " Only what was accepted"),
    said,
    list,
    make(
      "p",
      "buttons",
      tools.button("", "Back to the queue", listeners.leave),
      tools.button("strong", "Download decisions", listeners.download)
    )
  );

  function show() {
    const all = corridors(),
      published = chosen(),
      off = all.filter(isTakenOff).length,
      rejected = all.filter(item => listeners.state(item.row) === "rejected" && !isTakenOff(item)).length,
      open = all.length - published.length - rejected - off;
    said.textContent = [
      wording.counted(published.length, "corridor"),
      rejected && `${rejected} rejected`,
      off && `${off} left out with a place that was taken off`,
      open > 0 && `${open} hidden until decided`,
      published.length > MOST && `the map here shows the ${MOST} told most`
    ]
      .filter(Boolean)
      .join("; ");
    list.replaceChildren(...published.map(item));
    listeners.draw(published, MOST);
  }

  // The lines alone, where nothing is left to look at.
  function draw() {
    listeners.draw(chosen(), MOST);
  }

  function chosen() {
    return corridors()
      .filter(item => states.publishes(item, only.checked) && !isTakenOff(item))
      .map(item => states.shown(item, null));
  }

  function corridors() {
    return data.items.filter(item => item.kind === "corridor" && listeners.state(item.row) !== "withdrawn");
  }

  function isTakenOff(corridor) {
    const shown = states.shown(corridor, null);
    return (
      !corridor.added &&
      [shown.origin, shown.destination].some(row => {
        const place = data.items[data.rowOfPlaceItem.get(row)];
        return place !== undefined && listeners.state(place.row) === "rejected";
      })
    );
  }

  function item(corridor) {
    const state = listeners.state(corridor.row),
      open = tools.button("small", wording.route(data, corridor), () => {
        listeners.open(corridor.row);
      });
    const mark = isPublished(state) ? stateSign(state) : make("span", "facts", "◇ not reviewed");
    return make("li", "", mark, modeSign(data, corridor.mode), open, make("span", "facts", data.words[corridor.status]));
  }

  return {
    draw,
    show() {
      show();
      title.focus({ preventScroll: true });
    }
  };
}
