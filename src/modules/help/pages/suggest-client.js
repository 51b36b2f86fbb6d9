// Suggestions below a search field, by the WAI-ARIA pattern of a combobox with a list. Does nothing and asks nothing
// before somebody types or presses Down; without it the form works as it does. What was searched for lately stays here.
const recentKey = 'help-recent';
const recentMax = 5;
const waitMs = 120;
const blurMs = 300;

for (const form of document.querySelectorAll('form[data-suggest]')) {
  const input = form.querySelector('input[name="term"]');
  if (input) listen(form, input);
}

function listen(form, input) {
  const { suggest, base = '', counts = '', label = '' } = form.dataset;
  const known = new Map();
  let list = null;
  let status = null;
  let timer = 0;
  let asking = null;
  let active = -1;

  const options = () => (list ? [...list.children] : []);
  const isOpen = () => list !== null && !list.hidden;

  function prepare() {
    if (list) return;
    list = document.createElement('ul');
    list.id = `${input.id}-suggestions`;
    list.role = 'listbox';
    list.ariaLabel = label;
    list.hidden = true;
    list.className =
      'start-0 end-0 top-full z-20 mt-1 max-h-96 sm:absolute overflow-y-auto rounded-md border border-control bg-surface py-1 shadow-lg';
    status = document.createElement('p');
    status.role = 'status';
    status.className = 'sr-only';
    // On wide screens the list lies over what follows; on narrow ones the button stays below it, in reach.
    input.parentElement.classList.add('relative');
    input.parentElement.append(list, status);
    input.role = 'combobox';
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-expanded', 'false');
    // A press on the list leaves the focus in the field.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) choose(option);
    });
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    if (!list) return;
    list.hidden = true;
    status.textContent = '';
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  function activate(at) {
    const all = options();
    active = at;
    for (const [index, option] of all.entries()) option.ariaSelected = String(index === at);
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', all[at].id);
      all[at].scrollIntoView({ block: 'nearest' });
    }
  }

  function show(suggestions) {
    list.replaceChildren(
      ...suggestions.map(({ kind, text, path }, index) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${index}`;
        option.role = 'option';
        option.ariaSelected = 'false';
        option.dataset.kind = kind;
        option.dataset.path = path;
        option.textContent = text;
        option.dir = 'auto';
        option.className =
          'flex min-h-11 cursor-pointer items-center px-3 py-2 text-ink hover:bg-sunken aria-selected:bg-sunken aria-selected:underline aria-selected:-outline-offset-2 aria-selected:outline-2 aria-selected:outline-accent' +
          (kind === 'article' ? ' font-semibold' : '');
        return option;
      }),
    );
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    activate(-1);
    status.textContent = counts.split('|')[suggestions.length] ?? '';
  }

  function choose(option) {
    const { kind, path } = option.dataset;
    if (kind === 'article') {
      close();
      location.assign(base + path);
      return;
    }
    input.value = option.textContent;
    close();
    form.requestSubmit();
  }

  async function ask() {
    const term = input.value.trim();
    asking?.abort();
    if (!known.has(term)) {
      asking = new AbortController();
      try {
        const address = `${suggest}${suggest.includes('?') ? '&' : '?'}${new URLSearchParams({ term })}`;
        const response = await fetch(address, {
          signal: asking.signal,
          headers: { accept: 'application/json' },
        });
        if (!response.ok) return close();
        known.set(term, (await response.json()).suggestions);
      } catch {
        // A newer letter was typed, or the network is away: the form still works.
        return undefined;
      }
    }
    if (input.value.trim() !== term || document.activeElement !== input) return undefined;
    const own = recent()
      .filter((text) =>
        term !== '' ? text.toLowerCase().startsWith(term.toLowerCase()) && text !== term : true,
      )
      .map((text) => ({ kind: 'term', text, path: '' }));
    const texts = new Set(own.map(({ text }) => text));
    return show(
      [
        ...own.slice(0, term === '' ? recentMax : 2),
        ...known.get(term).filter(({ text }) => !texts.has(text)),
      ].slice(0, 8),
    );
  }

  input.addEventListener('input', () => {
    prepare();
    clearTimeout(timer);
    timer = setTimeout(ask, waitMs);
  });
  // Later than the press that took the focus away, so that a button below doesn't move from under a finger.
  input.addEventListener('blur', () => setTimeout(() => document.activeElement === input || close(), blurMs));
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const last = options().length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const isDown = event.key === 'ArrowDown';
      if (isOpen()) {
        if (event.altKey) return close();
        if (isDown) activate(active === last ? -1 : active + 1);
        else activate(active < 0 ? last : active - 1);
      } else {
        prepare();
        ask();
      }
      event.preventDefault();
    } else if (event.key === 'Escape' && isOpen()) {
      close();
      event.preventDefault();
    } else if (event.key === 'Enter' && isOpen() && active >= 0) {
      event.preventDefault();
      choose(options()[active]);
    } else if ((event.key === 'Home' || event.key === 'End') && isOpen() && active >= 0 && !event.shiftKey) {
      event.preventDefault();
      activate(event.key === 'Home' ? 0 : last);
    }
  });
  form.addEventListener('submit', () => remember(input.value.trim()));
}

function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(recentKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string').slice(0, recentMax) : [];
  } catch {
    return [];
  }
}

/** Only words: an address, a number or a code that was typed is not kept. */
function remember(term) {
  if (term.length < 2 || term.length > 60 || /@|\d{3}/.test(term)) return;
  try {
    const kept = [term, ...recent().filter((text) => text !== term)].slice(0, recentMax);
    localStorage.setItem(recentKey, JSON.stringify(kept));
  } catch {
    // Storage is off: nothing is remembered.
  }
}
