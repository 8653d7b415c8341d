// All that stands on the page as text.
import { BAD, dotOf } from './dots.js';
import { count, duration, element } from './words.js';
import { linked } from './story.js';

const byId = (id) => document.getElementById(id);

const STATES = { ahead: '○', runs: '▶', done: '✓', failed: '✕' };

export function headline(text) {
  byId('headline').textContent = text;
}

export function trouble(text) {
  byId('trouble').hidden = !text;
  byId('trouble').textContent = text ?? '';
}

export function counters(play) {
  const rows = play.users.map((name) => {
    const down = play.down[name];
    const row = element('div', '', { 'data-endpoint': name, 'data-down': down?.now ? 'now' : 'no' });
    row.append(element('dt', name));
    const value = element('dd', duration(down?.ms ?? 0) + (down?.now ? ' down now' : ''));
    value.classList.toggle('hurt', (down?.ms ?? 0) > 0);
    row.append(value);
    return row;
  });
  byId('down').replaceChildren(...rows);
  figure('stall', duration(Math.max(0, ...Object.values(play.down).map((down) => down.longestMs))));
  figure('bad', count(play.badCount));
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
  byId('sql').textContent = play.steps[Math.max(0, play.current)]?.sql ?? '';
}

export function legend(play) {
  const dots = play.users.map((name, index) => element('span', dotOf(index).sign + ' ' + name, { class: dotOf(index).colour }));
  byId('legend').replaceChildren(...dots, element('span', BAD.sign + ' bad: failed, or over ' + play.sloMs + ' ms', { class: 'hurts' }),
    element('span', 'a bar that is ▬ solid is a lock held, ▨ hatched one that is waited for'));
}

export function database(play) {
  byId('progress').textContent = play.progress ?? '';
  const names = new Map(play.waiters?.map((waiter) => [waiter.pid, waiter.application]));
  byId('waiters').replaceChildren(...(play.waiters ?? []).map((waiter) => element('li', waiter.application + ' wants ' + waiter.wants
    + ' (' + waiter.query + '), held up by ' + (waiter.blockers ?? [...new Set(waiter.waitsFor.map((pid) => names.get(pid) ?? 'the migration'))].join(', ')))));
  byId('instances').replaceChildren(...(play.instances ?? []).map((text) => element('li', text)));
}

export function verdict(play) {
  const { sign, verdict, bad, lostWrites, acknowledgedWrites, noise, report, lostExamples } = play.verdict;
  const card = element('article', '', { 'data-verdict': play.path });
  card.append(element('h2', sign + ' ' + play.scenario + ', ' + play.path));
  const picture = element('div', '', { class: 'small', role: 'img', 'aria-label': 'All requests of the ' + play.path + ' path' });
  card.append(picture, element('p', verdict),
    element('p', count(bad) + ' bad requests, ' + count(acknowledgedWrites) + ' acknowledged writes, ' + (lostWrites ? count(lostWrites) + ' lost' : 'none lost')));
  lostExamples.forEach((text) => card.append(element('p', text)));
  if (noise) {
    card.append(element('p', 'Too noisy to judge: ' + noise));
  }
  const link = element('p', '');
  link.append(element('a', 'The report', { href: linked(report), target: '_blank', rel: 'noopener' }));
  card.append(link);
  byId('verdicts').append(card);
  return picture;
}

export function clear() {
  ['down', 'steps', 'waiters', 'instances', 'verdicts'].forEach((id) => byId(id).replaceChildren());
  ['claim', 'sql', 'progress', 'legend'].forEach((id) => { byId(id).textContent = ''; });
  ['stall', 'bad', 'per-second', 'queue'].forEach((id) => figure(id, '0'));
  ['lost', 'pool'].forEach((id) => figure(id, '–'));
  trouble();
}
