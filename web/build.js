// Bundle the scripts of geomap's pages into the package, or say which bundle is not fresh (--check).
// Users need no Node: the bundles travel with the package, and a test holds them to their sources.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const ASSETS = { map: "../geomap/maps/assets", review: "../geomap/review/assets" };
const BUNDLES = [
  { entry: "map/page.js", name: "geomap", file: join(ASSETS.map, "page.js"), words: join(ASSETS.map, "spoken.json") },
  { entry: "map/folium.js", file: join(ASSETS.map, "folium.js") },
  { entry: "review/review.js", name: "geomap", file: join(ASSETS.review, "review.js") }
];

async function made({ entry, name, file, words }) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: HERE,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: "iife",
    globalName: name,
    target: "es2022",
    minify: true,
    lineLimit: 160,
    charset: "utf8",
    legalComments: "eof"
  });
  const files = [[file, outputFiles[0].text]];
  if (words) files.push([words, `${JSON.stringify(spoken(Object.keys(metafile.inputs)), null, 1)}\n`]);
  return files;
}

// The words that the modules say, as words.key: a page carries these, and no others.
function spoken(modules) {
  const found = modules.flatMap(module => [...readFileSync(join(HERE, module), "utf8").matchAll(/\bwords\.(\w+)/g)]);
  return [...new Set(found.map(match => match[1]))].sort();
}

const files = (await Promise.all(BUNDLES.map(made))).flat().map(([file, text]) => [join(HERE, file), text]);
if (process.argv.includes("--check")) {
  const stale = files.filter(([file, text]) => text !== readFileSync(file, "utf8")).map(([file]) => relative(HERE, file));
  if (stale.length) {
    console.error(`${stale.join(" and ")} differ from what the sources make; run 'npm run build' in web/`);
    process.exit(1);
  }
} else {
  for (const [file, text] of files) writeFileSync(file, text);
}
