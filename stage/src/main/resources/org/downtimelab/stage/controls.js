// Buttons, fields and a presenter's keys.
import { ask } from './story.js';
import { element, rows } from './words.js';

const byId = (id) => document.getElementById(id);

const PATHS = ['risky', 'folklore', 'safe'];

export async function controls({ headline, trouble }, repaint) {
  const choices = await (await ask('GET', '/scenarios')).json();
  const scenario = byId('scenario');
  scenario.replaceChildren(...choices.map((each) => element('option', each.name, { value: each.name, title: each.hazard })));
  const wanted = location.hash.slice(1);
  scenario.value = choices.some((each) => each.name === wanted) ? wanted : 'index';
  const chosen = () => choices.find((each) => each.name === scenario.value);
  let busy = false;
  const introduce = () => busy || headline(chosen().name + ': ' + chosen().hazard + '. Press 1, 2 or 3.');
  const choose = () => {
    byId('rows').value = rows(chosen().rows);
    introduce();
  };
  scenario.addEventListener('change', choose);
  choose();
  byId('choice').addEventListener('submit', (event) => event.preventDefault());

  const attempt = async (method, path, body) => {
    try {
      trouble();
      await ask(method, path, body);
    } catch (refused) {
      trouble(refused.message);
    }
  };
  const actions = {
    stop: () => attempt('DELETE', '/runs/current'),
    reset: () => attempt('POST', '/reset'),
    theme: () => { theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'); repaint(); },
    full: () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  };
  PATHS.forEach((path) => {
    actions[path] = () => attempt('POST', '/runs',
      { scenario: scenario.value, path, rows: byId('rows').value, rate: Number(byId('rate').value) });
  });
  Object.entries(actions).forEach(([id, action]) => byId(id).addEventListener('click', action));
  const keys = { 1: 'risky', 2: 'folklore', 3: 'safe', s: 'stop', r: 'reset', t: 'theme', f: 'full' };
  document.addEventListener('keydown', (event) => {
    const button = byId(keys[event.key.toLowerCase()]);
    if (button && !button.disabled && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey && !types(event)) {
      button.click();
    }
  });
  // A field that is filled in gives the keys back.
  byId('choice').addEventListener('keydown', ({ key, target }) => {
    if (key === 'Enter' || key === 'Escape') {
      target.blur();
    }
  });
  theme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

  return {
    introduce,
    running(on, wish) {
      busy = on;
      [...PATHS, 'reset'].forEach((id) => { byId(id).disabled = on; });
      byId('stop').disabled = !on;
      if (on) {
        scenario.value = wish.scenario;
        byId('rows').value = rows(wish.rows);
        byId('rate').value = wish.rate;
      }
    }
  };
}

function theme(name) {
  document.documentElement.dataset.theme = name;
}

// A list of names takes letters for itself, but no digits.
function types({ key, target }) {
  return target.tagName === 'INPUT' || (target.tagName === 'SELECT' && !/\d/.test(key));
}
