// The picture: every request a dot; on the same time axis who is down, the steps, and the locks.
import { BAD, dotOf } from './dots.js';
import { bar, bars, lanes } from './lanes.js';
import { Strip } from './strip.js';
import { colour } from './words.js';

// Seconds in sight while a path is on.
const WINDOW = 30;

export class Pulse {

  constructor(place, small = false) {
    this.small = small;
    this.laneHeight = small ? 12 : 24;
    this.chart = echarts.init(place, null, { renderer: 'canvas' });
    this.strip = new Strip();
    new ResizeObserver(() => this.chart.resize()).observe(place);
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
      this.chart.setOption(this.frame(below, [this.flowing(play)]), { notMerge: true });
    }
    Object.assign(this, { play, from: to - WINDOW, to, now: until });
    this.move(below, [{ id: 'strip', data: [[this.from, 1]] }]);
  }

  // All of a path, up to a time that other pictures share.
  rest(play, until = play.now) {
    const below = lanes(play, this.small);
    this.framed = null;
    this.chart.setOption(this.frame(below, this.dots(play)), { notMerge: true });
    Object.assign(this, { play, from: 0, to: Math.max(until, 1), now: play.now });
    this.move(below, []);
  }

  move(below, dots) {
    const { from: min, to: max } = this;
    this.bars = bars(this.play, below, min, this.now);
    this.chart.setOption({ xAxis: [{ min, max }, { min, max }], series: [...dots, { id: 'lanes', data: this.bars }] });
  }

  frame(below, dots) {
    const ink = colour('ink');
    const quiet = colour('quiet');
    const line = { lineStyle: { color: colour('line'), opacity: .35 } };
    const size = this.small ? 12 : 17;
    const lower = below.length * this.laneHeight + 34;
    const left = this.small ? 92 : 200;
    return {
      animation: false,
      textStyle: { fontSize: size, color: ink },
      grid: [{ left, right: 14, top: 14, bottom: lower + 12 }, { left, right: 14, height: below.length * this.laneHeight, bottom: 30 }],
      xAxis: [
        { type: 'value', gridIndex: 0, axisLabel: { show: false }, splitLine: line },
        { type: 'value', gridIndex: 1, axisLabel: { color: quiet, fontSize: size, formatter: (value) => Math.round(value) + ' s' }, splitLine: line }
      ],
      yAxis: [
        { type: 'log', gridIndex: 0, min: 1, max: 100000, splitLine: line,
          axisLabel: { color: quiet, fontSize: size, formatter: (ms) => ms < 1000 ? ms + ' ms' : ms / 1000 + ' s' } },
        { type: 'category', gridIndex: 1, inverse: true, data: below.map((lane) => lane.name), axisTick: { show: false },
          axisLabel: { color: ink, fontSize: size - 2, interval: 0, width: left - 14, overflow: 'truncate' } }
      ],
      series: [
        ...dots,
        { id: 'lanes', type: 'custom', xAxisIndex: 1, yAxisIndex: 1, silent: true, clip: true, encode: { x: [1, 2], y: 0 },
          data: [], renderItem: (params, api) => bar(this.bars[params.dataIndex], params, api, this.laneHeight * .72) }
      ]
    };
  }

  // While time flows the dots are one image.
  flowing(play) {
    return { id: 'strip', type: 'custom', data: [], silent: true, clip: true, z: 5, markLine: slo(play, this.small),
      renderItem: (params, api) => {
        const { x, y, width, height } = params.coordSys;
        this.strip.draw(this.play, this.from, this.to, width, height, (dot) => {
          const [left, top] = api.coord([dot[0], Math.max(1, dot[1])]);
          return [left - x, top - y];
        });
        return { type: 'image', style: { image: this.strip.paper, x, y, width, height } };
      } };
  }

  dots(play) {
    return [
      ...play.users.map((name, index) => ({
        type: 'scatter', large: true, largeThreshold: 1, symbol: dotOf(index).symbol,
        symbolSize: this.small ? 2 : 4, itemStyle: { color: colour(dotOf(index).colour), opacity: .75 }, data: play.good[index] ?? [], silent: true
      })),
      { type: 'scatter', symbol: BAD.symbol, symbolSize: this.small ? 4 : 9, large: true, largeThreshold: 6000,
        itemStyle: { color: colour(BAD.colour) }, data: play.bad, silent: true, z: 5, markLine: slo(play, this.small) }
    ];
  }
}

function slo(play, small) {
  const quiet = colour('quiet');
  return { symbol: 'none', silent: true, animation: false, lineStyle: { color: quiet, type: 'dashed' }, data: [{ yAxis: play.sloMs }],
    label: { formatter: 'SLO', position: 'insideEndTop', color: quiet, fontSize: small ? 12 : 17 } };
}
