// The picture: every request a dot; on the same time axis who is down, the steps, and the locks.
import { Hanging } from './hanging.js';
import { bar, bars, lanes } from './lanes.js';
import { Strip } from './strip.js';
import { colour, em } from './words.js';

// Seconds in sight while a path is on.
const WINDOW = 30;

export class Pulse {

  constructor(place, small = false) {
    this.small = small;
    this.chart = echarts.init(place, null, { renderer: 'canvas' });
    this.strip = new Strip(small ? .6 : 1);
    this.hanging = new Hanging(small ? .6 : 1);
    new ResizeObserver(() => { this.chart.resize(); this.repaint(); }).observe(place);
  }

  // Colours belong to the theme: they are read anew.
  repaint() {
    this.framed = null;
    this.strip.repaint();
  }

  // The last half minute of a path that is on.
  flow(play, until) {
    // A tick that was late may set the clock back: the strip moves one way only.
    const to = Math.max(WINDOW, this.strip.onPixel(until, WINDOW), this.play === play ? this.to : 0);
    const below = lanes(play, this.small);
    const framed = below.map((lane) => lane.name).join();
    if (this.framed !== framed || this.play !== play) {
      this.framed = framed;
      this.chart.setOption(this.frame(below, play), { notMerge: true });
    }
    Object.assign(this, { play, zero: 0, from: to - WINDOW, to, now: until });
    this.move(below);
  }

  // All of a path, on a time axis that other pictures may share: zero is what it calls 0.
  rest(play, { zero = 0, from = 0, to = play.now } = {}) {
    const below = lanes(play, this.small);
    this.repaint();
    Object.assign(this, { play, zero, from, to: Math.max(to, from + 1), now: play.now });
    this.chart.setOption(this.frame(below, play), { notMerge: true });
    this.move(below);
  }

  move(below) {
    const { from: min, to: max } = this;
    this.bars = bars(this.play, below, min + this.zero, this.now);
    this.bars.forEach(({ value }) => { value[1] -= this.zero; value[2] -= this.zero; });
    this.chart.setOption({ xAxis: [{ min, max }, { min, max }], series: [{ id: 'strip', data: [[min, 1]] }, { id: 'lanes', data: this.bars }] });
  }

  frame(below, play) {
    const ink = colour('ink');
    const quiet = colour('quiet');
    const line = { lineStyle: { color: colour('line'), opacity: .35 } };
    const size = this.size;
    const lower = below.length * this.laneHeight + 2 * size;
    const left = size * (this.small ? 8 : 11);
    return {
      animation: false,
      textStyle: { fontSize: size, color: ink },
      // Left and right as given, labels or not: both grids have one time axis.
      grid: [{ left, right: size, top: size, bottom: lower + .7 * size }, { left, right: size, height: below.length * this.laneHeight, bottom: 1.8 * size }]
        .map((grid) => ({ ...grid, outerBoundsMode: 'none' })),
      xAxis: [
        { type: 'value', gridIndex: 0, axisLabel: { show: false }, splitLine: line },
        { type: 'value', gridIndex: 1, axisLabel: { color: quiet, fontSize: size, formatter: (value) => Math.round(value) + ' s' }, splitLine: line }
      ],
      yAxis: [
        { type: 'log', gridIndex: 0, min: 1, max: 100000, splitLine: line,
          axisLabel: { color: quiet, fontSize: size, formatter: (ms) => ms < 1000 ? ms + ' ms' : ms / 1000 + ' s' } },
        { type: 'category', gridIndex: 1, inverse: true, data: below.map((lane) => lane.name), axisTick: { show: false },
          axisLabel: { color: ink, fontSize: .9 * size, interval: 0, width: left - .8 * size, overflow: 'truncate' } }
      ],
      series: [
        this.dots(play),
        { id: 'lanes', type: 'custom', xAxisIndex: 1, yAxisIndex: 1, silent: true, clip: true, encode: { x: [1, 2], y: 0 },
          data: [], renderItem: (params, api) => bar(this.bars[params.dataIndex], params, api, this.laneHeight * .72, this.size) }
      ]
    };
  }

  get size() {
    return em() * (this.small ? .75 : .85);
  }

  get laneHeight() {
    return this.size * (this.small ? 1 : 1.4);
  }

  // The dots are two images: what is answered moves as time flows, what hangs rises.
  dots(play) {
    return { id: 'strip', type: 'custom', data: [], silent: true, clip: true, z: 5, markLine: slo(play, this.size),
      renderItem: (params, api) => {
        const { x, y, width, height } = params.coordSys;
        const place = ([due, ms]) => {
          const [left, top] = api.coord([due - this.zero, Math.max(1, ms)]);
          return [left - x, top - y];
        };
        this.strip.draw(this.play, this.from + this.zero, this.to + this.zero, width, height, place);
        // A picture that is as large as the strip costs as much, also an empty one.
        const hanging = this.play.hanging(this.now);
        if (hanging.length) {
          this.hanging.draw(hanging, width, height, place);
        }
        const image = ({ paper }, ignore) => ({ type: 'image', ignore, style: { image: paper, x, y, width, height } });
        return { type: 'group', children: [image(this.strip, false), image(this.hanging, !hanging.length)] };
      } };
  }
}

function slo(play, fontSize) {
  const quiet = colour('quiet');
  return { symbol: 'none', silent: true, animation: false, lineStyle: { color: quiet, type: 'dashed' }, data: [{ yAxis: play.sloMs }],
    label: { formatter: 'SLO ' + play.sloMs + ' ms', position: 'insideEndTop', color: quiet, fontSize, backgroundColor: colour('paper'), padding: 2 } };
}
