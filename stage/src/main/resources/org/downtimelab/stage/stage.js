import { cards, prompt, together } from './cards.js';
import { controls } from './controls.js';
import * as live from './live.js';
import { Play } from './play.js';
import { Pulse } from './pulse.js';
import { follow } from './story.js';
import { hide, verdict, why } from './verdict.js';
import { byId, count, firstSentence } from './words.js';

// Who asked their system for less motion sees a picture a second.
const FRAME_MS = matchMedia('(prefers-reduced-motion: reduce)').matches ? 1000 : 90;

const LONGEST_TICK_MS = 300;

const PHASES = { baseline: 'Normal traffic, before the first step', recovery: 'After the last step' };

const pulse = new Pulse(byId('pulse'));
let choice = null;
let play = null;
let over = [];
let wish = null;
let dirty = false;
let running = false;

const buttons = await controls({
  trouble: live.trouble,
  chosen(other) {
    choice = other;
    setCards();
  },
  repaint() {
    pulse.repaint();
    dirty = true;
    smallPictures();
  },
  chart() {
    if (play?.begin !== undefined) {
      view(document.body.dataset.view === 'live' ? 'cards' : 'live');
    }
  }
});

const told = {
  answers() {
    live.trouble();
  },
  silent() {
    live.trouble('The lab does not answer. Has it ended?');
  },
  reset() {
    over = [];
    running = false;
    live.clear();
    empty();
    hide();
    together();
    buttons.running(false);
    setCards();
  },
  begins(facts) {
    running = true;
    wish = facts;
    live.clear();
    empty();
    hide();
    buttons.running(true, wish);
    prompt('preparing');
  },
  seeding({ done, rows }) {
    prompt('Seeding ' + count(done) + ' of ' + count(rows) + ' rows, ' + Math.round(100 * done / rows) + ' %');
  },
  note({ text }) {
    if (play?.begin === undefined) {
      prompt(text);
    }
  },
  path(facts) {
    play = new Play(facts);
    live.steps(play);
    setCards();
  },
  phase({ name }) {
    play?.phase(name);
    prompt((play ? play.path + ': ' : '') + name);
    live.headline(PHASES[name] ?? name);
    // Before that nothing counts, and a slow request would look like an outage.
    if (play?.begin !== undefined) {
      view('live');
    }
  },
  step(facts) {
    play.step(facts);
    live.steps(play);
    const { why: whole } = play.steps[facts.index];
    if (facts.state === 'runs') {
      live.headline(firstSentence(whole));
      live.say(play.path + ': ' + whole);
    } else if (facts.error) {
      live.headline('✕ ' + facts.error.replace(/^V[\d.]+: (ERROR: +)?/, ''));
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
  verdict(facts, now) {
    play.judge(facts);
    over = [...over.filter((each) => each.play.scenario === play.scenario && each.play.path !== play.path), { play }];
    live.headline(facts.sign + ' ' + facts.verdict);
    live.say(play.path + ': ' + facts.verdict);
    view('cards');
    setCards();
    if (now) {
      verdict(play);
    }
    dirty = true;
  },
  ends({ error, report, together: all, why: sentences }) {
    running = false;
    buttons.running(false);
    if (report) {
      play.report = report;
      together(all);
      why(sentences);
    }
    setCards();
    view('cards');
    live.trouble(error);
    dirty = true;
  }
};

function view(name) {
  document.body.dataset.view = name;
  dirty = true;
}

function empty() {
  play = null;
  view('cards');
  pulse.chart.clear();
  pulse.repaint();
}

// Those of the scenario that is chosen: what each claims, or what was measured.
function setCards() {
  if (!choice) {
    return;
  }
  const these = over.filter((each) => each.play.scenario === choice.name);
  over.forEach((each) => each.picture?.chart.dispose());
  const places = cards(choice, these, running ? play?.path : null);
  over.forEach((each) => { each.picture = null; });
  these.forEach((each) => { each.picture = new Pulse(places[each.play.path], true); });
  smallPictures();
  if (!running) {
    const left = [1, 2, 3].filter((key) => !these.some((each) => each.play.path === ['risky', 'folklore', 'safe'][key - 1]));
    prompt(left.length ? 'Press ' + left.join(', ').replace(/, (?=\d$)/, ' or ') : '');
  }
}

// Who went down, or is up again.
function turns(before) {
  const news = play.endpoints.filter((name) => !!play.down[name]?.now !== !!before[name]?.now)
    .map((name) => name + (play.down[name]?.now ? ' is down' : ' is up again'));
  if (news.length) {
    live.say(news.join(', '));
  }
}

// All on one time scale, which is 0 when the first step begins.
function smallPictures() {
  const pictures = over.filter((each) => each.picture);
  const from = -Math.max(...pictures.map(({ play: { zero, begin } }) => zero - begin));
  const to = Math.max(...pictures.map(({ play: { now, zero } }) => now - zero));
  pictures.forEach((each) => each.picture.rest(each.play, { from, to }));
}

// Time flows between two ticks as well, until it is clear that none comes.
function now() {
  return play.now + Math.min(LONGEST_TICK_MS, performance.now() - play.heard) / 1000;
}

function frame() {
  if (play?.begin === undefined) {
    return;
  }
  if (running && !play.verdict) {
    pulse.flow(play, now());
  } else if (dirty) {
    pulse.rest(play);
  }
  if (dirty) {
    dirty = false;
    live.figures(play);
  }
}

setInterval(() => requestAnimationFrame(frame), FRAME_MS);

follow(({ what, facts }, live) => told[what]?.(facts, live));
