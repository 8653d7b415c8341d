/* The legend. Its swatches are drawn, so that they show the shapes as well. */

const swatch = (inner) => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 30 16');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(svg.namespaceURI, 'path');
  Object.entries(inner).forEach(([name, value]) => shape.setAttribute(name, value));
  svg.append(shape);
  return svg;
};

const BAR = 'M0 2h30v12H0z';
const HATCH = 'M0 14L12 2M9 14L21 2M18 14L30 2M0 2h30v12H0z';

const dotSwatch = ({ outline, ring, colour }) => swatch({ d: outline, fill: ring ? 'none' : `var(--${colour})`,
  stroke: `var(--${colour})`, 'stroke-width': ring ? 2.5 : 0 });

/** What the endpoints of the lab's own applications do. */
const DOES = {
  'large-read': 'reads ten rows of the large table', 'large-update': 'changes one row of it', 'large-insert': 'adds a row to it',
  'large-flush': 'loads a row as an entity, changes a field, saves all columns', 'large-delete': 'deletes a row of it',
  'large-lookup': 'reads the orders of one customer', 'large-oldest': 'reads the oldest orders', 'small-read': 'reads another table',
  'customer-update': 'changes one customer', 'customer-delete': 'deletes one customer',
};

const locksDrawn = plays.flatMap(({ path }) => lockRows(path).flat());

const drawn = (colour) => locksDrawn.some((lock) => lockColour(lock) === colour);

/** Only what some picture shows. */
const entry = (shown, shape, words) => shown ? el('li', null, swatch(shape), words) : null;

const hatch = (colour) => ({ d: HATCH, fill: 'none', stroke: `var(--${colour})`, 'stroke-width': 2 });

const bar = (colour) => ({ d: BAR, fill: `var(--${colour})` });

const legend = () => byId('legend').append(...[
  ...users.map((endpoint) => el('li', null, dotSwatch(dotOf(endpoint)), DOES[endpoint] ? `${endpoint}: ${DOES[endpoint]}` : endpoint)),
  el('li', null, 'canary: uses no database; while it is bad, the machine itself is slow'),
  plays.some(({ picture }) => picture.endpoints.some((dots) => dots.bad.length))
    ? el('li', null, dotSwatch(BAD), 'bad request on any endpoint: it failed (at any height), or was too slow') : null,
  entry(plays.some(({ picture }) => picture.endpoints.some((dots) => dots.outages.length)), bar('bad'),
    'down: from a bad request until requests are good again; a few good ones may be among them'),
  entry(plays.some(({ path }) => path.noiseStretches.length), bar('noise'), 'noise: the canary, an endpoint without a database, was bad'),
  entry(locksDrawn.some((lock) => lock.waitedMs >= 1), hatch('blocks-all'), 'waiting for a lock'),
  entry(plays.some(({ path }) => rowLocksOf(path).length), hatch('rows'), 'waiting for a row lock: only writes to the same rows wait'),
  entry(drawn('blocks-all'), bar('blocks-all'), 'lock that blocks reads and writes'),
  entry(drawn('blocks-some'), bar('blocks-some'), 'lock that blocks all writes to the table'),
  entry(drawn('rows'), bar('rows'), 'lock that blocks only writes to the same rows'),
  entry(drawn('blocks-none'), bar('blocks-none'), 'lock that blocks no reads or writes'),
].filter(Boolean));
