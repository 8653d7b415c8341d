// The picture: every request a dot; on the same time axis who is down, the steps, and the locks. 0 is when the first step
// begins. A small one has the dots alone.
import { BAD } from './dots.js';
import { Hanging } from './hanging.js';
import { bar, bars, lanes, outages } from './lanes.js';
import { Strip } from './strip.js';
import { colour, em } from './words.js';

// Seconds in sight while a path is on.
const WINDOW = 30;

export class Pulse {

  constructor(place, small = false) {
    this.small = small;
    this.chart = echarts.init(place, null, { renderer: 'canvas' });
    this.strip = new Strip(small ? .8 : 1.3);
    this.hanging = new Hanging(small ? .8 : 1.3);
    new ResizeObserver(() => {
      if (!this.chart.isDisposed()) {
        this.chart.resize();
        this.repaint();
      }
    }).observe(place);
  }

  // Colours belong to the theme: they are read anew.
  repaint() {
    this.framed = null;
    this.strip.repaint();
  }

  // The last half minute of a path that is on, from its baseline on.
  flow(play, until) {
    // A tick that was late may set the clock back: the strip moves one way only.
    const to = Math.max(play.begin + WINDOW, this.strip.onPixel(until, WINDOW), this.play === play ? this.until : 0);
    const below = lanes(play);
    const framed = [play.current < 0, ...below.map((lane) => lane.name)].join();
    if (this.framed !== framed || this.play !== play) {
      this.framed = framed;
      this.chart.setOption(this.frame(below, play), { notMerge: true });
    }
    const zero = play.current < 0 ? play.begin : play.zero;
    Object.assign(this, { play, zero, until: to, from: to - WINDOW - zero, to: to - zero, now: until });
    this.move(below);
  }

  // All of a path, on a time axis that other pictures may share.
  rest(play, { from = play.begin - play.zero, to = play.now - play.zero } = {}) {
    const below = this.small ? [] : lanes(play);
    this.repaint();
    Object.assign(this, { play, zero: play.zero, from, to: Math.max(to, from + 1), now: play.now });
    this.chart.setOption(this.frame(below, play), { notMerge: true });
    this.move(below);
  }

  move(below) {
    const { play, zero, from: min, to: max } = this;
    this.bars = bars(play, below, Math.max(play.begin, min + zero), this.now);
    this.bars.forEach(({ value }) => { value[1] -= zero; value[2] -= zero; });
    const shaded = outages(play, play.endpoints, this.now).filter(([, end]) => end > min + zero)
      .map(([begin, end]) => [{ xAxis: Math.max(min, begin - zero) }, { xAxis: Math.min(max, end - zero) }]);
    this.chart.setOption({ xAxis: [{ min, max }, { min, max }],
      series: [{ id: 'strip', data: [[min, 1]], markArea: { data: shaded } }, { id: 'lanes', data: this.bars }] });
  }

  frame(below, play) {
    const quiet = colour('quiet');
    const size = em();
    const rows = below.length * this.laneHeight;
    const left = size * (this.small ? 4 : 10);
    const line = { lineStyle: { color: colour('line'), opacity: .3 } };
    const label = { color: quiet, fontSize: size };
    const time = { ...label, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: (value) => play.current < 0 ? '' : Math.round(value) + ' s' };
    const axis = { type: 'value', splitNumber: this.small ? 3 : 6, splitLine: { show: false }, axisTick: { show: false }, axisLine: { show: !this.small, ...line } };
    return {
      animation: false,
      textStyle: { fontSize: size, color: colour('ink'), fontFamily: getComputedStyle(document.documentElement).fontFamily },
      // Left and right as given, labels or not: both grids have one time axis.
      grid: [{ left, right: size, top: .7 * size, bottom: rows + (this.small ? 1.7 : 2.4) * size }, { left, right: size, height: rows, bottom: 1.8 * size }]
        .map((grid) => ({ ...grid, outerBoundsMode: 'none' })),
      xAxis: [
        { ...axis, gridIndex: 0, axisLabel: this.small ? time : { show: false } },
        { ...axis, gridIndex: 1, show: !this.small, axisLabel: time }
      ],
      yAxis: [
        { type: 'log', gridIndex: 0, min: 1, max: 100000, splitLine: line,
          axisLabel: { ...label, formatter: (ms) => this.small && ![10, 1000, 100000].includes(ms) ? '' : ms < 1000 ? ms + ' ms' : ms / 1000 + ' s' } },
        { type: 'category', gridIndex: 1, inverse: true, data: below.map((lane) => lane.name), axisTick: { show: false }, axisLine: { show: false },
          axisLabel: { color: colour('ink'), fontSize: size, interval: 0, width: left - .8 * size, overflow: 'truncate' } }
      ],
      series: [
        this.dots(play, size),
        { id: 'lanes', type: 'custom', xAxisIndex: 1, yAxisIndex: 1, silent: true, clip: true, encode: { x: [1, 2], y: 0 },
          data: [], renderItem: (params, api) => bar(this.bars[params.dataIndex], params, api, this.laneHeight * .84, em()) }
      ]
    };
  }

  get laneHeight() {
    return em() * 1.5;
  }

  // The dots are two images: what is answered moves as time flows, what hangs rises. Behind them the outages, as a shade.
  dots(play, size) {
    return { id: 'strip', type: 'custom', data: [], silent: true, clip: true, z: 5, markLine: slo(play, size, this.small),
      markArea: { silent: true, animation: false, itemStyle: { color: colour('shade') }, data: [] },
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

function slo(play, fontSize, small) {
  const quiet = colour('quiet');
  return { symbol: 'none', silent: true, animation: false, lineStyle: { color: quiet, type: 'dashed' }, data: [{ yAxis: play.sloMs }],
    label: { show: !small, formatter: BAD.sign + ' bad: over ' + play.sloMs + ' ms, or failed', position: 'insideStartTop', color: colour('bad'), fontSize } };
}
