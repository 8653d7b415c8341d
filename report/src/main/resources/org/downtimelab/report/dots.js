/* The cloud of requests, and the queue under it. */

/** A shape and a colour for each endpoint, as the chart calls it and as the legend draws it. */
const SHAPES = [
  { symbol: 'circle', size: 5, outline: 'M15 3a5 5 0 1 0 .01 0z' },
  { symbol: 'rect', size: 5, outline: 'M10.5 3.5h9v9h-9z' },
  { symbol: 'diamond', size: 7, outline: 'M15 1.5l6.5 6.5-6.5 6.5-6.5-6.5z' },
  { symbol: 'circle', size: 5, outline: 'M15 3a5 5 0 1 0 .01 0z', ring: true },
  { symbol: 'diamond', size: 7, outline: 'M15 1.5l6.5 6.5-6.5 6.5-6.5-6.5z', ring: true },
  { symbol: 'rect', size: 5, outline: 'M10.5 3.5h9v9h-9z', ring: true },
];

const BAD = { symbol: 'triangle', size: 9, outline: 'M15 1l8 14h-16z', colour: 'bad' };

const users = [...new Set(plays.flatMap(({ picture }) => picture.endpoints.map((dots) => dots.endpoint)))];

/** An application may have more endpoints than there are shapes. */
const dotOf = (endpoint) => {
  const index = users.indexOf(endpoint) % SHAPES.length;
  return { ...SHAPES[index], colour: `dot-${index}` };
};

/** Where there are many dots, the chart draws their outlines only in this way. */
const itemStyle = ({ ring, colour }) => ring
  ? { color: 'transparent', borderColor: ink(colour), borderWidth: 1.5 } : { color: ink(colour) };

const plotted = (pairs, at, scale) => {
  const points = new Float64Array(pairs.length);
  for (let i = 0; i < pairs.length; i += 2) {
    points[i] = at(pairs[i]);
    points[i + 1] = Math.max(pairs[i + 1], scale.fastest);
  }
  return points;
};

const dotSeries = (picture, at, scale) => picture.endpoints.flatMap((dots) => [
  { kind: 'good', pairs: dots.good, dot: dotOf(dots.endpoint), z: 2 },
  { kind: 'bad', pairs: dots.bad, dot: BAD, z: 3 },
].map(({ kind, pairs, dot, z }) => ({
  type: 'scatter', symbol: dot.symbol, symbolSize: px(dot.size), z,
  large: true, largeThreshold: 2000, progressive: 20000, dimensions: ['due', 'latency'],
  data: plotted(pairs, at, scale),
  itemStyle: itemStyle(dot),
  tooltip: { formatter: ({ dataIndex }) => el('div', 'tip', el('strong', null, dots.endpoint),
    ` ${kind}: answered after ${time(pairs[2 * dataIndex + 1])}`,
    el('div', null, `due at ${at(pairs[2 * dataIndex]).toFixed(2)} s`)) },
})));

/** What the dots are held against: the SLO, and the time in which the steps ran. */
const yardsticks = (path, at, sloMs) => {
  const last = path.steps[path.steps.length - 1];
  return {
    type: 'line', data: [], silent: true, z: 4,
    markLine: {
      symbol: 'none', data: [{ yAxis: sloMs }], lineStyle: { color: ink('bad'), type: 'solid', width: 1.5 },
      label: { formatter: `the limit: ${sloMs} ms; a request above this line is too slow`, position: 'insideEndTop', color: ink('bad'),
        fontSize: px(13), textBorderColor: ink('paper'), textBorderWidth: 3 },
    },
    markArea: {
      itemStyle: { color: ink('running') },
      label: { color: ink('quiet'), fontSize: px(13), position: 'insideTopLeft', textBorderColor: ink('paper'), textBorderWidth: 3 },
      data: [
        ...(last ? [[{ name: 'the steps run', xAxis: 0 }, { xAxis: at(last.startMs + last.ms) }]] : []),
        ...path.noiseStretches.map(({ fromMs, toMs }) => [{ name: 'noise: the canary was bad here', xAxis: at(fromMs),
          itemStyle: { color: ink('noise') }, label: { show: false } }, { xAxis: at(toMs) }]),
      ],
    },
  };
};

const queueSeries = (picture, at, axis) => {
  const points = [];
  for (let i = 0; i < picture.queue.length; i += 2) points.push([at(picture.queue[i]), picture.queue[i + 1]]);
  return {
    type: 'line', xAxisIndex: axis, yAxisIndex: axis, step: 'end', showSymbol: false, silent: true, data: points,
    lineStyle: { width: 1.5, color: ink('queue') }, areaStyle: { color: ink('queue'), opacity: 0.3 },
  };
};

const peak = (picture) => picture.queue.reduce((most, value, i) => i % 2 ? Math.max(most, value) : most, 0);
