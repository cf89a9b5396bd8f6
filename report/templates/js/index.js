// The table of pairs: search, and sorting by a column.
const table = $('#pairs');
const rows = $$('tbody tr', table);
const haystack = new Map(rows.map(row => [row, row.textContent.replace(/\s+/g, ' ').toLocaleLowerCase()]));

const search = $('#search');
const find = () => {
  const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const row of rows) {
    row.hidden = !words.every(word => haystack.get(row).includes(word));
    if (!row.hidden) found++;
  }
  $('#found').textContent = words.length ? `${found} of ${rows.length}` : '';
  history.replaceState(null, '', search.value ? '#q=' + encodeURIComponent(search.value) : location.pathname + location.search);
};
search.addEventListener('input', find);
if (location.hash.startsWith('#q=')) {
  search.value = decodeURIComponent(location.hash.slice(3));
  find();
}

for (const [column, head] of $$('thead th', table).entries()) {
  if (!head.dataset.sort) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener('click', () => {
    const up = head.getAttribute('aria-sort') !== 'ascending';
    for (const other of $$('thead th', table)) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const cell = row => row.cells[column];
    const value = head.dataset.sort === 'number' ? row => Number(cell(row)?.dataset.value ?? -1) : row => cell(row)?.textContent.trim() ?? '';
    const compare = head.dataset.sort === 'number' ? (x, y) => value(x) - value(y) : (x, y) => value(x).localeCompare(value(y));
    rows.sort((x, y) => up ? compare(x, y) : compare(y, x));
    $('tbody', table).append(...rows);
    say(`Sorted by ${button.textContent}, ${up ? 'ascending' : 'descending'}.`);
  });
}
