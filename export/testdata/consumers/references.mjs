// Reads references with Citation.js, in both forms.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const [folder, modules] = process.argv.slice(2);
const require = createRequire(join(modules, 'package.json'));
const { Cite } = require('@citation-js/core');
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-csl');

const brief = (cite) => cite.data.map((e) => ({
  title: e.title ?? '', journal: e['container-title'] ?? '', issued: e.issued?.['date-parts']?.[0] ?? null, authors: (e.author ?? []).length, url: e.URL ?? '',
}));
const csl = new Cite(JSON.parse(readFileSync(join(folder, 'articles.csljson'), 'utf8')));
const bibtex = new Cite(readFileSync(join(folder, 'articles.bib'), 'utf8'));
console.log(JSON.stringify({ csl: brief(csl), bibtex: brief(bibtex), apa: csl.format('bibliography', { format: 'text', template: 'apa' }).split('\n').length }));
