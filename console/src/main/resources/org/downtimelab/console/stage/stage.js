import * as board from './board.js';
import { controls } from './controls.js';
import { Play } from './play.js';
import { Pulse } from './pulse.js';
import { follow } from './story.js';
import { count } from './words.js';

const FRAME_MS = 80;

const LONGEST_TICK_MS = 300;

const pulse = new Pulse(document.getElementById('pulse'));
let play = null;
let over = [];
let dirty = false;
let running = false;

const buttons = await controls(board.trouble, () => {
  pulse.repaint();
  over.forEach((each) => each.picture.repaint());
  dirty = true;
  smallPictures();
});

const told = {
  reset() {
    play = null;
    over = [];
    running = false;
    board.clear();
    pulse.chart.clear();
    pulse.repaint();
    buttons.running(false);
    board.headline('Choose a scenario, then press 1, 2 or 3.');
  },
  begins({ scenario }) {
    play = null;
    running = true;
    board.trouble();
    buttons.running(true, scenario);
    board.headline(scenario + ': preparing');
  },
  seeding({ done, rows }) {
    board.headline('Seeding ' + count(done) + ' of ' + count(rows) + ' rows, ' + Math.round(100 * done / rows) + ' %');
  },
  note({ text }) {
    if (!play?.endpoints.length) {
      board.headline(text);
    }
  },
  path(facts) {
    play = new Play(facts);
    board.steps(play);
  },
  phase({ name }) {
    play?.phase(name);
    board.headline((play ? play.path + ': ' : '') + name);
  },
  step(facts) {
    play.step(facts);
    board.steps(play);
    const step = play.steps[facts.index];
    if (facts.state === 'runs') {
      board.headline(play.path + ': ' + step.name + ', ' + step.why);
    }
    dirty = true;
  },
  tick(facts) {
    if (play) {
      play.tick(facts);
      play.heard = performance.now();
      dirty = true;
    }
  },
  verdict(facts) {
    play.verdict = facts;
    over.push({ play, picture: new Pulse(board.verdict(play), true) });
    board.headline(facts.sign + ' ' + play.path + ': ' + facts.verdict);
    smallPictures();
    dirty = true;
  },
  ends({ error }) {
    running = false;
    buttons.running(false);
    if (error) {
      board.headline('The run ended early');
      board.trouble(error);
    }
    dirty = true;
  }
};

// All on one time scale.
function smallPictures() {
  const until = Math.max(...over.map((each) => each.play.now));
  over.forEach((each) => each.picture.rest(each.play, until));
}

// Time flows between two ticks as well, until it is clear that none comes.
function now() {
  return play.now + Math.min(LONGEST_TICK_MS, performance.now() - play.heard) / 1000;
}

function frame() {
  if (!play?.endpoints.length) {
    return;
  }
  if (running && !play.verdict) {
    pulse.flow(play, now());
  } else if (dirty) {
    pulse.rest(play);
  }
  if (dirty) {
    dirty = false;
    board.counters(play);
    board.database(play);
    board.legend(play);
  }
}

setInterval(() => requestAnimationFrame(frame), FRAME_MS);

follow(({ what, facts }) => told[what]?.(facts));
