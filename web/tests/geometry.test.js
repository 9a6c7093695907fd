import assert from "node:assert/strict";
import { test } from "node:test";
import * as geometry from "../shared/geometry.js";

const near = (one, other, within = 1e-9) => assert.ok(Math.abs(one - other) < within, `${one} is not ${other}`);

test("a line is decoded as Google's algorithm encodes it", () => {
  // The example of "Encoded Polyline Algorithm Format", read as (lon, lat) in the order written.
  assert.deepEqual(geometry.decode("_p~iF~ps|U_ulLnnqC_mqNvxq`@", 5), [
    [38.5, -120.2],
    [40.7, -120.95],
    [43.252, -126.453]
  ]);
});

test("a distance is that of the geodesic, within half a percent", () => {
  // geographiclib, Geodesic.WGS84.Inverse(24.8608, 67.0104, 23.7104, 90.40744)
  near(geometry.kilometres([67.0104, 24.8608], [90.40744, 23.7104]), 2375.9, 0.005 * 2375.9);
});

test("a line cut at 180° grows together and runs past it", () => {
  const parts = [
    [
      [170, 0],
      [180, 5]
    ],
    [
      [-180, 5],
      [-170, 10]
    ]
  ];
  assert.deepEqual(geometry.join(parts, 180), [
    [170, 0],
    [180, 5],
    [180, 5],
    [190, 10]
  ]);
});

test("Web Mercator lays the world into a square and is cut off at 85°", () => {
  assert.deepEqual(geometry.mercator([0, 0]), { x: 0.5, y: 0.5 });
  // EPSG guidance note 7-2: the square ends at 85.051129°.
  near(geometry.mercator([180, 85]).y, 0.5 - Math.asinh(Math.tan((85 * Math.PI) / 180)) / (2 * Math.PI));
  assert.equal(geometry.mercator([0, 89]).y, geometry.mercator([0, 85]).y);
});

test("a line too short for it is not trimmed", () => {
  const short = [
    { x: 0, y: 0 },
    { x: 10, y: 0 }
  ];
  assert.equal(geometry.trim(short, 4, 4), short);
});

test("an arrow points the way of a step", () => {
  const from = { x: 0, y: 0 };
  assert.deepEqual([geometry.arrowTo(from, { x: 9, y: 0 }), geometry.arrowTo(from, { x: 0, y: -9 })], ["→", "↑"]);
});
