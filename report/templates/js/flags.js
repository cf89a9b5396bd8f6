// The flags of the list, each with its marks in the texts and on the map.
const flags = $$('.flag-item').map((item, i) => ({
  item, number: i + 1, id: item.id,
  cat: item.dataset.cat, conf: item.dataset.conf, where: item.dataset.where,
  marks: [], visible: true,
}));
const flagByID = new Map(flags.map(flag => [flag.id, flag]));
for (const mark of $$('[data-flag]')) flagByID.get(mark.dataset.flag)?.marks.push(mark);
for (const tick of $$('.tick')) flagByID.get(tick.getAttribute('href').slice(1))?.marks.push(tick);

// inTexts is the place of a flag's words in the side-by-side rows, or else in
// the full texts.
const inTexts = flag => flag.marks.find(mark => mark.matches('.passages a.ref')) ?? flag.marks.find(mark => mark.matches('a.ref'));

let current = null;
const setCurrent = flag => {
  for (const element of current ? [current.item, ...current.marks] : []) element.classList.remove('on');
  current = flag;
  for (const element of flag ? [flag.item, ...flag.marks] : []) element.classList.add('on');
  showPager();
};

const showPager = () => {
  const output = $('#where-am-i');
  if (!output) return;
  const shown = flags.filter(flag => flag.visible);
  const place = shown.indexOf(current);
  output.textContent = place >= 0 ? `flag ${place + 1} of ${shown.length}` : `${shown.length} flag${shown.length === 1 ? '' : 's'}`;
};

// announce says which flag is current, in the words of the list.
const announce = flag => {
  const shown = flags.filter(other => other.visible);
  const label = root.classList.contains('blind') ? '' : $('.label .machine', flag.item).textContent.replace(/\s+/g, ' ').trim().slice(1);
  const change = $('.change', flag.item).textContent.replace(/\s+/g, ' ').trim();
  say(`Flag ${shown.indexOf(flag) + 1} of ${shown.length}.${label ? ` ${label.trim()}.` : ''} ${change}`);
};

// reveal opens what hides an element and brings it into view.
const reveal = element => {
  for (let details = element.closest('details'); details; details = details.parentElement.closest('details')) details.open = true;
  element.scrollIntoView({block: 'center'});
};

const go = (flag, where) => {
  setCurrent(flag);
  const target = where === 'texts' ? inTexts(flag) ?? flag.item : flag.item;
  reveal(target);
  target.focus({preventScroll: true});
  writeAddress(flag.id);
  announce(flag);
};

const reading = () => document.activeElement?.closest('.passages, .texts') ? 'texts' : 'list';

// step goes to the next or the previous flag that passes the filter: in the
// order of the list, or of the texts if the reader is there.
const step = by => {
  const where = reading();
  const shown = flags.filter(flag => flag.visible && (where === 'list' || inTexts(flag)));
  if (where === 'texts') shown.sort((x, y) => inTexts(x).compareDocumentPosition(inTexts(y)) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  if (shown.length === 0) return say('No flag passes the filter.');
  const place = shown.indexOf(current);
  const next = place < 0 ? (by > 0 ? 0 : shown.length - 1) : place + by;
  if (next < 0) return say('This is the first flag.');
  if (next >= shown.length) return say('This is the last flag.');
  go(shown[next], where);
};

const crossOver = () => {
  if (current) go(current, reading() === 'texts' ? 'list' : 'texts');
};

document.addEventListener('click', event => {
  const mark = event.target.closest('.k[data-flag]');
  const flag = mark && flagByID.get(mark.dataset.flag);
  if (flag?.visible) {
    setCurrent(flag);
    announce(flag);
  }
});
// The words of one flag, and the two ends of one band, light up together.
const together = element => {
  const flag = element.closest('[data-flag], .tick');
  if (flag) return flagByID.get(flag.dataset.flag ?? flag.getAttribute('href').slice(1))?.marks ?? [];
  const band = element.closest('[data-passage]');
  return band ? $$(`[data-passage="${band.dataset.passage}"]`) : [];
};
for (const [event, near] of [['pointerover', true], ['pointerout', false]]) {
  document.addEventListener(event, ({target}) => {
    for (const element of together(target)) element.classList.toggle('near', near);
  });
}

// The pager shows while the flags or the texts are in view.
if ($('.pager')) {
  new IntersectionObserver(([work]) => $('.pager').classList.toggle('out', !work.isIntersecting), {rootMargin: '0px 0px -25% 0px'}).observe($('.work'));
}
$('#next')?.addEventListener('click', () => step(1));
$('#previous')?.addEventListener('click', () => step(-1));
