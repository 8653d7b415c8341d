/* The words and tables of the page. Text goes in as text nodes only, so no figure or SQL can become markup. */

/** An element; children are elements, strings or lists of them, and what is null is left out. */
const el = (name, className, ...children) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
};

const byId = (id) => document.getElementById(id);

const sign = (mark) => {
  const shape = el('span', 'sign', SIGNS[mark]);
  shape.setAttribute('role', 'img');
  shape.setAttribute('aria-label', SPOKEN[mark]);
  return shape;
};

const list = (items) => items.length ? el('ul', null, items.map((item) => el('li', null, item))) : null;

const environment = (run) => [
  `${count(run.rows)} rows`, `PostgreSQL ${run.postgres}`, `a request is bad above ${run.sloMs} ms (the SLO)`,
  `${count(run.ratePerEndpoint)} requests/s on each endpoint`, run.startedAt.replace('T', ' '),
].join('  ·  ');

const machine = ({ environment: { processor, processors, system, java, tableBytes } }) =>
  `${processor}, ${count(processors, 'processor')}; ${system}; Java ${java}; the large table and its indexes had ${count(Math.round(tableBytes / 1e6))} MB at the start.`;

const named = (settings, none) => Object.entries(settings)
  .map(([name, value]) => `${name} = ${value}`).join(', ') || none;

const banner = (title, ...content) => {
  const box = el('div', 'banner', el('strong', null, title), ...content);
  box.setAttribute('role', 'alert');
  byId('banners').append(box);
};

/** What is said of each run, of which a report has one. */
const ofEachRun = (say) => runs.map(({ result }, index) =>
  el('p', null, several ? el('strong', null, `Run ${index + 1}: `) : null, say(result)));

/** Long names may break after an underscore. */
const breakable = (text) => text.split(/(?<=_)/).flatMap((part, i) => i ? [el('wbr'), part] : [part]);

const card = ({ path, mark, words, name }) => el('article', `card ${mark}`,
  sign(mark),
  el('h2', null, name),
  words.claim ? el('p', 'quiet claim', words.claim) : null,
  el('p', 'verdict', breakable(words.card.verdict)),
  words.card.further.map((each) => el('p', `further${words.gone ? ' lost' : ''}`, breakable(each))),
  words.card.why ? el('p', 'why', breakable(words.card.why)) : null,
  el('p', 'quiet', `${words.gone ? '' : `${words.writes}. `}${atTheEnd(path)}`));

const MOST_OF_A_PROBLEM = 90;

const atTheEnd = ({ finalSchemaOk, schemaProblems: [problem] }) => {
  if (finalSchemaOk || !problem) return `The final schema is ${finalSchemaOk ? 'ok' : 'not ok'}.`;
  return `At the end, ${problem.length > MOST_OF_A_PROBLEM ? `${problem.slice(0, MOST_OF_A_PROBLEM)}…` : sentence(problem)}`;
};

const titled = (level, { name, mark }, text) =>
  el(level, `titled ${mark}`, sign(mark), el('span', null, `${name}: ${text}`));

const sentence = (text) => /[.!?]$/.test(text) ? text : `${text}.`;

/** Why a step does what its title says. */
const rest = (why, title) => why.startsWith(title) ? why.slice(title.length).replace(/^\./, '') : why;

/** The safe path as a list to work through; what goes on meanwhile is nobody's work. */
const recipe = ({ path, words }) => el('ol', 'recipe', path.steps.map((each, i) => words.steps[i].number === 'meanwhile' ? null
  : el('li', null, el('p', null, el('strong', null, sentence(words.steps[i].title)), rest(each.why, words.steps[i].title),
    each.noReturn ? el('strong', null, ` ${sentence(each.noReturn)}`) : ''),
  words.steps[i].look ? el('pre', 'source', words.steps[i].look) : null,
  each.source ? el('pre', 'source', each.source) : null)));

const sentences = (text) => text.split(/(?<=[.!?])\s+(?=[A-Z])/);

/** What a path did, as its author tells it, and what was measured beyond that. */
const cause = (play, { path, words } = play) => {
  const told = path.steps.map((each) => each.why).join(' ');
  const measured = [...words.headlines.slice(1).map(sentence), ...words.reasons.flatMap(sentences)]
    .filter((each) => !told.includes(each));
  return el('article', 'cause', titled('h3', play, 'what it did'),
    el('ol', null, path.steps.map(({ why }, i) => {
      const { number, title } = words.steps[i];
      const item = el('li', number === 'meanwhile' ? 'meanwhile' : null, number === 'meanwhile' ? 'Meanwhile: ' : null,
        el('strong', null, sentence(title)), rest(why, title));
      if (number !== 'meanwhile') item.value = number.replace('step ', '');
      return item;
    })),
    el('p', null, 'Measured:'),
    list([...measured, ...path.schemaProblems.filter((problem) => !measured.some((each) => each.includes(problem)))
      .map((problem) => `At the end, ${sentence(problem)}`)].map(breakable)));
};

const cell = (text, bad, zero) => el('td', bad ? 'bad' : zero ? 'zero' : null, text);

const endpointRow = (seen, { path, run }, playName) => el('tr', null,
  el('td', null, seen.name, path.blastRadius.includes(seen.name) ? el('span', 'quiet', ' (blast radius)') : null),
  playName ? el('td', null, playName) : null,
  cell(count(seen.requests)),
  cell(count(seen.failed), seen.failed > 0, seen.failed === 0),
  cell(count(seen.slow), seen.slow > 0, seen.slow === 0),
  cell(downFor(seen) + (seen.open ? ', still down at the end' : ''), seen.attributableBad > 0, !seen.downtimeMs),
  cell(time(seen.longestStallMs), seen.attributableBad > 0, !seen.longestStallMs),
  ...[seen.p50Ms, seen.p99Ms, seen.maxMs, seen.baselineP99Ms].map((ms) => cell(time(ms), ms > run.sloMs)));

const HEADINGS = ['requests', 'failed', 'slow', 'downtime', 'longest stall', 'p50', 'p99', 'slowest',
  'p99 before'];

const table = (className, headings, rows) => el('div', 'scroll', el('table', className,
  el('thead', null, el('tr', null, headings.map((heading) => el('th', null, heading)))),
  el('tbody', null, rows)));

const endpointTable = (play) => table(null, ['endpoint', ...HEADINGS],
  play.path.endpoints.map((seen) => endpointRow(seen, play)));

const endpointNames = [...new Set(plays.flatMap(({ path }) => path.endpoints.map((seen) => seen.name)))];

/** Each endpoint beside itself. */
const sideBySide = () => table('beside', ['endpoint', 'path', ...HEADINGS], endpointNames.flatMap((name) =>
  plays.flatMap((play) => play.path.endpoints.filter((seen) => seen.name === name)
    .map((seen) => endpointRow(seen, play, play.name)))));

const statement = (each) => [
  el('p', 'quiet', each.sql.trim().replace(/\s+/g, ' ')),
  each.error ? el('p', 'error', each.error) : null,
  list([
    ...each.locks.map(lockWords),
    ...each.rewrote.map((relation) => `rewrote every row of ${relation}`),
  ]),
];

const step = (each, { number, title }, sloMs) => el('div', `step${each.error ? ' failed' : ''}`,
  el('h4', null, `${number}: ${title}`, el('span', 'quiet', { migration: `  migration ${each.name}`, release: `  release ${each.name}` }[each.kind]),
    number === 'meanwhile' ? '' : each.error ? `  failed after ${time(each.ms)}` : `  ${time(each.ms)}`,
    each.tries > 1 ? ` in ${each.tries} tries` : '',
    each.smallTableMs === null ? null : el('span', 'quiet', `  (${time(each.smallTableMs)} on 10 rows)`)),
  el('p', null, rest(each.why, title)),
  each.lostWrites ? el('p', 'error', `${count(each.lostWrites, 'write')} of users that came while it ran ${each.lostWrites === 1 ? 'is' : 'are'} lost.`) : null,
  each.kind === 'release' && each.source ? el('p', 'quiet', 'An instance runs this SQL when it starts. Its locks were not watched.') : null,
  staging(each, sloMs) ? el('p', 'staging', staging(each, sloMs)) : null,
  each.source ? el('pre', 'source', each.source) : null,
  each.error && !each.statements.some((one) => one.error) ? el('p', 'error', each.error) : null,
  each.statements.flatMap(statement));

/** Releases by steps: what does not work. */
const releases = ({ steps, rows }) => table('matrix', ['release', ...steps], Object.entries(rows).map(([release, cells]) =>
  el('tr', null, el('td', null, release), cells.map((words) =>
    words.length && words[0] !== 'works' ? el('td', 'bad', list(words)) : cell(words.join(), false, true)))));

/** Who waited behind somebody else's session, what was noise, and how well it could be measured. */
const beside = ({ chains, endpoints, notes }) => {
  const noisy = endpoints.filter((seen) => seen.noiseBad);
  return list([
    ...chains.map((chain) => `${chain.words}, for ${time(chain.longestWaitMs)}.`),
    ...(noisy.length ? [`Noise that does not count: ${noisy.map((seen) => `${count(seen.noiseBad, 'bad request')} on ${seen.name}`).join(', ')}.`] : []),
    ...notes,
  ]);
};

const details = (play, { path, run, words } = play) => el('section', null,
  titled('h2', play, 'figures and steps'),
  play.mark === 'HARMLESS' ? list(words.card.rest.map(breakable)) : null,
  words.gone ? el('p', 'error', `${words.gone}.`) : null,
  beside(path),
  list(path.schemaProblems.map((problem) => `Final schema: ${problem}`)),
  endpointTable(play),
  words.after.length ? [el('h3', null, 'After the lock'), el('ul', 'after', words.after.map((each) => el('li', null, breakable(each))))] : null,
  path.lostExamples.length ? [el('h3', null, `${words.writes}, for example`), list(path.lostExamples)] : null,
  path.compatibility.length ? [el('h3', null, 'Does each live release work with the schema? Tried on ten rows after each step'),
    releases(words.releases)] : null,
  el('h3', null, `Steps, ${time(path.migrationMs)} in all, ${count(Math.round(path.walBytes / 1e6))} MB of WAL (no checkpoint in it)`),
  path.steps.map((each, i) => step(each, words.steps[i], run.sloMs)));
