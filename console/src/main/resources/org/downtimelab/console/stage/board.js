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
  figure('stall', duration(play.longestMs));
  figure('bad', count(play.total.bad), play.total.bad > 0);
  figure('failed', count(play.total.failed), play.total.failed > 0);
  figure('unanswered', count(play.total.unanswered), play.total.unanswered > 0);
  figure('per-second', count(play.perSecond));
  figure('lost', play.verdict ? count(play.verdict.lostWrites) : '–', play.verdict?.lostWrites > 0);
  figure('pool', play.pool ? play.pool.inUse + ', ' + play.pool.waiting : '–', play.pool?.waiting > 20);
  figure('queue', count(play.queue), play.queue > 0);
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
    element('span', 'a bar that is ▬ solid is a lock held, ▨ hatched one that is waited for'));
}

export function database(play) {
  byId('progress').textContent = play.progress ?? '';
  byId('waiters').replaceChildren(...(play.waiters ?? []).map((waiter) =>
    element('li', waiter.application + ' wants ' + waiter.wants + ' (' + waiter.query + '), held up by ' + waiter.blockers)));
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
  card.append(element('p', rows(play.rows) + ' rows, ' + play.rate + ' requests/s on each endpoint', { class: 'quiet' }));
  byId('verdicts').append(card);
  return picture;
}

// The last verdict's: it is written a moment after it.
export function report(address) {
  const link = element('p', '');
  link.append(element('a', 'The report', { href: linked(address), target: '_blank', rel: 'noopener' }));
  byId('verdicts').lastElementChild?.append(link);
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
}
