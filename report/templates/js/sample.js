// The coding sheet: codes are kept in the browser and saved as CSV.
const items = $$('.item');
const store = 'parallax.sample.' + items.map(i => i.textContent.length).join('.').slice(0, 120);
const kept = JSON.parse(recall(store) ?? '{}');
const codes = kept.codes ?? {};
$('#coder').value = kept.coder ?? '';
const keep = () => {
  remember(store, JSON.stringify({coder: $('#coder').value, codes}));
  const done = Object.values(codes).filter(c => c.category).length;
  $('#progress').textContent = `${done} of ${items.length} coded.`;
};
for (const item of items) {
  const id = item.dataset.item;
  const select = $('select', item), remark = $('.remark', item);
  codes[id] ??= {category: '', note: ''};
  select.value = codes[id].category;
  remark.value = codes[id].note;
  select.addEventListener('change', () => { codes[id].category = select.value; keep(); });
  remark.addEventListener('change', () => { codes[id].note = remark.value; keep(); });
}
$('#coder').addEventListener('change', keep);
keep();

// A cell that a spreadsheet could read as a formula gets an apostrophe.
const cell = text => `"${(/^[=+\-@\t\r]/.test(text) ? "'" : '') + text.replaceAll('"', '""')}"`;
$('#save').addEventListener('click', () => {
  const lines = ['item,category,note', ...items.map(i => [i.dataset.item, codes[i.dataset.item].category, cell(codes[i.dataset.item].note)].join(','))];
  const coder = $('#coder').value.trim().replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'coder';
  saveFile(coder + '.csv', 'text/csv', lines.join('\r\n') + '\r\n');
  say('Saved.');
});
