'use strict';

/* Figures and sentences. */

const { runs, differences } = JSON.parse(document.getElementById('data').textContent);

const several = runs.length > 1;

/** Of several runs, which one, so that two of the same path differ. */
const runName = (index) => several ? `run ${index + 1}` : null;

/** Every path of every run, as it was played; those of one name stand together. */
const plays = (() => {
  const all = runs.flatMap(({ result, marks, words, pictures }, index) => result.paths.map((path, i) => ({
    path, run: result, mark: marks[i], words: words[i], picture: pictures.find((each) => each.path === path.path),
    name: [path.path, runName(index)].filter(Boolean).join(', '),
  })));
  const order = [...new Set(all.map(({ path }) => path.path))];
  return all.sort((a, b) => order.indexOf(a.path.path) - order.indexOf(b.path.path));
})();

const count = (n, one) => n.toLocaleString('en-US') + (one ? ` ${one}${n === 1 ? '' : 's'}` : '');

/** Two digits or so: 0, 0.4 ms, 180 ms, 3.3 s, 2 min 5 s. */
const time = (ms) => {
  if (ms === 0) return '0';
  if (ms < 9.95) return ms < 0.05 ? 'under 0.1 ms' : `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59950) return `${(ms / 1e3).toFixed(1)} s`;
  const seconds = Math.round(ms / 1e3);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/** Milliseconds throughout, so that two figures compare at a glance. */
const millis = (ms) => `${count(ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms))} ms`;

const BLOCKED = { read: 'reads', write: 'writes', 'row-write': 'writes to the same rows' };

/** What CONCURRENTLY and VALIDATE hold stops no request, only maintenance. */
const blocks = (lock) => {
  const what = Object.keys(BLOCKED).filter((kind) => lock.blocks.includes(kind)).map((kind) => BLOCKED[kind]);
  if (what.length) return `blocks ${what.join(' and ')}`;
  return 'blocks no reads or writes' + (lock.mode === 'ShareUpdateExclusiveLock' ? ', only autovacuum and other DDL' : '');
};

/** Downtime, and how much of it the machine made. */
const downFor = (seen) => time(seen.downtimeMs) + (seen.noiseMs ? `, ${time(seen.noiseMs)} of it noise` : '');

const lockWords = (lock) => [
  `${lock.mode} on ${lock.relation}`,
  lock.waitedMs >= 1 ? `waited ${time(lock.waitedMs)}` : null,
  `held ${time(lock.heldMs)}`,
  blocks(lock),
  lock.peakWaiters ? `up to ${count(lock.peakWaiters, 'session')} waited` : null,
].filter(Boolean).join(', ');

/** Why nobody sees it on a small table: of a step that stood in somebody's way, where the two times tell. */
const staging = (step, sloMs) => {
  const locks = step.statements.flatMap((statement) => statement.locks);
  const inTheWay = locks.some((lock) => lock.blocks.length && lock.waitedMs + lock.heldMs > sloMs);
  return inTheWay && step.smallTableMs !== null && step.smallTableMs < step.ms / 10
    ? `${millis(step.ms)} here, ${millis(step.smallTableMs)} on 10 rows. That is why nobody notices it in staging.`
    : null;
};

const SIGNS = { HURT: '✕', WRONG: '!', HARMLESS: '✓', UNJUDGED: '?' };

const SPOKEN = {
  HURT: 'users were hurt', WRONG: 'the change went wrong', HARMLESS: 'nobody was hurt', UNJUDGED: 'no verdict',
};
