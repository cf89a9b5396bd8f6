// Filters. In each group nothing chosen means all. What is chosen, and the
// anchor, stand in the address: #f-key&cat=F1,F3&show=benign
const groups = $$('#filters [data-facet]').map(element => ({
  name: element.dataset.facet,
  boxes: $$('input', element),
}));
const chosen = name => groups.find(group => group.name === name)?.boxes.filter(box => box.checked).map(box => box.value) ?? [];

let anchor = '';
const writeAddress = (id = anchor) => {
  anchor = id;
  const parts = anchor ? [anchor] : [];
  for (const {name} of groups) {
    if (chosen(name).length) parts.push(`${name}=${chosen(name).join(',')}`);
  }
  const address = parts.length ? '#' + parts.join('&') : location.pathname + location.search;
  if (address !== location.hash) history.replaceState(null, '', address);
};

const readAddress = () => {
  const parts = decodeURIComponent(location.hash.slice(1)).split('&').filter(Boolean);
  const settings = parts.filter(part => part.includes('='));
  const id = parts.find(part => !part.includes('=')) ?? '';
  // A plain link inside the page keeps the filters; an address with filters sets them.
  if (settings.length || !id) {
    for (const {name, boxes} of groups) {
      const values = settings.find(part => part.startsWith(name + '='))?.slice(name.length + 1).split(',') ?? [];
      for (const box of boxes) box.checked = values.includes(box.value);
    }
  }
  const flag = flagByID.get(id);
  applyFilters();
  if (flag && !flag.visible) clearFilters();
  anchor = id;
  writeAddress();
  if (flag) {
    setCurrent(flag);
    announce(flag);
  }
  const target = id && document.getElementById(id);
  if (target) {
    reveal(target);
    target.focus({preventScroll: true});
  }
};

const applyFilters = () => {
  const wanted = Object.fromEntries(['cat', 'conf', 'where'].map(name => [name, chosen(name)]));
  let shown = 0;
  for (const flag of flags) {
    flag.visible = Object.entries(wanted).every(([name, values]) => values.length === 0 || values.includes(flag[name]));
    flag.item.hidden = !flag.visible;
    for (const mark of flag.marks) mark.classList.toggle('off', !flag.visible);
    if (flag.visible) shown++;
  }
  const filtered = shown < flags.length;
  const note = $('#filtered');
  note.hidden = !filtered;
  note.textContent = filtered ? `${shown} shown by the filter` : '';
  const none = $('#none-left');
  if (none) none.hidden = shown > 0;
  const clear = $('#clear-filters');
  if (clear) clear.hidden = !filtered;
  root.classList.toggle('benign', chosen('show').includes('benign'));
  showPager();
};

const clearFilters = () => {
  for (const {name, boxes} of groups) {
    if (name !== 'show') for (const box of boxes) box.checked = false;
  }
  applyFilters();
};

const filterChanged = () => {
  applyFilters();
  writeAddress();
  const shown = flags.filter(flag => flag.visible).length;
  say(`${shown} of ${flags.length} flags shown. Benign changes ${root.classList.contains('benign') ? 'shown' : 'hidden'}.`);
};
for (const {boxes} of groups) {
  for (const box of boxes) box.addEventListener('change', filterChanged);
}
$('#clear-filters')?.addEventListener('click', () => {
  clearFilters();
  filterChanged();
  $('#filters').focus();
});
addEventListener('hashchange', readAddress);
