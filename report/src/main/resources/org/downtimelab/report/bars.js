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

/** The bars of a row have one label, where there is room beside them, or a short one where there is less. */
const labelled = (bars, label, short) => bars.map((bar, i) => i < bars.length - 1 ? bar : { ...bar, label, short, beside: bars });

const pieces = (ms, parts) => `${time(ms)}${parts.length > 1 ? ` in ${count(parts.length)} pieces` : ''}`;

const length = (stretches) => stretches.reduce((sum, [from, to]) => sum + to - from, 0);

/** Bars on rows: { row, from, to, fill, label, tip }. The last row is the canary's: what is down there is noise. */
const endpointBars = (path, picture, at) => {
  const rows = [...picture.endpoints.map((dots) => ({ name: dots.endpoint, word: 'down', fill: 'bad', parts: dots.outages })),
    { name: 'canary', word: 'noise for', fill: 'noisy', parts: path.noiseStretches.map(({ fromMs, toMs }) => [fromMs, toMs]) }];
  return rows.flatMap(({ name, word, fill, parts }, row) => [
    { row, from: at(0), to: at(picture.endMs), fill: ink('up'), thin: true, silent: true },
    ...labelled(parts.map(([from, to]) => ({
      row, from: at(from), to: at(to), fill: ink(fill),
      tip: () => [el('strong', null, name), ` ${word} ${time(to - from)}`,
        path.blastRadius.includes(name) ? el('div', null, 'Blast radius: no lock blocked it.') : null],
    })), `${word} ${pieces(length(parts), parts)}`, pieces(length(parts), parts)),
  ]);
};

const stepBars = (path, words, at, sloMs) => path.steps.map((step, row) => ({
  row, from: at(step.startMs), to: at(step.startMs + step.ms), fill: ink(step.error ? 'bad' : 'step'),
  // Of what goes on meanwhile, only the beginning is known.
  label: words.steps[row].number === 'meanwhile' ? words.steps[row].title
    : `${step.error ? '✕ failed after ' : ''}${time(step.ms)}: ${words.steps[row].title}`,
  tip: () => [el('strong', null, words.steps[row].number), ` ${step.why}`,
    words.steps[row].number === 'meanwhile' ? null : el('div', null, time(step.ms)),
    step.error ? el('div', 'error', step.error) : null,
    staging(step, sloMs) ? el('div', 'staging', staging(step, sloMs)) : null,
    step.statements.map((each) => el('pre', null, each.sql.trim()))],
}));

/** The locks that could be noticed, a row for each relation and mode; the longest ones if there are many. */
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

const lockColour = ({ blocks }) => blocks.length > 1 ? 'blocks-all' : !blocks.length ? 'blocks-none'
  : blocks[0] === 'row-write' ? 'rows' : 'blocks-some';

const lockBars = (rows, at) => rows.flatMap((locks, row) => {
  const longest = locks.reduce((a, b) => b.ms > a.ms ? b : a);
  const often = locks.length > 1 ? `${locks.length} times, the longest: ` : '';
  const got = longest.heldMs > 0 ? `held ${time(longest.heldMs)}` : 'never held';
  const words = `${often}${longest.waitedMs >= 1 ? `waited ${time(longest.waitedMs)}, ` : ''}${got}, ${blocks(longest)} (${longest.mode})`;
  return labelled(locks.flatMap((lock) => {
    const colour = ink(lockColour(lock));
    const held = lock.startMs + lock.waitedMs;
    const tip = () => [el('strong', null, lock.mode), lockWords(lock).slice(lock.mode.length),
      el('pre', null, lock.sql.trim())];
    return [
      lock.waitedMs >= 1
        ? { row, from: at(lock.startMs), to: at(held), fill: pattern(colour), edge: colour, tip } : null,
      // A try that was cancelled never had it.
      lock.heldMs > 0 || lock.waitedMs < 1 ? { row, from: at(held), to: at(held + lock.heldMs), fill: colour, tip } : null,
    ].filter(Boolean);
  }), words, `${often ? `${locks.length} ×, longest ` : ''}${time(longest.ms)}`);
});

/** Waits for rows that a statement of the path has changed, a row for each statement; the longest ones if there are many. */
const rowLocksOf = (path) => path.rowLocks.filter((lock) => lock.longestMs >= 50)
  .sort((a, b) => b.longestMs - a.longestMs).slice(0, MOST_LOCK_ROWS).sort((a, b) => a.startMs - b.startMs);

const rowLockBars = (locks, at) => locks.map((lock, row) => ({
  row, from: at(lock.startMs), to: at(lock.endMs), fill: pattern(ink('rows')), edge: ink('rows'),
  label: `up to ${count(lock.peakWaiters, 'session')} waited for the same rows, the longest for ${time(lock.longestMs)}`,
  tip: () => [el('strong', null, 'Row locks'), ' of this statement. They block only writes to the same rows.',
    el('pre', null, lock.statement.trim()),
    list(lock.waits.map((each) => `${count(each.count, 'wait')}, ${time(each.waitedMs)} in all: ${each.query}`))],
}));

/** What bars take of a row, in pixels from and to. */
const taken = (bars, area, x) => {
  const inArea = (at) => Math.min(Math.max(at, area.x), area.x + area.width);
  return bars.map((bar) => [inArea(x(bar.from)), inArea(Math.max(x(bar.to), x(bar.from) + 3))]).sort((a, b) => a[0] - b[0]);
};

/** The room for a label beside bars, in pixels from and to: behind the last of them if it fits, or where there is most. */
const roomFor = (width, taken, area) => {
  const last = area.x + area.width;
  let end = area.x;
  const gaps = [...taken, [last, last]].map(([from, to], i) => {
    const gap = { from: end, to: from, first: i === 0 };
    end = Math.max(end, to);
    return gap;
  }).reverse();
  return gaps.find((gap) => gap.to - gap.from > width) ?? gaps.reduce((a, b) => b.to - b.from > a.to - a.from ? b : a);
};

const labelWidth = (text) => echarts.format.getTextRect(text ?? '', font()).width + 12;

const labelFor = (bar, room) => bar.short && labelWidth(bar.label) > room ? bar.short : bar.label ?? '';

/** A bar of 3 pixels or more. Its label goes beside it, or into the widest of its row, cut short where it has no room: never over a bar. */
const drawBar = (bar, area, api) => {
  const [x0, y] = api.coord([bar.from, bar.row]);
  const x1 = Math.max(api.coord([bar.to, bar.row])[0], x0 + 3);
  const height = api.size([0, 1])[1] * (bar.thin ? 0.2 : 0.72);
  const shape = echarts.graphic.clipRectByRect({ x: x0, y: y - height / 2, width: x1 - x0, height }, area);
  if (!shape) return null;
  const bars = taken(bar.beside ?? [bar], area, (at) => api.coord([at, bar.row])[0]);
  const widest = bars.reduce((a, b) => b[1] - b[0] > a[1] - a[0] ? b : a);
  const most = (gap) => Math.max(gap.to - gap.from, widest[1] - widest[0]);
  const label = labelFor(bar, most(roomFor(labelWidth(bar.label), bars, area)));
  const width = labelWidth(label);
  const gap = roomFor(width, bars, area);
  const room = gap.to - gap.from;
  const inside = width > room && widest[1] - widest[0] > room;
  const text = echarts.format.truncateText(label, most(gap) - 12, font(), '…');
  const place = inside ? { x: widest[0] + 6, align: 'left', fill: ink('paper') }
    : { x: gap.first ? gap.to - 6 : gap.from + 6, align: gap.first ? 'right' : 'left', fill: ink('ink'), backgroundColor: ink('paper'), padding: [2, 3] };
  return { type: 'group', children: [
    { type: 'rect', shape, style: { fill: bar.fill, stroke: bar.edge, lineWidth: bar.edge ? 1 : 0 } },
    ...(text ? [{ type: 'text', silent: true, style: { text, font: font(), y, verticalAlign: 'middle', ...place } }] : []),
  ] };
};

const barSeries = (bars, axis) => ({
  type: 'custom', xAxisIndex: axis, yAxisIndex: axis, clip: true, encode: { x: [0, 1], y: 2 },
  data: bars.map((bar) => ({ value: [bar.from, bar.to, bar.row], tooltip: { show: !bar.silent } })),
  renderItem: (params, api) => drawBar(bars[params.dataIndex], params.coordSys, api),
  tooltip: { formatter: (params) => el('div', 'tip', bars[params.dataIndex].tip()) },
});
