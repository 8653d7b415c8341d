// All that stands on the page as text.
import { BAD, dotOf } from './dots.js';
import { count, duration, element, rows } from './words.js';
import { linked } from './story.js';

const byId = (id) => document.getElementById(id);

const STATES = { ahead: '○', runs: '▶', done: '✓', failed: '✕' };

// What stands on the page now, by the id of its place. Ten times a second nearly all of it would be written anew as it
// was, by a processor that the requests need.
const shown = new Map();

function show(id, news, write) {
  const key = JSON.stringify(news);
  if (shown.get(id) !== key) {
    shown.set(id, key);
    write(byId(id), news);
  }
}

export function headline(text) {
  byId('headline').textContent = text;
}

// For those who do not see the page: only what is news.
export function say(text) {
  byId('spoken').textContent = text;
}

export function trouble(text) {
  byId('trouble').hidden = !text;
  byId('trouble').textContent = text ?? '';
}

export function counters(play) {
  show('down', play.endpoints.map((name) => ({ name, now: !!play.down[name]?.now, ms: play.down[name]?.ms ?? 0 })),
    (place, rows) => place.replaceChildren(...rows.map(downtime)));
  byId('counters').classList.toggle('unjudged', !!play.verdict?.noise);
  figure('stall', duration(play.longestMs));
  figure('bad', count(play.total.bad), play.total.bad > 0);
  figure('failed', count(play.total.failed), play.total.failed > 0);
  figure('unanswered', count(play.total.unanswered), play.total.unanswered > 0);
  figure('per-second', play.verdict ? '–' : count(play.perSecond));
  figure('lost', play.verdict ? count(play.verdict.lostWrites) : '–', play.verdict?.lostWrites > 0);
  // Once it is over, the most that there was.
  const { inUse, waiting } = play.verdict ? play.most : play.pool ?? {};
  figure('pool', inUse === undefined ? '–' : inUse + ' / ' + waiting, waiting > 20);
  const queue = play.verdict ? play.most.queue : play.queue;
  figure('queue', count(queue), queue > 0);
  document.querySelectorAll('.at-most').forEach((words) => { words.hidden = !play.verdict; });
}

function downtime({ name, now, ms }) {
  const row = element('div', '', { 'data-endpoint': name, 'data-down': now ? 'now' : 'no' });
  const value = element('dd', duration(ms));
  if (now) {
    value.append(element('small', ' down now'));
  }
  value.classList.toggle('hurt', ms > 0);
  row.append(element('dt', name), value);
  return row;
}

function figure(id, text, hurt = false) {
  show(id, { text, hurt }, (place) => {
    place.textContent = text;
    place.classList.toggle('hurt', hurt);
  });
}

export function steps(play) {
  byId('claim').textContent = play.path + ': ' + play.claim;
  byId('steps').replaceChildren(...play.steps.map((step, index) => {
    const { state, ms, error } = play.states[index];
    const time = ms === undefined ? '' : ' (' + duration(ms) + ')';
    return element('li', STATES[state] + ' ' + step.name + ': ' + step.why + time + (error ? ': ' + error : ''), { 'data-state': state });
  }));
  // A step without SQL leaves that of the one before.
  byId('sql').textContent = play.steps.slice(0, Math.max(0, play.current) + 1).findLast((step) => step.sql)?.sql ?? '';
}

export function legend(play) {
  show('legend', [play.endpoints, play.sloMs], (place) => {
    const dots = play.endpoints.map((name, index) => element('span', dotOf(index).sign + ' ' + name, { class: dotOf(index).colour }));
    place.replaceChildren(...dots, element('span', BAD.sign + ' bad: failed, or over ' + play.sloMs + ' ms, answered or not', { class: 'hurts' }),
      element('span', 'a lock is ▬ held, ▨ waited for; small-read is of a table that no migration touches; what is due in warm-up or baseline does not count'));
  });
}

export function database(play) {
  const waiters = play.waiters ?? [];
  const more = play.waiting - waiters.reduce((sum, { many }) => sum + many, 0);
  lines('waiters', [...waiters.map(({ many, application, wants, query, blockers }) =>
    (many > 1 ? count(many) + ' × ' : '') + application + ' wants ' + wants + ' (' + query + '), held up by ' + blockers),
  ...(more > 0 ? ['and ' + count(more) + ' more'] : [])]);
  lines('instances', play.instances ?? []);
  figure('progress', play.progress ?? '');
  byId('instances-title').hidden = !play.instances?.length;
}

function lines(id, texts) {
  show(id, texts, (place) => place.replaceChildren(...texts.map((text) => element('li', text))));
}

export function verdict(play) {
  const { sign, verdict, requests, bad, lostWrites, acknowledgedWrites, noise, noiseBad, lostExamples } = play.verdict;
  const card = element('article', '', { 'data-verdict': play.path });
  card.append(element('h2', sign + ' ' + play.scenario + ', ' + play.path));
  const picture = element('div', '', { class: 'small', role: 'img', 'aria-label': 'All requests of the ' + play.path + ' path' });
  card.append(picture, element('p', verdict),
    element('p', count(bad) + ' of ' + count(requests) + ' requests bad' + (noiseBad ? ' (' + count(noiseBad) + ' of them noise)' : '') + ', ' + count(acknowledgedWrites) + ' acknowledged writes, ' + (lostWrites ? count(lostWrites) + ' lost' : 'none lost')));
  lostExamples.forEach((text) => card.append(element('p', text)));
  if (noise) {
    card.append(element('p', 'Too noisy to judge: ' + noise));
  }
  if (play.most.waiting || play.most.queue) {
    card.append(element('p', 'at most ' + count(play.most.waiting) + ' waited for a connection, ' + count(play.most.queue) + ' behind the migration'));
  }
  card.append(element('p', rows(play.rows) + ' rows, ' + play.rate + ' requests/s on each endpoint', { class: 'quiet' }));
  byId('verdicts').append(card);
  return picture;
}

// The last verdict's, which is written a moment after it, and the page that sets all paths side by side.
export function reports(own, together) {
  byId('verdicts').lastElementChild?.append(page('The report', own));
  byId('together').replaceChildren(...(together ? [page('The last run of each path, in one report', together)] : []));
}

function page(words, address) {
  const line = element('p', '');
  line.append(element('a', words, { href: linked(address), target: '_blank', rel: 'noopener' }));
  return line;
}

// What has been played stays in sight.
export function clear() {
  shown.clear();
  document.querySelectorAll('.at-most').forEach((words) => { words.hidden = true; });
  ['down', 'steps', 'waiters', 'instances'].forEach((id) => byId(id).replaceChildren());
  ['claim', 'sql', 'progress', 'legend'].forEach((id) => { byId(id).textContent = ''; });
  ['stall', 'bad', 'failed', 'unanswered', 'per-second', 'queue'].forEach((id) => figure(id, '0'));
  ['lost', 'pool'].forEach((id) => figure(id, '–'));
  trouble();
}

export function forget() {
  clear();
  byId('verdicts').replaceChildren();
  byId('together').replaceChildren();
}
