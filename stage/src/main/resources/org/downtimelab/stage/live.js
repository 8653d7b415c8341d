// All that stands beside the chart while a path is on.
import { dotOf } from './dots.js';
import { blocked, sqlMode } from './lanes.js';
import { dial, outage } from './outage.js';
import { brief, byId, count, duration, element, firstSentence } from './words.js';

const STATES = { ahead: '○', runs: '▶', done: '✓', failed: '✕' };

const MOST_HEADS = 30;

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

function text(id, words, hurt = false) {
  show(id, [words, hurt], (place) => {
    place.textContent = words;
    place.classList.toggle('hurt', hurt);
  });
}

export function headline(words) {
  text('headline', words);
}

// For those who do not see the page: only what is news.
export function say(words) {
  byId('spoken').textContent = words;
}

export function trouble(words) {
  byId('trouble').hidden = !words;
  byId('trouble').textContent = words ?? '';
}

export function steps(play) {
  text('claim', play.path + ': “' + play.claim + '”');
  byId('steps').replaceChildren(...play.steps.map((step, index) => {
    const { state, ms, error } = play.states[index];
    const all = firstSentence(step.why) + (ms === undefined ? '' : ', ' + duration(ms)) + (error ? ': ' + error : '');
    return element('li', STATES[state] + ' ' + step.number, { 'data-state': state, title: all, 'aria-label': state + ': ' + all });
  }));
  // A step without SQL leaves that of the one before.
  text('sql', brief(play.steps.slice(0, Math.max(0, play.current) + 1).findLast((step) => step.sql)?.sql));
}

export function figures(play) {
  byId('live').classList.toggle('unjudged', !!play.verdict?.noise);
  const { who, ms, second, now } = outage(play);
  show('counter', [now, ms > 0], (place) => { place.dataset.down = now ? 'now' : ms ? 'was' : 'no'; });
  text('who', who);
  show('longest', dial(ms), (place, [value, unit]) => place.replaceChildren(value, element('small', unit)));
  text('second', second);
  show('down', play.endpoints.map((name, index) => ({ name, dot: dotOf(index), now: !!play.down[name]?.now, ms: play.down[name]?.ms ?? 0 })),
    (place, endpoints) => place.replaceChildren(...endpoints.map(endpoint)));
  text('bad', count(play.total.bad), play.total.bad > 0);
  text('failed', count(play.total.failed), play.total.failed > 0);
  text('unanswered', count(play.total.unanswered), play.total.unanswered > 0);
  text('pool', play.pool ? play.pool.inUse + ' / ' + play.pool.waiting : '–', play.pool?.waiting > 20);
  text('progress', play.progress ?? '');
  text('instances', (play.instances ?? []).join(', '));
  waiting(play);
}

function endpoint({ name, dot, now, ms }) {
  const row = element('div', '', { 'data-endpoint': name, 'data-down': now ? 'now' : 'no' });
  const value = element('dd', duration(ms), { class: ms > 0 ? 'hurt' : '' });
  if (now) {
    value.append(' down now');
  }
  row.append(element('dt', dot.sign + ' ' + name, { class: dot.colour }), value);
  return row;
}

function waiting(play) {
  const lock = play.lock;
  show('lock', lock && [lock.held, lock.mode, lock.relation, lock.blocks, dial(lock.ms)], (place) => place.replaceChildren(...(lock
    ? [element('strong', sqlMode(lock.mode)), element('p', (lock.held ? 'held on ' : 'waited for on ') + lock.relation + ', ' + dial(lock.ms).join(' ')),
      element('p', 'blocks ' + blocked(lock.blocks))]
    : [element('strong', 'none')])));
  text('queue', count(play.queue ?? 0));
  byId('crowd').classList.toggle('hurt', play.queue > 0);
  text('heads', '▮'.repeat(Math.min(MOST_HEADS, play.queue ?? 0)));
  const waiters = play.waiters ?? [];
  const more = play.waiting - waiters.reduce((sum, { many }) => sum + many, 0);
  show('waiters', [waiters, more], (place) => place.replaceChildren(...waiters.map(waiter), ...(more > 0 ? [element('li', 'and ' + count(more) + ' more')] : [])));
}

function waiter({ many, application, query, wants, blockers }) {
  const line = element('li', '', { title: query + '\n' + application + ' wants ' + wants });
  line.append(element('strong', (many > 1 ? count(many) + ' × ' : '') + query.replace(/\s+/g, ' ')));
  // Behind the migration: that is what the figure above counts.
  if (blockers !== 'the migration') {
    line.append('behind ' + blockers);
  }
  return line;
}

export function clear() {
  shown.clear();
  ['down', 'steps', 'waiters', 'lock'].forEach((id) => byId(id).replaceChildren());
  ['claim', 'sql', 'progress', 'instances', 'headline', 'who', 'longest', 'second', 'heads'].forEach((id) => { byId(id).textContent = ''; });
  ['bad', 'failed', 'unanswered', 'queue'].forEach((id) => text(id, '0'));
  text('pool', '–');
  byId('counter').dataset.down = 'no';
  trouble();
}
