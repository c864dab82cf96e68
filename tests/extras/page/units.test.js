// Values in, values out: the parts of the page that need no browser. Bundled and run by tests/extras/test_page.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  cutPieces,
  lineSpans,
  unitOffsets,
} from "../../../pipelines/release/site/source/document/spans.js";
import {
  toCsv,
  writeDecimal,
} from "../../../pipelines/release/site/source/engine/values.js";
import {
  stackByYear,
  REST,
} from "../../../pipelines/release/site/source/charts/series.js";
import {
  fold,
  indexedWords,
  typedWords,
} from "../../../pipelines/release/site/source/fold.js";
import {
  makeHash,
  parseRoute,
} from "../../../pipelines/release/site/source/route.js";
import { match } from "../../../pipelines/release/site/source/search/match.js";
import {
  partOf,
  sums,
} from "../../../pipelines/release/site/source/search/words.js";
import { nest } from "../../../pipelines/release/site/source/document/tree.js";

test("folding drops accents of composed and decomposed letters alike", () => {
  assert.equal(fold("Đặng Thị ỦY BAN"), "dang thi uy ban");
  assert.equal(fold("Đặng".normalize("NFD")), "dang");
  assert.deepEqual(typedWords("  62-KL/TW  Bảo hiểm "), [
    "62-kl/tw",
    "bao",
    "hiem",
  ]);
  assert.deepEqual(indexedWords("62-KL/TW, Bảo"), ["62", "kl", "tw", "bao"]);
});

test("offsets in code points lead to the same letters where a text holds letters of two units", () => {
  const text = "📚 sách 𝒜";
  const units = unitOffsets(text);
  assert.equal(text.slice(units(2), units(6)), "sách");
  assert.equal(text.slice(units(7), units(8)), "𝒜");
  assert.equal(units(8), text.length);
});

test("pieces tile the text, and each knows the spans that cover it", () => {
  const a = { start: 0, end: 4 };
  const b = { start: 2, end: 6 };
  const outside = { start: 5, end: 99 };
  const empty = { start: 3, end: 3 };
  const pieces = cutPieces("abcdefgh", [a, b, outside, empty]);
  assert.deepEqual(pieces, [
    { start: 0, end: 2, spans: [a] },
    { start: 2, end: 4, spans: [a, b] },
    { start: 4, end: 6, spans: [b] },
    { start: 6, end: 8, spans: [] },
  ]);
  assert.deepEqual(cutPieces("", []), []);
});

test("lines leave out their newlines", () => {
  assert.deepEqual(lineSpans("ab\n\nc"), [
    { start: 0, end: 2 },
    { start: 3, end: 3 },
    { start: 4, end: 5 },
  ]);
});

test("cutting grows as the text grows, also where spans pile up", () => {
  const cost = (n) => {
    const spans = Array.from({ length: n }, (_, place) => ({
      start: place * 3,
      end: place * 3 + 5,
    }));
    return cutPieces("x".repeat(n * 3 + 5), spans).reduce(
      (sum, piece) => sum + 1 + piece.spans.length,
      0,
    );
  };
  assert.ok(cost(8000) < 4.2 * cost(2000));
});

test("a document that misses one choice counts for the other values of that facet alone", () => {
  const list = {
    keys: ["mot hai", "hai mot", "ba"],
    facets: {
      system: [0, 1, 0],
      issuing_body_id: [0, 0, 0],
      document_type: [0, 1, 1],
      year: [2009, 2010, 2010],
      field: [null, null, null],
    },
  };
  const found = match(list, ["mot", "hai"], new Set([2]), { year: 2010 });
  assert.deepEqual(found.places, [1, 2]);
  assert.equal(found.inText, 1);
  assert.deepEqual(
    [...found.counts.year],
    [
      [2009, 1],
      [2010, 2],
    ],
  );
  assert.deepEqual(
    [...found.counts.system],
    [
      [1, 1],
      [0, 1],
    ],
  );
  assert.deepEqual(match(list, ["mot", "hai"], null, {}).places, [0, 1]);
});

test("a word is looked for in the file that begins with it or before it", () => {
  const firsts = ["an", "bao", "hiem"];
  assert.deepEqual(
    ["a", "an", "ban", "bao", "hi", "hiem", "xa"].map((word) =>
      partOf(word, firsts),
    ),
    [-1, 0, 0, 1, 1, 2, 2],
  );
  assert.equal(partOf("a", []), -1);
  assert.deepEqual(sums([3, 1, 5]), [3, 4, 9]);
});

test("years have no holes, small groups are one, what has no year is counted apart", () => {
  const rows = [
    { year: 2009, group: "a", count: 5 },
    { year: 2011, group: "b", count: 2 },
    { year: 2011, group: "c", count: 1 },
    { year: 2011, group: "d", count: 1 },
    { year: null, group: "a", count: 3 },
  ];
  const stacked = stackByYear(
    rows,
    (row) => row.group,
    (row) => row.count,
    2,
  );
  assert.deepEqual(stacked.years, [2009, 2010, 2011]);
  assert.deepEqual(stacked.groups, ["a", "b", REST]);
  assert.deepEqual(
    stacked.layers.map((layer) => layer.map(([from, to]) => to - from)),
    [
      [5, 0, 0],
      [0, 0, 2],
      [0, 0, 2],
    ],
  );
  assert.equal(stacked.undated, 3);
});

test("a decimal keeps its digits and its sign", () => {
  assert.equal(writeDecimal(new Uint32Array([42, 0, 0, 0]), 0), "42");
  assert.equal(
    writeDecimal(
      new Uint32Array([0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff]),
      0,
    ),
    "-1",
  );
  assert.equal(writeDecimal(new Uint32Array([5, 0, 0, 0]), 2), "0.05");
  assert.equal(writeDecimal(new Uint32Array([0, 1, 0, 0]), 0), "4294967296");
});

test("CSV quotes what it must, and tells NULL from the empty string", () => {
  const csv = toCsv({
    names: ["a", "b"],
    rows: [
      ["x,y", 'say "hi"'],
      [null, ""],
      ["two\nlines", "1"],
    ],
  });
  assert.equal(csv, 'a,b\r\n"x,y","say ""hi"""\r\n,""\r\n"two\nlines",1\r\n');
});

test("an address survives the way there and back", () => {
  const hash = makeHash("documents", {
    query: { q: "bảo hiểm & thuế?", year: 2023, type: "" },
  });
  assert.equal(parseRoute(hash).query.get("q"), "bảo hiểm & thuế?");
  assert.equal(parseRoute(hash).query.get("type"), null);
  assert.deepEqual(parseRoute("#/document/a%2Fb").id, "a/b");
  assert.equal(parseRoute("").view, "overview");
  assert.equal(parseRoute("#/document/%").id, "%");
});

test("sections nest by their depth, also where a level is left out", () => {
  const shape = (nodes) =>
    nodes.map(({ n, children }) =>
      children.length ? [n, shape(children)] : n,
    );
  const rows = [0, 1, 2, 1, 0, 3].map((depth, n) => ({ depth, n }));
  assert.deepEqual(shape(nest(rows)), [
    [0, [[1, [2]], 3]],
    [4, [5]],
  ]);
});
