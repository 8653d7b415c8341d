// What is told, in order: the whole of it at first, and again after each reconnection; then what happens now.
const token = new URLSearchParams(location.search).get('token');

export function follow(tell) {
  const source = new EventSource('/story' + (token ? '?token=' + token : ''));
  let first = true;
  source.onopen = () => {
    first = true;
    tell({ what: 'answers' });
  };
  source.onerror = () => tell({ what: 'silent' });
  source.onmessage = (message) => {
    const now = !first;
    if (first) {
      first = false;
      tell({ what: 'reset', facts: {} });
    }
    JSON.parse(message.data).forEach((event) => tell(event, now));
  };
}

export async function ask(method, path, body) {
  const headers = { 'Content-Type': 'application/json' };
  if (token) {
    headers['Downtime-Lab-Token'] = token;
  }
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) {
    throw new Error(await answer.text());
  }
  return answer;
}

export function linked(path) {
  return path + (token ? '?token=' + token : '');
}
