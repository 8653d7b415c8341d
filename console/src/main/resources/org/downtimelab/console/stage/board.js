// All that stands on the page as text.
import { BAD, dotOf } from './dots.js';
import { count, duration, element, rows } from './words.js';
import { linked } from './story.js';

const byId = (id) => document.getElementById(id);

const STATES = { ahead: '○', runs: '▶', done: '✓', failed: '✕' };

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
  const down = play.endpoints.map((name) => {
    const down = play.down[name];
    const row = element('div', '', { 'data-endpoint': name, 'data-down': down?.now ? 'now' : 'no' });
    row.append(element('dt', name));
    const value = element('dd', duration(down?.ms ?? 0));
    if (down?.now) {
      value.append(element('small', ' down now'));
    }
    value.classList.toggle('hurt', (down?.ms ?? 0) > 0);
    row.append(value);
    return row;
  });
  byId('down').replaceChildren(...down);
  byId('counters').classList.toggle('unjudged', !!play.verdict?.noise);
  figure('stall', duration(play.longestMs));
  figure('bad', count(play.total.bad), play.total.bad > 0);
  figure('failed', count(play.total.failed), play.total.failed > 0);
  figure('unanswered', count(play.total.unanswered), play.total.unanswered > 0);
  figure('per-second', play.verdict ? '–' : count(play.perSecond));
  figure('lost', play.verdict ? count(play.verdict.lostWrites) : '–', play.verdict?.lostWrites > 0);
  // Once it is over, the most that there was.
  const { inUse, waiting } = play.verdict ? play.most : play.pool ?? {};
  figure('pool', inUse === undefined ? '–' : inUse + ', ' + waiting, waiting > 20);
  const queue = play.verdict ? play.most.queue : play.queue;
  figure('queue', count(queue), queue > 0);
  document.querySelectorAll('.at-most').forEach((words) => { words.hidden = !play.verdict; });
}

function figure(id, text, hurt = false) {
  byId(id).textContent = text;
  byId(id).classList.toggle('hurt', hurt);
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
  const dots = play.endpoints.map((name, index) => element('span', dotOf(index).sign + ' ' + name, { class: dotOf(index).colour }));
  byId('legend').replaceChildren(...dots, element('span', BAD.sign + ' bad: failed, or over ' + play.sloMs + ' ms, answered or not', { class: 'hurts' }),
    element('span', 'a lock is ▬ held, ▨ waited for; what is due in warm-up or baseline does not count'));
}

export function database(play) {
  byId('progress').textContent = play.progress ?? '';
  byId('waiters').replaceChildren(...(play.waiters ?? []).map((waiter) =>
    element('li', waiter.application + ' wants ' + waiter.wants + ' (' + waiter.query + '), held up by ' + waiter.blockers)),
  ...(play.waiting > play.waiters.length ? [element('li', 'and ' + (play.waiting - play.waiters.length) + ' more')] : []));
  byId('instances-title').hidden = !play.instances?.length;
  byId('instances').replaceChildren(...(play.instances ?? []).map((text) => element('li', text)));
}

export function verdict(play) {
  const { sign, verdict, bad, lostWrites, acknowledgedWrites, noise, lostExamples } = play.verdict;
  const card = element('article', '', { 'data-verdict': play.path });
  card.append(element('h2', sign + ' ' + play.scenario + ', ' + play.path));
  const picture = element('div', '', { class: 'small', role: 'img', 'aria-label': 'All requests of the ' + play.path + ' path' });
  card.append(picture, element('p', verdict),
    element('p', count(bad) + ' bad requests, ' + count(acknowledgedWrites) + ' acknowledged writes, ' + (lostWrites ? count(lostWrites) + ' lost' : 'none lost')));
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
  byId('together').replaceChildren(...(together ? [page('All of them in one report', together)] : []));
}

function page(words, address) {
  const line = element('p', '');
  line.append(element('a', words, { href: linked(address), target: '_blank', rel: 'noopener' }));
  return line;
}

// What has been played stays in sight.
export function clear() {
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
