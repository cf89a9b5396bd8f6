// Keys. They can be switched off, and are quiet while one types.
let keysOn = recall('parallax.keys') !== 'off';
$('#keys-on').checked = keysOn;
$('#keys-on').addEventListener('change', event => {
  keysOn = event.target.checked;
  remember('parallax.keys', keysOn ? null : 'off');
});

const open = id => {
  const dialog = $(id);
  if (!dialog.open) dialog.showModal();
};
$('#open-help').addEventListener('click', () => open('#help'));
$('#open-data').addEventListener('click', () => open('#downloads'));

const keys = {
  j: () => step(1),
  k: () => step(-1),
  o: crossOver,
  f: () => {
    const box = $('#filters input');
    if (!box) return;
    $('#filters').scrollIntoView({block: 'nearest'});
    box.focus();
  },
  b: () => $('#show-benign')?.click(),
  c: () => $('#open-coding').click(),
  a: () => decide('accept'),
  r: () => decide('reject'),
  u: () => decide('unsure'),
  '?': () => open('#help'),
};
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (!keysOn && event.key !== '?') return;
  if (event.target.closest('textarea, select, dialog[open], input:not([type=checkbox], [type=radio], [type=file])')) return;
  const act = Object.hasOwn(keys, event.key) && keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
