/* One path's picture: requests, endpoints, steps, locks and queue, one under another on one time axis in seconds. */

const MOST_LOCK_ROWS = 8;

/** Pixels that grow with the page's type, so that a projector shows the pictures as large as the words. */
const px = (n) => Math.round(n * parseFloat(getComputedStyle(document.body).fontSize) / 16);

const font = () => `${px(13)}px sans-serif`;

const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const pattern = (colour) => {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const brush = tile.getContext('2d');
  brush.strokeStyle = colour;
  brush.lineWidth = 2;
  for (const x of [-8, 0, 8]) {
    brush.moveTo(x, 8);
    brush.lineTo(x + 8, 0);
  }
  brush.stroke();
  return { image: tile, repeat: 'repeat' };
};

/** Where on the shared axis: seconds since the first step began. */
const clock = (path) => {
  const zero = path.steps.length ? path.steps[0].startMs : 0;
  return (ms) => (ms - zero) / 1e3;
};

/** Bars on rows: { row, from, to, fill, label, tip }. */
const endpointBars = (path, picture, at) => picture.endpoints.flatMap((dots, row) => [
  { row, from: at(0), to: at(picture.endMs), fill: ink('up'), thin: true, silent: true },
  ...dots.outages.map(([from, to]) => ({
    row, from: at(from), to: at(to), fill: ink('bad'), label: `down ${time(to - from)}`,
    tip: () => [el('strong', null, dots.endpoint), ` down ${time(to - from)}`,
      path.blastRadius.includes(dots.endpoint) ? el('div', null, 'Blast radius: no lock stood in its way.') : null],
  })),
]);

const stepBars = (path, at, sloMs) => path.steps.map((step, row) => ({
  row, from: at(step.startMs), to: at(step.startMs + step.ms),
  fill: step.error ? pattern(ink('bad')) : ink('step'), edge: step.error ? ink('bad') : null,
  label: (step.error ? '✕ failed after ' : '') + time(step.ms),
  tip: () => [el('strong', null, step.name), ` ${step.why}`, el('div', null, time(step.ms)),
    step.error ? el('div', 'error', step.error) : null,
    staging(step, sloMs) ? el('div', 'staging', staging(step, sloMs)) : null,
    step.statements.map((each) => el('pre', null, each.sql.trim()))],
}));

/** Those that could be noticed, a row for each relation and mode; the longest ones if there are many. */
const lockRows = (path) => {
  const rows = new Map();
  for (const step of path.steps) {
    for (const statement of step.statements) {
      for (const lock of statement.locks.filter((each) => each.blocks.length || each.waitedMs + each.heldMs >= 50)) {
        const key = `${lock.relation} ${lock.mode}`;
        rows.set(key, [...rows.get(key) ?? [], { ...lock, sql: statement.sql, ms: lock.waitedMs + lock.heldMs }]);
      }
    }
  }
  const longest = (row) => Math.max(...row.map((lock) => lock.ms));
  return [...rows.values()].sort((a, b) => longest(b) - longest(a)).slice(0, MOST_LOCK_ROWS)
    .sort((a, b) => a[0].startMs - b[0].startMs);
};

const lockBars = (rows, at) => rows.flatMap((locks, row) => {
  const longest = locks.reduce((a, b) => b.ms > a.ms ? b : a);
  return locks.flatMap((lock) => {
    const colour = ink(['blocks-none', 'blocks-some', 'blocks-all'][lock.blocks.length]);
    const held = lock.startMs + lock.waitedMs;
    const tip = () => [el('strong', null, lock.mode), lockWords(lock).slice(lock.mode.length),
      el('pre', null, lock.sql.trim())];
    const words = (locks.length > 1 ? `${locks.length} × ` : '') + lock.mode + ', '
      + (lock.waitedMs >= 1 ? `wanted ${time(lock.waitedMs)}, ` : '') + `held ${time(lock.heldMs)}, ${blocks(lock)}`;
    return [
      lock.waitedMs >= 1
        ? { row, from: at(lock.startMs), to: at(held), fill: pattern(colour), edge: colour, tip } : null,
      { row, from: at(held), to: at(held + lock.heldMs), fill: colour, label: lock === longest ? words : null, tip },
    ].filter(Boolean);
  });
});

/** A bar of 3 pixels or more; its label goes to the right, to the left, or over the bar: where there is room. */
const drawBar = (bar, area, api) => {
  const [x0, y] = api.coord([bar.from, bar.row]);
  const x1 = Math.max(api.coord([bar.to, bar.row])[0], x0 + 3);
  const height = api.size([0, 1])[1] * (bar.thin ? 0.2 : 0.72);
  const shape = echarts.graphic.clipRectByRect({ x: x0, y: y - height / 2, width: x1 - x0, height }, area);
  if (!shape) return null;
  const end = shape.x + shape.width;
  const text = bar.label ?? '';
  const room = echarts.format.getTextRect(text, font()).width + 12;
  const last = area.x + area.width;
  const after = end + room < last;
  const before = shape.x - room > area.x ? shape.x - 6 : last;
  return { type: 'group', children: [
    { type: 'rect', shape, style: { fill: bar.fill, stroke: bar.edge, lineWidth: bar.edge ? 1 : 0 } },
    { type: 'text', silent: true, style: { text, fill: ink('ink'), stroke: ink('paper'), lineWidth: 4,
      font: font(), y, verticalAlign: 'middle',
      x: after ? end + 6 : before, align: after ? 'left' : 'right' } },
  ] };
};

const barSeries = (bars, axis) => ({
  type: 'custom', xAxisIndex: axis, yAxisIndex: axis, clip: true, encode: { x: [0, 1], y: 2 },
  data: bars.map((bar) => ({ value: [bar.from, bar.to, bar.row], tooltip: { show: !bar.silent } })),
  renderItem: (params, api) => drawBar(bars[params.dataIndex], params.coordSys, api),
  tooltip: { formatter: (params) => el('div', 'tip', bars[params.dataIndex].tip()) },
});
