// Finds the places of annotations in the articles with Apache Annotator, by
// position and by quotation, and says how often both found the same words.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, modules] = process.argv.slice(2);
const require = createRequire(join(modules, 'package.json'));
const { textPositionSelectorMatcher, textQuoteSelectorMatcher } =
  await import(pathToFileURL(join(modules, 'node_modules/@apache-annotator/selector/lib/index.js')));

// One chunk holds the whole text.
function chunker(text) {
  const chunk = { data: text };
  return { currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
}

const { pairs } = JSON.parse(readFileSync(join(folder, 'texts.json'), 'utf8'));
const counts = { places: 0, byPosition: 0, byQuotation: 0 };
for (const { file, texts } of pairs) {
  const collection = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  for (const item of collection.first.items) {
    for (const place of [item.target, ...item.body].filter((r) => r.type === 'SpecificResource')) {
      const text = texts[place.source.id];
      const [position, quote] = place.selector;
      if (!quote) continue;
      counts.places++;
      const at = (await textPositionSelectorMatcher(position)(chunker(text)).next()).value;
      if (text.slice(at.startIndex, at.endIndex) === quote.exact) counts.byPosition++;
      for await (const found of textQuoteSelectorMatcher(quote)(chunker(text))) {
        if (found.startIndex === at.startIndex && found.endIndex === at.endIndex) {
          counts.byQuotation++;
          break;
        }
      }
    }
  }
}
console.log(JSON.stringify(counts));
