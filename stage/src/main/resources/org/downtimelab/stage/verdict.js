// A path's verdict over everything, until the room has read it: then the cards come by themselves.
import { atOnce, lost, told } from './cards.js';
import { byId, count, element } from './words.js';

// Enough for two sentences and three figures, read by people who look for the first time.
const READING_MS = 12000;

let leaves;

export function verdict(play) {
  const { verdict: found } = play;
  const place = byId('verdict');
  const which = element('p', play.path + ': “' + play.claim + '”', { class: 'which' });
  const words = element('p', found.sign + ' ' + told(found), { class: 'told' });
  words.classList.toggle('hurt', !'✓?'.includes(found.sign));
  const facts = element('dl', '', { class: 'facts' });
  facts.append(fact(count(found.bad) + ' of ' + count(found.requests), 'bad requests'), fact(lost(found), 'writes lost'),
    fact(atOnce(play.most.waiting), 'waited for a connection'));
  place.replaceChildren(which, words, element('p', '', { class: 'why' }), facts, element('div', '', { class: 'left' }));
  place.style.setProperty('--reading', READING_MS + 'ms');
  place.hidden = false;
  clearTimeout(leaves);
  leaves = setTimeout(hide, READING_MS);
}

function fact(value, words) {
  const row = element('div', '');
  row.append(element('dd', value), element('dt', words));
  return row;
}

// The reason is known a moment later.
export function why(sentences) {
  const place = byId('verdict').querySelector('.why');
  if (place) {
    place.textContent = sentences;
  }
}

export function hide() {
  clearTimeout(leaves);
  byId('verdict').hidden = true;
}

byId('verdict').addEventListener('click', hide);
document.addEventListener('keydown', ({ key }) => ['Escape', 'Enter', ' '].includes(key) && hide());
