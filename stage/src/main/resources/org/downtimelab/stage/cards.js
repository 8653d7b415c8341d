// The change, and the three ways to make it: first what each claims, then what was measured.
import { dial, outage } from './outage.js';
import { linked } from './story.js';
import { bare, byId, count, duration, element, rows } from './words.js';

const PATHS = [
  { name: 'risky', says: 'What beginners and frameworks do', tag: 'a claim, not measured yet' },
  { name: 'folklore', says: 'What guides claim to be safe', tag: 'a claim, not measured yet' },
  { name: 'safe', says: 'What we recommend', tag: 'a promise: no bad request, no lost write' }
];

export function prompt(text) {
  byId('prompt').textContent = text;
}

// What is over has a place for its picture: it is given back by the name of its path.
export function cards(choice, over, playing) {
  document.body.classList.toggle('first', !over.length);
  byId('change').textContent = choice.title;
  byId('change-sql').textContent = bare(choice.sql);
  const places = {};
  byId('verdicts').replaceChildren(...PATHS.map((path, index) => {
    const card = element('article', '', { 'data-path': path.name });
    card.toggleAttribute('data-now', path.name === playing);
    const head = element('h2', '');
    head.append(element('kbd', index + 1), element('span', path.name));
    card.append(head);
    const done = over.find(({ play }) => play.path === path.name)?.play;
    if (done) {
      head.append(element('span', done.verdict.sign, { class: 'sign' }));
      places[path.name] = judged(card, choice.paths[path.name], done);
    } else {
      card.append(element('p', path.says, { class: 'quiet' }), element('blockquote', choice.paths[path.name], { class: 'claim' }),
        element('p', path.tag, { class: 'tag' }));
    }
    return card;
  }));
  return places;
}

function judged(card, claim, play) {
  const { verdict, most } = play;
  card.dataset.verdict = play.path;
  card.classList.toggle('harmed', !'✓?'.includes(verdict.sign));
  const picture = element('div', '', { class: 'small', role: 'img', 'aria-label': 'All requests of the ' + play.path + ' path' });
  const worst = outage(play);
  const figures = element('dl', '');
  figures.append(
    figure('downtime', worst.who, dial(worst.ms).join(' '), worst.ms > 0 && !verdict.noise),
    figure('bad', 'bad requests' + (verdict.noiseBad ? ' (' + count(verdict.noiseBad) + ' noise)' : ''), count(verdict.bad) + ' of ' + count(verdict.requests), verdict.bad > verdict.noiseBad),
    figure('pool', 'waited for a connection', atOnce(most.waiting), false),
    figure('queue', 'waited for the lock', atOnce(most.queue), false),
    figure('lost', 'lost writes', lost(verdict), verdict.lostWrites + verdict.destroyedRows > 0));
  const foot = element('p', rows(play.rows) + ' rows, ' + play.rate + ' requests/s each', { class: 'foot' });
  if (play.report) {
    foot.append(link('The report', play.report));
  }
  card.append(element('p', claim, { class: 'claim' }), element('p', told(verdict), { class: 'outcome' }), picture, figures, foot);
  return picture;
}

export function told(verdict) {
  return verdict.noise ? 'too noisy to judge, run it again. It was: ' + verdict.noise : verdict.verdict;
}

export function lost({ lostWrites, destroyedRows, acknowledgedWrites }) {
  const writes = (lostWrites ? count(lostWrites) : 'none') + ' of ' + count(acknowledgedWrites);
  return destroyedRows ? writes + ', ' + count(destroyedRows) + ' rows destroyed' : writes;
}

export function atOnce(number) {
  return number ? count(number) + ' at once' : 'nobody';
}

function figure(name, words, value, hurt) {
  const row = element('div', '', { 'data-figure': name, class: name });
  row.append(element('dt', words), element('dd', (hurt ? '✕ ' : '') + value, { class: hurt ? 'hurt' : '' }));
  return row;
}

function link(words, address) {
  return element('a', words, { href: linked(address), target: '_blank', rel: 'noopener' });
}

export function together(address) {
  byId('together').replaceChildren(...(address ? [link('All paths in one report', address)] : []));
}
