// Downloads, made from the data in the page.

// csv is a table as the command line writes it: RFC 4180, article text quoted,
// and an apostrophe before what a spreadsheet would run as a formula.
const guarded = text => /^[\t\r\n]/.test(text) || /^[=+\-@'＝＋－＠]/.test(text.replace(/^[ \t\r\n\u00a0\u3000]+/, ''));
const textCell = text => text === '' ? '' : '"' + (guarded(text) ? "'" : '') +
  text.replace(/"/g, '""').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd') + '"';
const token = text => guarded(text) || /[^ -~]|[",]/.test(text) ? textCell(text) : text;
const csv = rows => rows.map(row => row.join(',') + '\r\n').join('');

// paragraphOf counts paragraphs of running text, from 1.
const paragraphOf = (side, span) => {
  if (!span) return '';
  let number = 0, last = -1, found = '';
  for (const sentence of side.sentences) {
    if (sentence.span[0] > span[0]) break;
    if (sentence.role === 'body' && sentence.paragraph !== last) {
      number++;
      last = sentence.paragraph;
    }
    found = sentence.role === 'body' ? number : '';
  }
  return found;
};

const changesCSV = () => {
  const d = data();
  const byID = items => new Map(items.map(item => [item.id, item]));
  const passages = byID(d.passages), changes = byID(d.changes);
  const optional = text => textCell(text ?? '');
  const pair = ['1', ...[d.a.path, d.b.path, d.a.id, d.b.id, d.a.outlet, d.b.outlet, d.a.title, d.b.title, d.a.date, d.b.date].map(optional),
    d.a.words, d.b.words, d.coverage.a, d.coverage.b, token(d.relation)];
  const rows = [$('#data').dataset.columns.split(' ')];
  for (const c of d.changes) {
    if (c.tier !== 'component') continue;
    const p = passages.get(c.passage), whole = changes.get(c.parent) ?? c;
    rows.push([...pair, optional(c.id), optional(c.key), optional(c.passage),
      ...p ? [token(p.kind), p.similarity, p.moved] : ['', '', ''], optional(c.parent), token(c.op),
      ...c.a ?? ['', ''], ...c.b ?? ['', ''], optional(c.a_text), optional(c.b_text), optional(whole.a_text), optional(whole.b_text),
      token(c.where), paragraphOf(d.a, c.a), paragraphOf(d.b, c.b), c.quoted.a, c.quoted.b,
      ...[c.status, c.code, c.category, (c.also ?? []).join('; '), c.direction, c.confidence, c.rule].map(text => token(text ?? '')),
      optional((c.evidence ?? []).map(e => `${e.lexicon}: ${e.entry.replaceAll('\t', ' ')}`).join('; ')), optional(c.reason), '']);
  }
  return csv(rows);
};

// annotations are the flags in the W3C Web Annotation model: one annotation a
// flag, its words on each side as targets, by quotation and by position in
// code points. A text without an address is named by its hash (RFC 6920).
const annotations = () => {
  const d = data();
  const name = hex => 'ni:///sha-256;' + btoa(String.fromCharCode(...hex.match(/../g).map(byte => parseInt(byte, 16)))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const letters = side => side.text === null ? null : Array.from(side.text);
  const texts = {a: letters(d.a), b: letters(d.b)};
  const target = (c, key) => {
    const span = c[key], text = texts[key];
    const around = text && {prefix: text.slice(Math.max(0, span[0] - 32), span[0]).join(''), suffix: text.slice(span[1], span[1] + 32).join('')};
    return {
      type: 'SpecificResource', source: d[key].url || name(d[key].sha256),
      selector: [{type: 'TextQuoteSelector', exact: c[key + '_text'], ...around}, {type: 'TextPositionSelector', start: span[0], end: span[1]}],
    };
  };
  const items = d.changes.filter(c => c.tier === 'component' && c.status === 'flag').map(c => ({
    type: 'Annotation', id: `${name(document.body.dataset.hash)}#${c.key || c.id}`, motivation: 'classifying',
    body: [
      {type: 'TextualBody', purpose: 'tagging', value: c.category},
      ...c.reason ? [{type: 'TextualBody', purpose: 'describing', value: c.reason, language: 'en', format: 'text/plain'}] : [],
    ],
    target: ['a', 'b'].filter(key => c[key]).map(key => target(c, key)),
  }));
  return JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationCollection', id: name(document.body.dataset.hash),
    label: document.title, generator: {type: 'Software', name: `Parallax ${d.tool.version}`}, total: items.length, first: {type: 'AnnotationPage', startIndex: 0, items},
  }, null, 2) + '\n';
};

const fileName = ending => `parallax-${document.body.dataset.pair}${ending}`;
const files = {
  json: () => saveFile(fileName('.json'), 'application/json', dataText()),
  csv: () => saveFile(fileName('.csv'), 'text/csv', '\ufeff' + changesCSV()),
  annotations: () => saveFile(fileName('-annotations.jsonld'), 'application/ld+json', annotations()),
  'coding-csv': () => saveFile(fileName(codingName('.csv')), 'text/csv', '\ufeff' + codingCSV()),
  'coding-json': () => saveFile(fileName(codingName('.json')), 'application/json', codingJSON()),
};
for (const button of $$('[data-save]')) button.addEventListener('click', () => files[button.dataset.save]());
