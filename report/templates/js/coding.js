// Coding: a person's decision on each flag, kept in the browser and saved to a
// file. Blind coding hides the outlets and what the machine made of a change.
const codingKey = 'parallax.coding.' + document.body.dataset.pair;
const coding = {on: false, blind: false, coder: '', decisions: {}};
try {
  Object.assign(coding, JSON.parse(recall(codingKey)) ?? {});
} catch { /* an older or foreign record: begin anew */ }
const choices = ['accept', 'reject', 'unsure'];
const pageTitle = document.title;

let changesByID;
const changeOf = flag => (changesByID ??= new Map(data().changes.map(change => [change.id, change]))).get(flag.item.dataset.change);
const keyOf = flag => changeOf(flag).key || changeOf(flag).id;
const keep = () => {
  remember(codingKey, JSON.stringify(coding));
  showCoded();
};
const showCoded = () => {
  const output = $('#coded');
  if (output) output.textContent = `${flags.filter(flag => coding.decisions[keyOf(flag)]?.decision).length} of ${flags.length} coded`;
};

const decisionOf = flag => coding.decisions[keyOf(flag)] ??= {decision: '', category: '', note: ''};

// decide sets the decision on the current flag by key.
const decide = choice => {
  if (!coding.on) return;
  if (!current) return say('Go to a flag first, with j.');
  decisionOf(current).decision = choice;
  fillForm(current);
  keep();
  say(`Flag ${current.number}: ${choice}.`);
};

const buildForm = flag => {
  const place = $('.coding', flag.item);
  place.append($('#coding-form').content.cloneNode(true));
  $('legend', place).textContent = `Flag ${flag.number}`;
  for (const radio of $$('input', place)) {
    radio.name = 'decision-' + flag.number;
    radio.addEventListener('change', () => {
      decisionOf(flag).decision = radio.value;
      keep();
    });
  }
  for (const [selector, field] of [['select', 'category'], ['textarea', 'note']]) {
    const input = $(selector, place);
    input.setAttribute('aria-label', `${field === 'note' ? 'Note on' : 'Category of'} flag ${flag.number}`);
    input.addEventListener('input', () => {
      decisionOf(flag)[field] = input.value;
      keep();
    });
  }
};

const fillForm = flag => {
  const place = $('.coding', flag.item);
  const {decision, category, note} = coding.decisions[keyOf(flag)] ?? {decision: '', category: '', note: ''};
  for (const radio of $$('input', place)) radio.checked = radio.value === decision;
  $('select', place).value = category;
  $('textarea', place).value = note;
};

let built = false;
const showCoding = () => {
  const bar = $('#coding-bar');
  if (!bar) return;
  bar.hidden = !coding.on;
  $('#open-coding').setAttribute('aria-pressed', coding.on);
  root.classList.toggle('coding-on', coding.on);
  for (const flag of coding.on || built ? flags : []) { // until coding is on, nothing is read or built
    built = true;
    const place = $('.coding', flag.item);
    if (coding.on && !place.firstElementChild) buildForm(flag);
    if (place.firstElementChild) fillForm(flag);
    place.hidden = !coding.on;
  }
  $('#coder').value = coding.coder;
  $('#blind').checked = coding.blind;
  const blind = coding.on && coding.blind;
  root.classList.toggle('blind', blind);
  document.title = blind ? 'Text A / Text B: wording compared' : pageTitle;
  $('h1').textContent = document.title;
  for (const outlet of $$('.outlet')) {
    outlet.dataset.name ??= outlet.textContent;
    outlet.textContent = blind ? outlet.dataset.blind : outlet.dataset.name;
  }
  for (const mark of $$(blind ? '.ref[title], .k[title]' : '.ref[data-title], .k[data-title]')) {
    if (blind) {
      mark.dataset.title = mark.title;
      mark.removeAttribute('title');
    } else {
      mark.title = mark.dataset.title;
    }
  }
  if (coding.on) showCoded();
};

if ($('#coding-bar')) {
  $('#open-coding').addEventListener('click', () => {
    coding.on = !coding.on;
    keep();
    showCoding();
    say(coding.on ? 'Coding is on.' : 'Coding is off.');
  });
  $('#coder').addEventListener('input', event => {
    coding.coder = event.target.value;
    keep();
  });
  $('#blind').addEventListener('change', event => {
    coding.blind = event.target.checked;
    keep();
    showCoding();
  });
  $('#coding-clear').addEventListener('click', () => open('#clear-coding'));
  $('#clear-yes').addEventListener('click', () => {
    coding.decisions = {};
    keep();
    showCoding();
    $('#clear-coding').close();
  });
  $('#coding-load').addEventListener('change', async event => {
    const file = event.target.files[0];
    if (file) loadCoding(await file.text());
    event.target.value = '';
  });
} else {
  $('#open-coding').hidden = true;
}

const codingName = ending => `-coding${coding.coder ? '-' + coding.coder.replace(/[^\p{L}\p{N}_-]+/gu, '_') : ''}${ending}`;

// codingRows has one entry a flag, decided or not: agreement needs both.
const codingRows = () => flags.map(flag => {
  const c = changeOf(flag);
  const d = coding.decisions[keyOf(flag)] ?? {};
  return {
    a_sha256: data().a.sha256, b_sha256: data().b.sha256, coder: coding.coder, blind: coding.blind, key: keyOf(flag), change: c.id,
    passage: c.passage ?? '', op: c.op, where: c.where, a_text: c.a_text, b_text: c.b_text,
    machine_category: coding.blind ? '' : c.category ?? '', machine_confidence: coding.blind ? '' : c.confidence ?? '',
    decision: d.decision ?? '', category: d.category ?? '', note: d.note ?? '',
  };
});
const codingJSON = () => JSON.stringify({schema: 'parallax.coding/1', data_sha256: document.body.dataset.hash, decisions: codingRows()}, null, 2) + '\n';
const codingCSV = () => {
  const rows = codingRows();
  const columns = Object.keys(rows[0]);
  return csv([columns, ...rows.map(row => columns.map(name => typeof row[name] === 'string' ? textCell(row[name]) : row[name]))]);
};

const parseCSV = text => {
  const rows = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/y;
  for (;;) {
    const match = cell.exec(text);
    if (!match) return rows;
    const value = match[1] !== undefined ? match[1].replace(/""/g, '"') : match[2];
    rows.at(-1).push(value.startsWith("'") && guarded(value.slice(1)) ? value.slice(1) : value);
    if (match[3] === '') return rows;
    if (match[3] !== ',') {
      if (cell.lastIndex >= text.length) return rows;
      rows.push([]);
    }
  }
};

// loadCoding takes decisions from a saved file of this pair. It changes nothing
// if the file is of another pair or of another kind.
const loadCoding = text => {
  const refuse = why => {
    $('#coded').textContent = why;
    say(why);
  };
  let rows;
  text = text.replace(/^\ufeff/, '');
  try {
    if (/^\s*\{/.test(text)) {
      const file = JSON.parse(text);
      if (file.schema !== 'parallax.coding/1') return refuse('Not loaded: this is no coding file.');
      rows = file.decisions;
    } else {
      const [names, ...lines] = parseCSV(text);
      if (!names.includes('key') || !names.includes('decision')) return refuse('Not loaded: this is no coding file.');
      rows = lines.map(line => Object.fromEntries(names.map((name, i) => [name, line[i] ?? ''])));
    }
  } catch {
    return refuse('Not loaded: the file cannot be read.');
  }
  if (rows.some(row => row.a_sha256 !== data().a.sha256 || row.b_sha256 !== data().b.sha256)) return refuse('Not loaded: the file is about another pair.');
  const known = new Set(flags.map(keyOf));
  let count = 0;
  for (const row of rows) {
    if (!known.has(row.key)) continue;
    const decision = choices.includes(row.decision) ? row.decision : '';
    coding.decisions[row.key] = {decision, category: String(row.category ?? ''), note: String(row.note ?? '')};
    if (decision) count++;
    coding.coder = String(row.coder ?? '') || coding.coder;
  }
  keep();
  showCoding();
  refuse(`${count} decisions loaded.`);
};
