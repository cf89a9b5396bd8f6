// The theme: the system's, light or dark.
const themes = ['auto', 'light', 'dark'];
const showTheme = () => { $('#theme span').textContent = root.dataset.theme ?? 'auto'; };
$('#theme').addEventListener('click', () => {
  const next = themes[(themes.indexOf(root.dataset.theme ?? 'auto') + 1) % themes.length];
  if (next === 'auto') delete root.dataset.theme;
  else root.dataset.theme = next;
  remember('parallax.theme', next === 'auto' ? null : next);
  showTheme();
});
showTheme();
