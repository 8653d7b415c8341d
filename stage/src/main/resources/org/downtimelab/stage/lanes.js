// Below the dots, on the same time: who is down, the steps, and the locks that the migration wants and holds.
import { dial, merged } from './outage.js';
import { colour, firstSentence } from './words.js';

// By how many of reads and writes a lock stops.
const BLOCKS = ['blocks-none', 'blocks-some', 'blocks-all'];

const MOST_LOCKS = 2;

// Of the tables that it locks, those that somebody stands behind; if there are none, one.
export function lanes(play) {
  const blocks = (name) => play.lockSpans.some((span) => span.relation === name && span.blocks.length > 0);
  const relations = [...new Set(play.lockSpans.map((span) => span.relation))];
  const locked = relations.some(blocks) ? relations.filter(blocks) : relations.slice(0, 1);
  const writes = (name) => play.writes.includes(name);
  return [{ name: 'writes', down: play.endpoints.filter(writes) }, { name: 'reads', down: play.endpoints.filter((name) => !writes(name)) },
    ...(play.noise.length ? [{ name: 'noise', noise: true }] : []), { name: 'step', steps: true },
    ...locked.slice(0, MOST_LOCKS).map((name) => ({ name: 'lock: ' + name, relation: name }))];
}

// When somebody was down: what is not over reaches until now.
export function outages(play, endpoints, now) {
  return merged(endpoints.flatMap((name) => {
    const down = play.down[name];
    return (down?.spans ?? []).map(([begin, end], i, all) => [begin / 1000, down.now && i === all.length - 1 ? now : end / 1000]);
  }));
}

export function bars(play, lanes, from, now) {
  const found = [];
  lanes.forEach((lane, index) => {
    const add = (begin, end, kind, text) => {
      if (end > from) {
        found.push({ value: [index, begin, end], kind, texts: [].concat(text) });
      }
    };
    if (lane.down) {
      outages(play, lane.down, now).forEach(([begin, end]) =>
        add(begin, end, 'bad', ['down ' + dial(1000 * (end - begin)).join(' '), 'down']));
    } else if (lane.noise) {
      play.noise.forEach(([begin, end]) => add(begin / 1000, Math.min(end / 1000, now), 'quiet', ['noise: the canary was bad here', 'noise']));
    } else if (lane.steps) {
      play.phaseSpans.forEach((span) => add(span.from, span.to ?? now, 'line', span.name));
      play.stepSpans.forEach((span) => add(span.from, span.to ?? now, span.failed ? 'bad' : 'step',
        [firstSentence(span.step.why), 'step ' + span.step.number, span.step.number].map((name) => (span.failed ? '✕ ' : '') + name)));
    } else {
      play.lockSpans.filter((span) => span.relation === lane.relation).forEach((span) =>
        add(span.from, span.to, BLOCKS[span.blocks.length] + (span.held ? '' : ' wanted'), told(span)));
    }
  });
  return found;
}

// One bar, for a custom series of the chart.
export function bar({ kind, texts }, params, api, height, fontSize) {
  const [x, y] = api.coord([api.value(1), api.value(0)]);
  const end = api.coord([api.value(2), api.value(0)])[0];
  const [name, wanted] = kind.split(' ');
  const paint = colour(name);
  const width = Math.max(end - x, 2);
  const text = texts.find((each) => width > .55 * fontSize * each.length);
  return {
    type: 'rect',
    shape: echarts.graphic.clipRectByRect({ x, y: y - height / 2, width, height },
      { x: params.coordSys.x, y: params.coordSys.y, width: params.coordSys.width, height: params.coordSys.height }),
    style: { fill: wanted ? hatch(paint) : paint, stroke: paint, lineWidth: 1 },
    // Not undefined: that would leave the text of the bar that was drawn in this place before.
    textContent: !text || height < 12 ? false
      : { type: 'text', style: { text, fontSize, fontFamily: getComputedStyle(document.documentElement).fontFamily, fontWeight: 600,
        ...(wanted ? { fill: colour('ink'), stroke: colour('paper'), lineWidth: 4 } : { fill: colour('paper') }) } },
    textConfig: { position: 'inside' }
  };
}

// As SQL and the manual have it: SHARE UPDATE EXCLUSIVE.
export function sqlMode(mode) {
  return mode.replace(/Lock$/, '').replace(/([a-z])(?=[A-Z])/g, '$1 ').toUpperCase();
}

// As much of it as the bar has room for.
function told(span) {
  const mode = sqlMode(span.mode);
  const has = (span.held ? 'holds ' : 'wants ') + mode;
  const wait = span.peak ? ', ' + span.peak + ' wait' : '';
  return [has + ': blocks ' + blocked(span.blocks) + wait, has + wait, mode, span.held ? 'held' : 'wanted'];
}

const STOPPED = { read: 'reads', write: 'writes', 'row-write': 'writes to the same rows' };

export function blocked(blocks) {
  return blocks.map((each) => STOPPED[each] ?? each).join(' and ') || 'neither reads nor writes';
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
