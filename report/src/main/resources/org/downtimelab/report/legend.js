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

const legend = () => byId('legend').append(
  ...users.map((endpoint) => el('li', null, dotSwatch(dotOf(endpoint)), endpoint)),
  el('li', null, dotSwatch(BAD), 'bad request on any endpoint: it failed (at any height), or was too slow'),
  ...(plays.some(({ path }) => path.noiseStretches.length)
    ? [el('li', null, swatch({ d: BAR, fill: 'var(--noise)' }), 'noise: the canary, an endpoint without a database, was bad')] : []),
  el('li', null, swatch({ d: HATCH, fill: 'none', stroke: 'var(--blocks-all)', 'stroke-width': 2 }), 'waiting for a lock'),
  ...(plays.some(({ path }) => rowLocksOf(path).length)
    ? [el('li', null, swatch({ d: HATCH, fill: 'none', stroke: 'var(--rows)', 'stroke-width': 2 }), 'waiting for a row lock: only writes to the same rows wait')] : []),
  el('li', null, swatch({ d: BAR, fill: 'var(--blocks-all)' }), 'lock that blocks reads and writes'),
  el('li', null, swatch({ d: BAR, fill: 'var(--blocks-some)' }), 'lock that blocks writes (all, or to the same rows)'),
  el('li', null, swatch({ d: BAR, fill: 'var(--blocks-none)' }), 'lock that blocks no reads or writes'));
