// The coding sheet: codes are kept in the browser, saved as CSV and read back.
const items = $$('.item');
const store = 'parallax.sample.' + $('#items').dataset.sheet;
let kept = {};
try {
  kept = JSON.parse(recall(store) ?? '{}') ?? {};
} catch { /* not ours */ }
const codes = kept.codes ?? {};
$('#coder').value = kept.coder ?? '';
const selectOf = item => $('select', item), remarkOf = item => $('.remark', item);
const stored = () => JSON.stringify({coder: $('#coder').value, codes});
const done = () => items.filter(i => selectOf(i).value).length;
const keep = () => {
  remember(store, stored());
  $('#progress').textContent = `${done()} of ${items.length} coded`;
};
const show = item => {
  const code = codes[item.dataset.item] ??= {category: '', note: ''};
  selectOf(item).value = code.category;
  remarkOf(item).value = code.note;
  item.classList.toggle('coded', code.category !== '');
};
// next leads to the first item behind one that is not coded, or before it.
const next = from => {
  const at = items.indexOf(from) + 1;
  const item = [...items.slice(at), ...items.slice(0, at)].find(i => !selectOf(i).value);
  if (!item) {
    say('All items are coded.');
    $('#save').focus();
    return;
  }
  item.scrollIntoView({block: 'center'});
  selectOf(item).focus({preventScroll: true});
};
for (const item of items) {
  show(item);
  const note = () => {
    codes[item.dataset.item] = {category: selectOf(item).value, note: remarkOf(item).value};
    item.classList.toggle('coded', selectOf(item).value !== '');
    keep();
  };
  selectOf(item).addEventListener('change', note);
  remarkOf(item).addEventListener('input', note);
  // It leads on when the key is let go: the list of the next item would take the
  // rest of the stroke and open.
  let pressed = false;
  item.addEventListener('keydown', e => {
    pressed = e.key === 'Enter' && !e.isComposing && e.target.matches('select, .remark');
    if (pressed) e.preventDefault();
  });
  item.addEventListener('keypress', e => {
    if (pressed && e.key === 'Enter') e.preventDefault();
  });
  item.addEventListener('keyup', e => {
    if (e.key !== 'Enter' || !pressed) return;
    pressed = false;
    next(item);
  });
}
$('#coder').addEventListener('input', keep);
$('#next').addEventListener('click', () => next(document.activeElement?.closest('.item') ?? items.at(-1)));
keep();

// Where the browser keeps nothing, closing the page would lose the codes.
let saved = stored();
addEventListener('beforeunload', e => {
  if (recall(store) !== stored() && saved !== stored()) e.preventDefault();
});

// A cell that a spreadsheet could read as a formula gets an apostrophe.
const cell = text => `"${(/^[=+\-@\t\r']/.test(text) ? "'" : '') + text.replaceAll('"', '""')}"`;
$('#save').addEventListener('click', () => {
  const lines = ['item,category,note', ...items.map(i => [i.dataset.item, codes[i.dataset.item].category, cell(codes[i.dataset.item].note)].join(','))];
  const coder = $('#coder').value.trim().replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'coder';
  saveFile(coder + '.csv', 'text/csv', lines.join('\r\n') + '\r\n');
  saved = stored();
  say(`Saved ${done()} of ${items.length} codes.`);
});

// rowsOf reads CSV as spreadsheets write it.
const rowsOf = text => {
  const head = text.split('\n', 1)[0];
  const separator = head.includes('\t') ? '\t' : !head.includes(',') && head.includes(';') ? ';' : ',';
  const rows = [];
  let row = [], field = '', quoted = false;
  const end = () => { row.push(field); field = ''; };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') field += text[++i];
    else if (c === '"') quoted = !quoted;
    else if (quoted) field += c;
    else if (c === separator) end();
    else if (c === '\n') { end(); rows.push(row); row = []; }
    else if (c !== '\r') field += c;
  }
  if (field || row.length) { end(); rows.push(row); }
  return rows;
};
$('#load').addEventListener('change', async () => {
  const file = $('#load').files[0];
  if (!file) return;
  const [head, ...rows] = rowsOf((await file.text()).replace(/^\ufeff/, ''));
  $('#load').value = '';
  const at = name => head.findIndex(h => h.trim().toLowerCase() === name);
  const known = new Set([...selectOf(items[0]).options].map(o => o.value));
  const byItem = new Map(items.map(i => [i.dataset.item, i]));
  const good = rows.filter(r => byItem.has(r[at('item')]) && known.has((r[at('category')] ?? '').trim()));
  if (at('item') < 0 || at('category') < 0 || !good.length) {
    say('The file has no codes of this sheet.');
    return;
  }
  for (const r of good) {
    codes[r[at('item')]] = {category: r[at('category')].trim(), note: (r[at('note')] ?? '').replace(/^'/, '')};
    show(byItem.get(r[at('item')]));
  }
  $('#coder').value ||= file.name.replace(/\.csv$/i, '');
  keep();
  say(`${done()} of ${items.length} coded.` + (good.length < rows.length ? ` ${rows.length - good.length} lines were left out: other items, or no category of the codebook.` : ''));
});
