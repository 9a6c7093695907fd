import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as plane from "../shared/plane.js";

const { plane: cases } = JSON.parse(readFileSync(new URL("../../tests/data/vectors.json", import.meta.url), "utf8"));
const point = ([x, y]) => ({ x, y }),
  box = ([left, top, right, bottom]) => ({ left, top, right, bottom });
const surroundings = ({ taken, crossed, frame, may_cross }) => ({
  taken: taken.map(box),
  crossed: crossed.map(point),
  frame: box(frame),
  mayCross: may_cross
});

const RULES = {
  width: plane.widthOf,
  dashes: plane.dashes,
  ribbons: plane.ribbonsOf,
  kind: plane.kindOf,
  beads: plane.beadShares,
  bow: (line, aside) => plane.bow(line.map(point), aside).map(at => [at.x, at.y]),
  lanes: lines => plane.lanes(lines.map(([line, width]) => ({ points: line.map(point), width }))),
  spot: (dot, radius, half, height, room) => {
    const found = plane.bestSpot(point(dot), radius, half, height, surroundings(room));
    return found && [found.x, found.y];
  },
  saying: (line, width, half, height, room) => {
    const found = plane.bestSaying(line.map(point), width, half, height, surroundings(room));
    return found && [found.x, found.y, found.angle];
  }
};

function same(one, other) {
  if (Array.isArray(other)) return one.length === other.length && other.every((part, i) => same(one[i], part));
  return typeof other === "number" ? Math.abs(one - other) < 1e-4 : one === other;
}

for (const { claim, rule, given, result } of cases) {
  test(claim, () => {
    const made = RULES[rule](...given);
    assert.ok(same(made, result), `${JSON.stringify(made)} is not ${JSON.stringify(result)}`);
  });
}
