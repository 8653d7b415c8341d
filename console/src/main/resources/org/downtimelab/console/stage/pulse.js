// The picture: every request a dot; on the same time axis who is down, the steps, and the locks.
const WINDOW = 30;

const SHAPES = ['circle', 'rect', 'diamond', 'emptyCircle', 'pin'];

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

export class Pulse {

  constructor(place, small = false) {
    this.place = place;
    this.small = small;
    this.chart = echarts.init(place, null, { renderer: 'canvas' });
    this.drawn = null;
    new ResizeObserver(() => this.chart.resize()).observe(place);
  }

  // Colours belong to the theme: they are read anew.
  repaint() {
    this.drawn = null;
  }

  draw(play, whole, until = play.now) {
    const lanes = this.lanes(play);
    if (this.drawn !== play || this.laneCount !== lanes.length) {
      this.drawn = play;
      this.laneCount = lanes.length;
      this.chart.setOption(this.frame(play, lanes), { notMerge: true });
    }
    const to = Math.max(until, whole ? 1 : 10);
    const from = whole ? 0 : Math.max(0, to - WINDOW);
    const recent = (dots) => whole || !dots ? dots ?? [] : dots.slice(this.first(dots, from - 60)).filter((dot) => dot[0] >= from);
    this.drawnBars = this.bars(play, lanes, from, to);
    this.chart.setOption({
      xAxis: [{ min: from, max: to }, { min: from, max: to }],
      yAxis: [{}, { data: lanes.map((lane) => lane.name) }],
      series: [
        ...play.endpoints.map((name, index) => ({ id: name, data: recent(play.good[index]) })),
        { id: 'bad', data: recent(play.bad) },
        { id: 'lanes', data: this.drawnBars }
      ]
    }, { lazyUpdate: false });
  }

  // Dots come almost in the order in which they were due: one that hung comes late.
  first(dots, from) {
    let low = 0;
    let high = dots.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (dots[middle][0] < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  lanes(play) {
    const relations = [...new Set(play.lockSpans.map((span) => span.relation))]
      .filter((name) => play.lockSpans.some((span) => span.relation === name && span.blocks.length > 0));
    return [...play.users.map((name) => ({ name, down: true })), { name: 'step', steps: true },
      ...(this.small ? [] : relations.slice(0, 4).map((name) => ({ name: 'lock: ' + name, relation: name })))];
  }

  bars(play, lanes, from, to) {
    const bars = [];
    lanes.forEach((lane, index) => {
      const add = (begin, end, kind, text) => {
        if (end >= from && begin <= to) {
          bars.push({ value: [index, begin, end], kind, texts: [].concat(text) });
        }
      };
      if (lane.down) {
        const down = play.down[lane.name];
        (down?.spans ?? []).forEach(([begin, end], i, all) =>
          add(begin / 1000, down.now && i === all.length - 1 ? to : end / 1000, 'bad', 'down'));
      } else if (lane.steps) {
        play.stepSpans.forEach((span) => add(span.from, span.to ?? to, 'step', span.name));
      } else {
        play.lockSpans.filter((span) => span.relation === lane.relation && span.blocks.length > 0).forEach((span) =>
          add(span.from, span.to, (span.blocks.length > 1 ? 'blocks-all' : 'blocks-some') + (span.held ? '' : ' wanted'),
            [(span.held ? 'holds ' : 'wants ') + mode(span) + (span.peak ? ', ' + span.peak + ' wait' : ''), mode(span)]));
      }
    });
    return bars;
  }

  frame(play, lanes) {
    const ink = colour('ink');
    const quiet = colour('quiet');
    const line = { lineStyle: { color: colour('line'), opacity: .35 } };
    const size = this.small ? 12 : 17;
    const laneHeight = this.small ? 12 : 24;
    const lower = lanes.length * laneHeight + 34;
    const left = this.small ? 92 : 200;
    return {
      animation: false,
      textStyle: { fontSize: size, color: ink },
      grid: [{ left, right: 14, top: 14, bottom: lower + 12 }, { left, right: 14, height: lanes.length * laneHeight, bottom: 30 }],
      xAxis: [
        { type: 'value', gridIndex: 0, axisLabel: { show: false }, splitLine: line },
        { type: 'value', gridIndex: 1, axisLabel: { color: quiet, fontSize: size, formatter: (value) => Math.round(value) + ' s' }, splitLine: line }
      ],
      yAxis: [
        { type: 'log', gridIndex: 0, min: 1, max: 100000, splitLine: line,
          axisLabel: { color: quiet, fontSize: size, formatter: (ms) => ms < 1000 ? ms + ' ms' : ms / 1000 + ' s' } },
        { type: 'category', gridIndex: 1, inverse: true, data: lanes.map((lane) => lane.name), axisTick: { show: false },
          axisLabel: { color: ink, fontSize: size - 2, interval: 0, width: left - 14, overflow: 'truncate' } }
      ],
      series: [
        ...play.endpoints.map((name, index) => ({
          id: name, name, type: 'scatter', large: true, largeThreshold: 1, symbol: SHAPES[index % SHAPES.length],
          symbolSize: this.small ? 2 : 4, itemStyle: { color: colour('dot-' + index % 4), opacity: .75 }, data: [], silent: true
        })),
        { id: 'bad', name: 'bad', type: 'scatter', symbol: 'triangle', symbolSize: this.small ? 4 : 9, large: true, largeThreshold: 6000,
          itemStyle: { color: colour('bad') }, data: [], silent: true, z: 5,
          markLine: { symbol: 'none', silent: true, label: { formatter: 'SLO', position: 'insideEndTop', color: quiet, fontSize: size }, lineStyle: { color: quiet, type: 'dashed' }, data: [{ yAxis: play.sloMs }] } },
        { id: 'lanes', type: 'custom', xAxisIndex: 1, yAxisIndex: 1, silent: true, clip: true, encode: { x: [1, 2], y: 0 },
          data: [], renderItem: (params, api) => this.bar(params, api) }
      ]
    };
  }

  bar(params, api) {
    const [x, y] = api.coord([api.value(1), api.value(0)]);
    const end = api.coord([api.value(2), api.value(0)])[0];
    const height = (this.small ? 12 : 24) * .72;
    const { kind, texts } = this.drawnBars[params.dataIndex];
    const [name, wanted] = kind.split(' ');
    const paint = colour(name);
    const width = Math.max(end - x, 2);
    const text = this.small ? undefined : texts.find((each) => width > 8 * each.length);
    return {
      type: 'rect',
      shape: echarts.graphic.clipRectByRect({ x, y: y - height / 2, width, height },
        { x: params.coordSys.x, y: params.coordSys.y, width: params.coordSys.width, height: params.coordSys.height }),
      style: { fill: wanted ? hatch(paint) : paint, stroke: paint, lineWidth: 1 },
      textContent: !text ? undefined
        : { type: 'text', style: { text, fontSize: 14, fontWeight: 600, fill: wanted ? colour('ink') : colour('paper') } },
      textConfig: { position: 'inside' }
    };
  }
}

function mode(span) {
  return span.mode.replace(/Lock$/, '');
}

// Wanted is hatched, held is solid: not told by colour alone.
const hatches = new Map();

function hatch(paint) {
  if (!hatches.has(paint)) {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 8;
    const pen = tile.getContext('2d');
    pen.strokeStyle = paint;
    pen.lineWidth = 2;
    pen.beginPath();
    pen.moveTo(-2, 10);
    pen.lineTo(10, -2);
    pen.moveTo(-2, 2);
    pen.lineTo(2, -2);
    pen.moveTo(6, 10);
    pen.lineTo(10, 6);
    pen.stroke();
    hatches.set(paint, { image: tile, repeat: 'repeat' });
  }
  return hatches.get(paint);
}
