// What is asked before something is decided: a choice that is hardly meant, or what nobody has looked at.
import { kilometres } from "../shared/geometry.js";
import { element } from "../shared/tools.js";
import { placeText } from "./form.js";

const DISTANT = 2000; // km from the place that was proposed: a choice so far off is asked about
const IN_SIGHT = 40; // pixels of the evidence that have to be seen before something is decided

// A question stands beside the buttons and blocks nothing: to do the same once more answers it.
export function createQuestion(box) {
  let asked = null; // what was asked about
  box.querySelector("button").addEventListener("click", leave);

  // Whether there is nothing to ask, or the same was asked just now.
  function isSure(text, signature) {
    if (!text || asked === signature) return true;
    asked = signature;
    box.querySelector("p").textContent = text;
    box.hidden = false;
    return false;
  }

  function leave() {
    asked = null;
    box.hidden = true;
  }

  return {
    isSure,
    leave,
    isAsked() {
      return asked !== null;
    }
  };
}

// What is asked of a corridor whose end was moved very far, null of all others.
export function doubtOf(data, proposed, now) {
  const moved = ["origin", "destination"]
    .filter(end => now[end] !== proposed[end])
    .map(end => ({ row: now[end], km: distance(data, proposed[end], now[end]) }));
  const worst = moved.find(end => end.km > DISTANT);
  if (!worst) return null;
  const km = Math.round(worst.km).toLocaleString("en");
  return `${placeText(data, worst.row)} lies ${km} km from the place that was proposed. Accept once more to publish it so.`;
}

function distance(data, one, other) {
  const [from, to] = [data.places[one], data.places[other]].map(place => [place.lon, place.lat]);
  return kilometres(from, to);
}

// Whether something of what is decided on stands between the top of the screen and the buttons.
export function isInSight(top, bottom, buttons) {
  const [first, last, floor] = [top, bottom, buttons].map(id => element(id).getBoundingClientRect());
  return last.bottom > IN_SIGHT && first.top < floor.top - IN_SIGHT;
}
