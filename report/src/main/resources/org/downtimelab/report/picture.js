/* One path's picture as ECharts takes it: lanes under one another, each a grid of its own on the same time axis. */

/** The scales that all pictures share. */
const scale = (() => {
  const latencies = plays.flatMap(({ picture }) => picture.endpoints).flatMap((dots) => [dots.good, dots.bad]);
  const slos = plays.map(({ run }) => run.sloMs);
  let [fastest, slowest] = [Math.min(...slos) / 10, Math.max(...slos) * 4];
  for (const pairs of latencies) {
    for (let i = 1; i < pairs.length; i += 2) {
      fastest = Math.min(fastest, pairs[i]);
      slowest = Math.max(slowest, pairs[i]);
    }
  }
  const clocks = plays.map(({ path }) => clock(path));
  return {
    fastest: 10 ** Math.floor(Math.log10(Math.max(fastest, 0.1))),
    slowest: 10 ** Math.ceil(Math.log10(slowest)),
    from: Math.min(...clocks.map((at) => at(0))),
    to: Math.max(...plays.map(({ picture }, i) => clocks[i](picture.endMs))),
    waiters: Math.max(1, ...plays.map(({ picture }) => peak(picture))),
  };
})();

/** An instance that migrates when it starts does so in a session that nobody watches. */
const locksTitle = (path, rows) => path.steps.some((step) => step.kind === 'release' && step.source)
  ? 'locks (those of the migration at start-up were not watched)'
  : rows.length ? 'locks' : 'locks: none blocked reads or writes, none lasted 50 ms';

/** The lanes from top to bottom. */
const lanesOf = ({ path, picture, run, words }) => {
  const at = clock(path);
  const locks = lockRows(path);
  const rowLocks = rowLocksOf(path);
  const rows = (title, names, bars) => ({ title, names, bars, height: px(21) * Math.max(1, names.length) });
  const most = peak(picture);
  return [
    { title: 'latency of every request', height: px(230),
      series: [...dotSeries(picture, at, scale), yardsticks(path, at, run.sloMs)] },
    rows('endpoints', [...picture.endpoints.map((dots) => dots.endpoint), 'canary'], endpointBars(path, picture, at)),
    rows('steps', words.steps.map((step) => step.number), stepBars(path, words, at, run.sloMs)),
    rows(locksTitle(path, locks), locks.map((row) => row[0].relation), lockBars(locks, at)),
    ...(rowLocks.length ? [rows('row locks: waits for rows that the path has changed', rowLocks.map((lock) => lock.relation ?? 'rows'), rowLockBars(rowLocks, at))] : []),
    { title: `sessions that wait for these locks: ${most ? `up to ${count(most)}` : 'none'}`, height: px(46), waiters: true,
      series: (axis) => [queueSeries(picture, at, axis)] },
  ];
};

const yAxis = (lane, gridIndex) => {
  const label = { color: ink('ink'), fontSize: px(13) };
  const line = { lineStyle: { color: ink('line') } };
  if (lane.bars) {
    return { gridIndex, type: 'category', data: lane.names, inverse: true, axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...label, width: px(216), overflow: 'truncate', interval: 0 } };
  }
  const plain = { gridIndex, splitLine: line, axisLine: { show: false }, axisTick: { show: false } };
  return lane.waiters
    ? { ...plain, type: 'value', min: 0, max: scale.waiters, interval: scale.waiters, axisLabel: label }
    : { ...plain, type: 'log', min: scale.fastest, max: scale.slowest,
      axisLabel: { ...label, formatter: (ms) => time(ms).replace('.0 ', ' ') } };
};

const xAxis = (gridIndex, count) => {
  const last = gridIndex === count - 1;
  const named = last || gridIndex === 0;
  return {
  gridIndex, type: 'value', min: scale.from, max: scale.to,
  splitLine: { lineStyle: { color: ink('line'), opacity: 0.6 } },
  axisLine: { show: last, onZero: false, lineStyle: { color: ink('line') } }, axisTick: { show: last },
  axisLabel: { show: named, color: ink('ink'), fontSize: px(13), margin: 4,
    // At the borders there is no room: at the left one stands the lowest latency.
    formatter: (s) => Math.min(s - scale.from, scale.to - s) < (scale.to - scale.from) / 50 ? '' : `${+s.toFixed(2)} s` },
  };
};

const option = (play) => {
  const lanes = lanesOf(play);
  let bottom = 0;
  lanes.forEach((lane) => {
    // Under the first lane stand the times as well.
    lane.top = bottom + px(bottom > 0 && lane.title === 'endpoints' ? 44 : 32);
    bottom = lane.top + lane.height;
  });
  return {
    height: bottom + px(34),
    animation: false,
    textStyle: { fontFamily: 'system-ui, sans-serif' },
    title: lanes.map((lane) => ({ text: lane.title, left: 0, top: lane.top - px(19), padding: 0,
      textStyle: { color: ink('quiet'), fontSize: px(13), fontWeight: 600 } })),
    grid: lanes.map(({ top, height }) => ({ top, height, left: px(236), right: px(24) })),
    xAxis: lanes.map((lane, index) => xAxis(index, lanes.length)),
    yAxis: lanes.map(yAxis),
    series: lanes.flatMap((lane, index) => lane.bars ? [barSeries(lane.bars, index)]
      : typeof lane.series === 'function' ? lane.series(index) : lane.series),
    tooltip: { trigger: 'item', confine: true, backgroundColor: ink('panel'), borderColor: ink('line') },
    dataZoom: [{ type: 'inside', ...zoom.shown, xAxisIndex: 'all', filterMode: 'none', zoomOnMouseWheel: 'shift' }],
  };
};
