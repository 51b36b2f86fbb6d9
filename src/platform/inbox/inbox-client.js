// Shows new messages by themselves: server-sent events, and asking every three seconds when they don't come through.
// Messages that did not change are left alone, so that an open e-mail stays open and focus stays where it is.
const pollMs = 3000;
const list = document.getElementById('messages');
const status = document.getElementById('live');
let isFetching = false;
let isStale = false;

async function refresh() {
  if (isFetching) {
    isStale = true;
    return;
  }
  isFetching = true;
  try {
    const url = new URL(location.href);
    url.searchParams.set('fragment', '1');
    const response = await fetch(url, { headers: { accept: 'text/html' } });
    if (response.ok) apply(await response.text());
  } catch {
    // The server is away; the next try tells.
  } finally {
    isFetching = false;
    if (isStale) {
      isStale = false;
      refresh();
    }
  }
}

function apply(text) {
  const fresh = new DOMParser().parseFromString(`<main>${text}</main>`, 'text/html').querySelector('main');
  const ours = list.querySelector('.messages');
  const theirs = fresh.querySelector('.messages');
  if (!ours || !theirs) {
    list.replaceChildren(...fresh.childNodes);
    return;
  }
  const known = new Map([...ours.children].map((item) => [item.dataset.id, item]));
  let place = ours.firstElementChild;
  for (const item of [...theirs.children]) {
    const before = known.get(item.dataset.id);
    known.delete(item.dataset.id);
    if (before && before.dataset.version === item.dataset.version) {
      place = before.nextElementSibling;
    } else if (before) {
      place = before.nextElementSibling;
      before.replaceWith(item);
    } else {
      ours.insertBefore(item, place);
    }
  }
  for (const gone of known.values()) gone.remove();
  list.querySelector('.pages').replaceWith(fresh.querySelector('.pages'));
}

let pollTimer = null;
function poll(isOn) {
  if (isOn && pollTimer === null) pollTimer = setInterval(refresh, pollMs);
  if (!isOn && pollTimer !== null) {
    clearInterval(pollTimer);
    pollTimer = null;
  }
  status.textContent = isOn
    ? 'Looking for new messages every 3 seconds.'
    : 'New messages appear by themselves.';
}

const events = new EventSource('/dev/inbox/events');
events.addEventListener('ready', () => {
  poll(false);
  refresh();
});
events.addEventListener('changed', refresh);
events.addEventListener('error', () => poll(true));

// Keys and hanging up without leaving the page.
list.addEventListener('submit', async (event) => {
  const form = event.target;
  event.preventDefault();
  const data = new URLSearchParams();
  if (event.submitter?.name) data.set(event.submitter.name, event.submitter.value);
  for (const button of form.querySelectorAll('button')) button.disabled = true;
  try {
    await fetch(form.action, { method: 'POST', body: data, headers: { accept: 'application/json' } });
  } finally {
    for (const button of form.querySelectorAll('button')) button.disabled = false;
    refresh();
  }
});
