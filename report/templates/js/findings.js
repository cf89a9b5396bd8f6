// A link to a finding's lines opens them; the search hides rows.
const open = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target && target.closest('details');
  if (details && !details.open) {
    details.open = true;
    target.scrollIntoView({block: 'center'});
  }
};
addEventListener('hashchange', open);
open();

const search = $('#search');
const rows = $$('#replacements tbody tr');
search.addEventListener('input', () => {
  const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const row of rows) {
    const text = row.textContent.toLocaleLowerCase();
    row.hidden = !words.every(word => text.includes(word));
    if (!row.hidden) found++;
  }
  $('#found').textContent = words.length ? `${found} of ${rows.length}` : '';
});
