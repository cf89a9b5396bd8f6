showCoding();
readAddress();

// Print everything: what is shut on the screen is open on paper.
let shut = [];
addEventListener('beforeprint', () => {
  shut = $$('details:not([open])');
  for (const details of shut) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of shut) details.open = false;
});
