// Buttons, fields and a presenter's keys.
import { ask } from './story.js';
import { byId, element, rows } from './words.js';

const PATHS = ['risky', 'folklore', 'safe'];

const KEYS = { 1: 'risky', 2: 'folklore', 3: 'safe', s: 'stop', c: 'chart', r: 'reset', t: 'theme', f: 'full' };

// chosen, repaint and chart are called when another scenario, another theme or the chart is wanted.
export async function controls({ trouble, chosen, repaint, chart }) {
  const choices = await (await ask('GET', '/scenarios')).json();
  const scenario = byId('scenario');
  scenario.replaceChildren(...choices.map((each) => element('option', each.name, { value: each.name, title: each.hazard })));
  const wanted = location.hash.slice(1);
  scenario.value = choices.some((each) => each.name === wanted) ? wanted : 'index';
  const choice = () => choices.find((each) => each.name === scenario.value);
  const choose = () => {
    byId('rows').value = rows(choice().rows);
    chosen(choice());
  };
  scenario.addEventListener('change', choose);
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
    chart,
    theme: () => { otherTheme(); repaint(); },
    full: () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  };
  PATHS.forEach((path) => {
    actions[path] = () => attempt('POST', '/runs',
      { scenario: scenario.value, path, rows: byId('rows').value, rate: Number(byId('rate').value) });
  });
  Object.entries(actions).forEach(([id, action]) => byId(id).addEventListener('click', action));
  document.addEventListener('keydown', (event) => {
    const button = byId(KEYS[event.key.toLowerCase()]);
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
  choose();

  return {
    running(on, wish) {
      [...PATHS, 'reset', 'scenario'].forEach((id) => { byId(id).disabled = on; });
      byId('stop').disabled = !on;
      if (on) {
        scenario.value = wish.scenario;
        byId('rows').value = rows(wish.rows);
        byId('rate').value = wish.rate;
        chosen(choice());
      }
    }
  };
}

function otherTheme() {
  const { dataset } = document.documentElement;
  dataset.theme = dataset.theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem('theme', dataset.theme);
}

// A list of names takes letters for itself, but no digits.
function types({ key, target }) {
  return target.tagName === 'INPUT' || (target.tagName === 'SELECT' && !/\d/.test(key));
}
