// Citations: of one flag with the words around it, or of the whole comparison.
const sides = () => [['A', data().a], ['B', data().b]].map(([letter, side]) => ({
  letter, ...side,
  name: side.outlet || `Text ${letter}`,
  heading: side.title || side.path,
}));

const passageOf = change => data().passages.find(passage => passage.id === change.passage);

// wordsOfFlag is a flag as the list has it, in one line.
const flagSentence = flag => {
  const line = element => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const change = line($('.change', flag.item));
  return `${line($('.label .machine', flag.item)).slice(1).trim()}: ${change}`;
};

const citation = (flag, format) => {
  const {tool} = data();
  const [a, b] = sides();
  const change = flag && data().changes.find(other => other.id === flag.item.dataset.change);
  const passage = change && passageOf(change);
  const id = flag ? flag.id : '';
  const here = location.protocol === 'file:' ? '' : location.href.split('#')[0] + (id ? '#' + id : '');
  const facts = {
    tool: `Parallax ${tool.version}`, hash: document.body.dataset.hash, here, a, b, flag, change,
    title: `Wording compared: ${a.name} and ${b.name}`,
    sentence: flag ? flagSentence(flag) : '',
    reason: change?.reason ?? '',
    quotes: change ? [passage ? passage.a_text : change.a_text, passage ? passage.b_text : change.b_text] : ['', ''],
    // The words of all flags, for a citation of the whole page.
    key: change?.key || change?.id || '',
  };
  return {plain: plainCitation, markdown: markdownCitation, csl: cslCitation, bibtex: bibtexCitation}[format](facts);
};

const article = side => [side.name, `“${side.heading}”`, side.date, side.url].filter(Boolean).join(', ');

const plainCitation = f => [
  `${f.title}. ${f.tool}.${f.here ? ' ' + f.here : ''}`,
  `A: ${article(f.a)}. SHA-256 ${f.a.sha256}`,
  `B: ${article(f.b)}. SHA-256 ${f.b.sha256}`,
  ...f.flag ? ['', f.sentence + (f.reason ? ` (${f.reason})` : ''),
    ...f.quotes[0] ? [`A has: “${f.quotes[0]}”`] : [], ...f.quotes[1] ? [`B has: “${f.quotes[1]}”`] : []] : [],
  '', `Data: SHA-256 ${f.hash}${f.key ? `, change ${f.key}` : ''}`,
].join('\n');

const markdownText = text => text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ').trim();
const markdownCitation = f => [
  `**${markdownText(f.title)}**. ${f.tool}.${f.here ? ` <${f.here}>` : ''}`, '',
  ...[f.a, f.b].map(side => `- ${side.letter}: ${markdownText(side.name)}, *${markdownText(side.heading)}*${side.date ? ', ' + markdownText(side.date) : ''}${side.url ? `, <${encodeURI(decodeURI(side.url))}>` : ''}, SHA-256 \`${side.sha256}\``),
  ...f.flag ? ['', markdownText(f.sentence) + (f.reason ? ` (${markdownText(f.reason)})` : ''),
    ...f.quotes.flatMap((text, i) => text ? ['', `> ${'AB'[i]}: ${markdownText(text)}`] : [])] : [],
  '', `Data: SHA-256 \`${f.hash}\`${f.key ? `, change \`${f.key}\`` : ''}`,
].join('\n');

const isoDate = date => /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date ?? '')?.slice(1).filter(Boolean).map(Number);
const cslDate = date => date ? {issued: isoDate(date) ? {'date-parts': [isoDate(date)]} : {raw: date}} : {};
const cslCitation = f => JSON.stringify([
  ...[f.a, f.b].map(side => ({
    id: `parallax-${side.letter.toLowerCase()}-${side.sha256.slice(0, 8)}`, type: 'article-newspaper', title: side.heading,
    ...side.outlet ? {'container-title': side.outlet} : {}, ...cslDate(side.date), ...side.url ? {URL: side.url} : {},
    ...side.language ? {language: side.language} : {}, note: `SHA-256 ${side.sha256}`,
  })),
  {
    id: `parallax-${f.hash.slice(0, 8)}${f.key ? '-' + f.key : ''}`, type: 'document', title: f.title, genre: 'Comparison of wording',
    ...f.here ? {URL: f.here} : {}, ...f.flag ? {abstract: f.sentence} : {},
    note: `${f.tool}. Data SHA-256 ${f.hash}${f.key ? `, change ${f.key}` : ''}`,
  },
], null, 2);

const texText = text => text.replace(/[\\{}&%$#_~^]/g, char => ({'\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}'}[char] ?? '\\' + char)).replace(/\s+/g, ' ').trim();
const bibtexEntry = (type, key, fields) => `@${type}{${key.replace(/[^\w-]/g, '')},\n${Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${name === 'url' ? value.replace(/[{}\\]/g, encodeURIComponent) : texText(value)}}`).join(',\n')}\n}`;
const bibtexCitation = f => [
  ...[f.a, f.b].map(side => bibtexEntry('article', `parallax-${side.letter.toLowerCase()}-${side.sha256.slice(0, 8)}`, {
    title: side.heading, journal: side.outlet, year: /\d{4}/.exec(side.date ?? '')?.[0], date: isoDate(side.date) ? side.date : '', url: side.url, note: `SHA-256 ${side.sha256}`,
  })),
  bibtexEntry('misc', `parallax-${f.hash.slice(0, 8)}${f.key ? '-' + f.key : ''}`, {
    title: f.title, howpublished: f.tool, url: f.here, abstract: f.sentence, note: `Data SHA-256 ${f.hash}${f.key ? `, change ${f.key}` : ''}`,
  }),
].join('\n\n');

let cited = null;
const showCitation = () => { $('#cite-text').value = citation(cited, $('#cite-format').value); };
const openCite = flag => {
  cited = flag;
  $('#cite-title').textContent = flag ? `Cite flag ${flag.number}` : 'Cite this comparison';
  $('#cite-copy').textContent = 'Copy';
  showCitation();
  open('#cite');
};
$('#open-cite').addEventListener('click', () => openCite(null));
$('#cite-format').addEventListener('change', showCitation);

// copy puts text on the clipboard, by the older way where the newer is shut.
const copy = async (text, field) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.select();
    return document.execCommand('copy');
  }
};
$('#cite-copy').addEventListener('click', async () => {
  const done = await copy($('#cite-text').value, $('#cite-text'));
  $('#cite-copy').textContent = done ? 'Copied' : 'Select and copy by hand';
});
for (const button of $$('[data-act]')) {
  const flag = flagByID.get(button.closest('.flag-item').id);
  button.addEventListener('click', async () => {
    if (button.dataset.act === 'cite') return openCite(flag);
    setCurrent(flag);
    writeAddress(flag.id);
    const done = await copy(location.href.split('#')[0] + '#' + flag.id);
    say(done ? `Link to flag ${flag.number} copied.` : `The address line now leads to flag ${flag.number}.`);
    button.textContent = done ? 'Copied' : 'In address line';
    setTimeout(() => { button.textContent = 'Link'; }, 2000);
  });
}
