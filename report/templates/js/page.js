// What every part of the page uses.
const root = document.documentElement;
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

// dataText is the comparison as the command line writes it: the page holds it
// with "<" escaped.
const dataText = () => $('#data').textContent.replace(/\\(u003c|[^])/g, (all, escape) => escape === 'u003c' ? '<' : all);
let parsed;
const data = () => parsed ??= JSON.parse($('#data').textContent);

// remember keeps a value in the browser; where storage is forbidden, it is
// forgotten with the page.
const remember = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch { /* no storage */ }
};
const recall = key => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

// say speaks through the live region.
const say = text => { $('#live').textContent = text; };

const saveFile = (name, type, text) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
