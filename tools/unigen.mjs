#!/usr/bin/env node
// Makes stdlib/unicode/tables.go from the npm package @unicode/unicode-15.0.0 (the Unicode Character
// Database as JavaScript modules).   usage: tools/unigen.mjs PACKAGE_DIR > stdlib/unicode/tables.go
import { readdirSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(process.argv[2]);
const load = async p => (await import(`${root}/${p}/code-points.mjs`)).default;
const names = dir => readdirSync(`${root}/${dir}`).filter(n => !n.includes('.')).sort();

const categoryShort = {
  Other: 'C', Control: 'Cc', Format: 'Cf', Unassigned: 'Cn', Private_Use: 'Co', Surrogate: 'Cs', Letter: 'L',
  Cased_Letter: 'LC', Lowercase_Letter: 'Ll', Modifier_Letter: 'Lm', Other_Letter: 'Lo', Titlecase_Letter: 'Lt',
  Uppercase_Letter: 'Lu', Mark: 'M', Spacing_Mark: 'Mc', Enclosing_Mark: 'Me', Nonspacing_Mark: 'Mn',
  Number: 'N', Decimal_Number: 'Nd', Letter_Number: 'Nl', Other_Number: 'No', Punctuation: 'P',
  Connector_Punctuation: 'Pc', Dash_Punctuation: 'Pd', Close_Punctuation: 'Pe', Final_Punctuation: 'Pf',
  Initial_Punctuation: 'Pi', Other_Punctuation: 'Po', Open_Punctuation: 'Ps', Symbol: 'S', Currency_Symbol: 'Sc',
  Modifier_Symbol: 'Sk', Math_Symbol: 'Sm', Other_Symbol: 'So', Separator: 'Z', Line_Separator: 'Zl',
  Paragraph_Separator: 'Zp', Space_Separator: 'Zs',
};
const categorySynonyms = {
  Letter: 'L', Mark: 'M', Number: 'N', Other: 'C', Punct: 'P', Space: 'Z', Symbol: 'S',
  Digit: 'Nd', Lower: 'Ll', Upper: 'Lu', Title: 'Lt',
};
// The properties of PropList.txt; those of DerivedCoreProperties.txt are not exported by Go.
const properties = `ASCII_Hex_Digit Bidi_Control Dash Deprecated Diacritic Extender Hex_Digit Hyphen IDS_Binary_Operator
 IDS_Trinary_Operator Ideographic Join_Control Logical_Order_Exception Noncharacter_Code_Point Other_Alphabetic
 Other_Default_Ignorable_Code_Point Other_Grapheme_Extend Other_ID_Continue Other_ID_Start Other_Lowercase Other_Math
 Other_Uppercase Pattern_Syntax Pattern_White_Space Prepended_Concatenation_Mark Quotation_Mark Radical
 Regional_Indicator Sentence_Terminal Soft_Dotted Terminal_Punctuation Unified_Ideograph Variation_Selector
 White_Space`.split(/\s+/);

// Cut a sorted list of code points into [lo, hi, stride] runs: a run's first gap is its stride.
function runs(points) {
  const out = [];
  for (const p of points) {
    const last = out[out.length - 1];
    if (last && (p >= 0x10000) === (last[0] >= 0x10000)) {
      if (last[0] === last[1]) { last[2] = p - last[1]; last[1] = p; continue; }
      if (p - last[1] === last[2]) { last[1] = p; continue; }
    }
    out.push([p, p, 1]);
  }
  return out;
}
// A run of two with a gap is better two runs, unless that gap goes on; Go's tables never have such pairs
// split, so keep them.

// Numbers as printable characters: digits of base 46, least significant first; 46 more characters say "more".
const alphabet = [];
for (let c = 0x21; c < 0x7f; c++) if (c !== 0x60) alphabet.push(String.fromCharCode(c));
const base = 46;
function number(n) {
  let s = '';
  for (;;) {
    const d = n % base;
    n = Math.floor(n / base);
    if (n === 0) return s + alphabet[d];
    s += alphabet[d + base];
  }
}
const signed = n => number(n < 0 ? -2 * n - 1 : 2 * n);
function encode(list) {
  let s = number(list.filter(r => r[0] < 0x10000).length) + number(list.filter(r => r[0] >= 0x10000).length);
  let at = 0;
  for (const [lo, hi, stride] of list) {
    const count = (hi - lo) / stride;
    s += number(lo - at) + number(count * 2 + (stride !== 1 ? 1 : 0)) + (stride !== 1 ? number(stride) : '');
    at = hi;
  }
  return s;
}
function fold(text) {
  const lines = [];
  for (let i = 0; i < text.length; i += 110) lines.push(text.slice(i, i + 110));
  return '`\n' + lines.join('\n') + '`';
}

const tables = [];           // encoded
let total16 = 0, total32 = 0;
function table(points) {
  const r = runs(points);
  total16 += r.filter(x => x[0] < 0x10000).length;
  total32 += r.filter(x => x[0] >= 0x10000).length;
  tables.push(encode(r));
  return tables.length - 1;
}

const sets = { category: {}, script: {}, property: {} };
for (const [long, short] of Object.entries(categoryShort)) sets.category[short] = await load(`General_Category/${long}`);
for (const n of names('Script')) if (n !== 'Unknown') sets.script[n] = await load(`Script/${n}`);
for (const n of properties) sets.property[n] = await load(`Binary_Property/${n}`);

// Case mappings.
const upper = await load('Simple_Case_Mapping/Uppercase'), lower = await load('Simple_Case_Mapping/Lowercase');
const title = await load('Simple_Case_Mapping/Titlecase');
const foldC = await load('Case_Folding/C'), foldS = await load('Case_Folding/S');
const one = v => Array.isArray(v) ? v[0] : v;
const mapped = new Set([...upper.keys(), ...lower.keys(), ...title.keys()]);
const lu = new Set(sets.category.Lu);
const caseRows = [];
const up = p => one(upper.get(p) ?? p), low = p => one(lower.get(p) ?? p), tit = p => one(title.get(p) ?? upper.get(p) ?? p);
for (const p of [...mapped].sort((a, b) => a - b)) {
  const d = [up(p) - p, low(p) - p, tit(p) - p];
  const last = caseRows[caseRows.length - 1];
  const isUp = d[0] === 0 && d[1] === 1 && d[2] === 0, isLow = d[0] === -1 && d[1] === 0 && d[2] === -1;
  if (last && last.hi + 1 === p) {
    if (last.pairs && (last.nextUp ? isUp : isLow)) { last.hi = p; last.nextUp = !last.nextUp; continue; }
    if (!last.pairs && last.lo === last.hi && isLow && last.isUp) { last.pairs = true; last.hi = p; last.nextUp = true; continue; }
    if (!last.pairs && last.d.join() === d.join()) { last.hi = p; continue; }
  }
  caseRows.push({ lo: p, hi: p, d, isUp });
}

// Orbits of simple folding.
const foldOf = p => foldC.has(p) ? one(foldC.get(p)) : foldS.has(p) ? one(foldS.get(p)) : p;
const classes = new Map();
for (const p of [...foldC.keys(), ...foldS.keys()]) {
  const f = foldOf(p);
  if (!classes.has(f)) classes.set(f, new Set([f]));
  classes.get(f).add(p);
}
const classOf = new Map();
for (const c of classes.values()) for (const p of c) classOf.set(p, [...c].sort((a, b) => a - b));
const orbits = [];
for (const [p, c] of [...classOf].sort((a, b) => a[0] - b[0])) {
  const next = c[(c.indexOf(p) + 1) % c.length];
  const lo = low(p), u = up(p);
  // What the case mappings give alone; only the rest needs a row.
  const plain = lo !== p ? lo : u;
  if (c.length > 2 || plain !== next) orbits.push([p, next]);
}
for (const p of mapped) if (!classOf.has(p)) orbits.push([p, p]); // mapped, but alone in folding
orbits.sort((a, b) => a[0] - b[0]);

function outsiders(points) {
  const inside = new Set(points), out = new Set();
  for (const p of points) for (const q of classOf.get(p) ?? []) if (!inside.has(q)) out.add(q);
  return [...out].sort((a, b) => a - b);
}

const out = [];
const w = s => out.push(s);
w('// Made by tools/unigen.mjs from the npm package @unicode/unicode-15.0.0. Do not edit.\n');
w('package unicode\n');
w('// Version is the edition of Unicode behind the tables.');
w('const Version = "15.0.0"\n');
const vars = [], maps = { Categories: [], Scripts: [], Properties: [], FoldCategory: [], FoldScript: [] };
const number_of = {};
for (const [short, points] of Object.entries(sets.category)) {
  number_of[short] = table(points);
  vars.push([short, number_of[short]]);
  maps.Categories.push([short, short]);
}
for (const [n, short] of Object.entries(categorySynonyms)) vars.push([n, number_of[short]]);
for (const [n, points] of Object.entries(sets.script)) { vars.push([n, table(points)]); maps.Scripts.push([n, n]); }
for (const n of properties) {
  vars.push([n, table(sets.property[n])]);
  maps.Properties.push([n, n]);
  if (n === 'Sentence_Terminal') { vars.push(['STerm', tables.length - 1]); maps.Properties.push(['STerm', n]); }
}
for (const [kind, target] of [['category', 'FoldCategory'], ['script', 'FoldScript']]) {
  for (const [n, points] of Object.entries(sets[kind])) {
    const o = outsiders(points);
    if (o.length && n !== 'LC' && n !== 'Cn' && n !== 'C') maps[target].push([n, `&all[${table(o)}]`]);
  }
}
w('// The sets of code points by category, script and property.\nvar (');
const doc = {};
for (const [n, i] of vars) w(`\t${n} = &all[${i}]`);
w(')\n');
const mapDoc = {
  Categories: 'holds the tables of the categories', Scripts: 'holds the tables of the scripts',
  Properties: 'holds the tables of the properties',
  FoldCategory: 'holds, for a category, the code points outside it that fold to one inside',
  FoldScript: 'holds, for a script, the code points outside it that fold to one inside',
};
for (const [m, rows] of Object.entries(maps)) {
  w(`// ${m} ${mapDoc[m]}.\nvar ${m} = map[string]*RangeTable{`);
  let line = '\t';
  for (const [k, v] of rows.sort((a, b) => a[0] < b[0] ? -1 : 1)) {
    const item = `"${k}": ${v}, `;
    if (line.length + item.length > 110) { w(line.trimEnd()); line = '\t'; }
    line += item;
  }
  w(line.trimEnd() + '\n}\n');
}
w('// CategoryAliases gives the short names of categories for their long ones.\nvar CategoryAliases = map[string]string{');
{
  const rows = Object.entries(categoryShort).concat([['Combining_Mark', 'M'], ['cntrl', 'Cc'], ['digit', 'Nd'], ['punct', 'P']]);
  let line = '\t';
  for (const [k, v] of rows.sort((a, b) => a[0] < b[0] ? -1 : 1)) {
    const item = `"${k}": "${v}", `;
    if (line.length + item.length > 110) { w(line.trimEnd()); line = '\t'; }
    line += item;
  }
  w(line.trimEnd() + '\n}\n');
}
w(`const (\n\ttableCount = ${tables.length}\n\ttotal16 = ${total16}\n\ttotal32 = ${total32}\n\tcaseCount = ${caseRows.length}\n\torbitCount = ${orbits.length}\n)\n`);
w('// All tables in the order of their numbers, as read by decoder.');
w('const packed = ' + fold(tables.join('')) + '\n');
w('// The rows of CaseRanges: distance to the row before, length, and the three differences or that it is pairs.');
let cases = '', at = 0;
for (const r of caseRows) {
  cases += number(r.lo - at) + number((r.hi - r.lo) * 2 + (r.pairs ? 1 : 0));
  if (!r.pairs) cases += r.d.map(signed).join('');
  at = r.hi;
}
w('const packedCases = ' + fold(cases) + '\n');
w('// Simple folding where the case mappings do not tell it: code point and next of its orbit.');
let orb = '';
at = 0;
for (const [p, q] of orbits) { orb += number(p - at) + signed(q - p); at = p; }
w('const packedOrbits = ' + fold(orb));
console.log(out.join('\n'));
