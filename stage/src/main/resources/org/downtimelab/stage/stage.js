import * as board from './board.js';
import { controls } from './controls.js';
import { Play } from './play.js';
import { Pulse } from './pulse.js';
import { follow } from './story.js';
import { count } from './words.js';

// Who asked their system for less motion sees a picture a second.
const FRAME_MS = matchMedia('(prefers-reduced-motion: reduce)').matches ? 1000 : 90;

const LONGEST_TICK_MS = 300;

const pulse = new Pulse(document.getElementById('pulse'));
let play = null;
let over = [];
let dirty = false;
let running = false;

const buttons = await controls(board, () => {
  pulse.repaint();
  over.forEach((each) => each.picture.repaint());
  dirty = true;
  smallPictures();
});

const told = {
  answers() {
    board.trouble();
  },
  silent() {
    board.trouble('The lab does not answer. Has it ended?');
  },
  reset() {
    over = [];
    running = false;
    board.forget();
    empty();
    buttons.running(false);
    buttons.introduce();
  },
  begins(wish) {
    running = true;
    scrollTo(0, 0);
    board.clear();
    empty();
    buttons.running(true, wish);
    board.headline(wish.scenario + ': preparing');
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
      board.say(play.path + ': ' + step.why);
    }
    dirty = true;
  },
  tick(facts) {
    if (play) {
      const before = play.down;
      play.tick(facts);
      turns(before);
      play.heard = performance.now();
      dirty = true;
    }
  },
  verdict(facts) {
    play.judge(facts);
    over.push({ play, picture: new Pulse(board.verdict(play), true) });
    const words = facts.noise ? 'too noisy to judge, run it again. It was: ' + facts.noise : facts.verdict;
    board.headline(facts.sign + ' ' + play.path + ': ' + words);
    board.say(play.path + ': ' + words);
    smallPictures();
    dirty = true;
  },
  ends({ error, report, together }) {
    running = false;
    buttons.running(false);
    if (report) {
      board.reports(report, together);
    }
    if (error) {
      board.headline('The run ended early');
      board.trouble(error);
    }
    dirty = true;
  }
};

function empty() {
  play = null;
  pulse.chart.clear();
  pulse.repaint();
}

// Who went down, or is up again.
function turns(before) {
  const news = play.endpoints.filter((name) => !!play.down[name]?.now !== !!before[name]?.now)
    .map((name) => name + (play.down[name]?.now ? ' is down' : ' is up again'));
  if (news.length) {
    board.say(news.join(', '));
  }
}

// All on one time scale, which is 0 when the first step begins.
function smallPictures() {
  const from = -Math.max(...over.map((each) => each.play.zero));
  const to = Math.max(...over.map((each) => each.play.now - each.play.zero));
  over.forEach((each) => each.picture.rest(each.play, { zero: each.play.zero, from, to }));
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
