// LeadLedger's website chat: <script src="https://HOST/chat.js" data-site-key="..."></script>
// Needs script-src and connect-src for HOST in a page's Content-Security-Policy, and nothing else.
(() => {
  'use strict';

  const script = document.currentScript;
  const site = script && script.dataset.siteKey;
  if (!site) {
    console.error('chat.js: the script tag needs data-site-key');
    return;
  }
  const api = new URL('/api/v1/chat/' + encodeURIComponent(site), script.src).href;
  const LONGEST = 4000;

  // ---- What the browser keeps: its id, the token of its conversation, whether the chat is open.

  const kept = (() => {
    const key = 'leadledger-chat:' + site;
    let state = {};
    try {
      state = JSON.parse(localStorage.getItem(key)) || {};
    } catch {
      // no storage, or somebody else's: begin anew
    }
    const keep = (changes) => {
      Object.assign(state, changes);
      try {
        localStorage.setItem(key, JSON.stringify(state));
      } catch {
        // as long as the page lives, then
      }
    };
    if (typeof state.browser !== 'string') keep({ browser: newId(), token: null, closed: 0 });
    return { get: (name) => state[name], keep };
  })();

  function newId() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  // ---- The server.

  function headers(more) {
    const all = { 'Browser-Id': kept.get('browser'), ...more };
    if (kept.get('token')) all['Visitor-Token'] = kept.get('token');
    return all;
  }

  class Refused extends Error {
    constructor(status, problem) {
      super(problem.detail || 'status ' + status);
      this.status = status;
      this.code = problem.code;
      this.errors = problem.errors || [];
    }
  }

  async function ask(method, path, body) {
    const answer = await fetch(api + path, {
      method,
      credentials: 'omit',
      headers: headers(body ? { 'Content-Type': 'application/json' } : {}),
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    let json = {};
    try {
      json = text ? JSON.parse(text) : {};
    } catch {
      // a proxy's page
    }
    if (answer.ok) return json;
    if (answer.status === 401) forget();
    throw new Refused(answer.status, json);
  }

  let opening = null;

  function open() {
    if (kept.get('token')) return Promise.resolve();
    opening ??= ask('POST', '/conversations', {
      browserId: kept.get('browser'),
      pageUrl: location.origin + location.pathname,
    })
      .then((opened) => {
        kept.keep({ token: opened.token });
        follow();
      })
      .finally(() => (opening = null));
    return opening;
  }

  function forget() {
    kept.keep({ token: null });
    last = null;
    shown.clear();
    if (reading) reading.abort();
  }

  // ---- Messages as they come: server-sent events, read by fetch because they need headers.

  const shown = new Map();
  let last = null;
  let reading = null;
  let pause = 1000;

  async function follow() {
    if (reading || !kept.get('token') || document.hidden) return;
    const mine = (reading = new AbortController());
    let next = null;
    try {
      const answer = await fetch(api + '/messages/stream', {
        credentials: 'omit',
        cache: 'no-store',
        signal: mine.signal,
        headers: headers(last === null ? {} : { 'Last-Event-ID': last }),
      });
      if (answer.status === 401 || answer.status === 404) {
        forget();
        say('');
      } else if (answer.ok) {
        pause = 1000;
        say('');
        await read(answer.body.getReader());
        next = pause;
      } else {
        next = backOff();
      }
    } catch {
      if (!mine.signal.aborted) {
        next = backOff();
        say('Connection lost. Trying again …');
      }
    } finally {
      if (reading === mine) reading = null;
    }
    if (next !== null) setTimeout(follow, next);
  }

  function backOff() {
    pause = Math.min(pause * 2, 30000);
    return pause / 2 + Math.random() * (pause / 2);
  }

  async function read(reader) {
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop();
      blocks.forEach(event);
    }
  }

  function event(block) {
    const fields = {};
    for (const line of block.split('\n')) {
      const colon = line.indexOf(': ');
      if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2);
    }
    if (fields.id) last = fields.id;
    if (fields.event === 'message') come(JSON.parse(fields.data));
  }

  // ---- What is seen. Text is only ever set as text.

  const SENDERS = { visitor: 'You', bot: 'Assistant', person: 'Our team' };

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === true) made.setAttribute(key, '');
      else if (value !== false) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  const badge = element('span', { class: 'badge', hidden: true });
  const launcher = element(
    'button',
    { class: 'launcher', type: 'button', 'aria-expanded': 'false', 'aria-controls': 'panel', 'aria-label': 'Open chat' },
    element('span', { class: 'mark', 'aria-hidden': 'true' }),
    badge
  );
  const title = element('h2', { id: 'title' }, 'Chat with us');
  const close = element('button', { class: 'close', type: 'button', 'aria-label': 'Close chat' }, '×');
  const list = element('ol');
  const log = element('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': 'Messages', tabindex: '0' }, list);
  const status = element('p', { class: 'status', role: 'status' });
  const person = element('button', { type: 'button', class: 'quiet' }, 'Talk to a person');
  const name = element('input', { id: 'name', name: 'name', autocomplete: 'name', maxlength: '200' });
  const email = element('input', { id: 'email', name: 'email', type: 'email', autocomplete: 'email', maxlength: '254' });
  const phone = element('input', { id: 'phone', name: 'phone', type: 'tel', autocomplete: 'tel', maxlength: '40', placeholder: '+49 30 123456' });
  const contact = element(
    'form',
    { class: 'contact', hidden: true, id: 'contact', 'aria-label': 'How to reach you' },
    element('label', { for: 'name' }, 'Name'),
    name,
    element('label', { for: 'email' }, 'E-mail'),
    email,
    element('label', { for: 'phone' }, 'Phone, with country code'),
    phone,
    element('button', { type: 'submit', class: 'primary' }, 'Save')
  );
  const leave = element('button', { type: 'button', class: 'quiet', 'aria-expanded': 'false', 'aria-controls': 'contact' }, 'Leave your contact');
  const text = element('textarea', { id: 'text', rows: '1', maxlength: String(LONGEST), placeholder: 'Your message', 'aria-label': 'Your message' });
  const send = element('button', { type: 'submit', class: 'primary' }, 'Send');
  const write = element('form', { class: 'write' }, text, send);
  const panel = element(
    'section',
    { class: 'panel', id: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: true },
    element('header', {}, title, close),
    log,
    status,
    contact,
    element('div', { class: 'more' }, leave, person),
    write
  );

  function say(words) {
    if (status.textContent !== words) status.textContent = words;
  }

  function bubble(from, words, at) {
    const item = element('li', { class: from }, element('span', { class: 'who' }, SENDERS[from]), element('p', {}, words));
    if (at) {
      const time = new Date(at);
      item.append(element('time', { datetime: time.toISOString() }, time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })));
    }
    return item;
  }

  /// A message that the server tells of: new, changed, or one of ours that has arrived.
  function come(message) {
    const mine = message.externalId && waiting.get(message.externalId.split('/').pop());
    if (mine) {
      mine.classList.remove('waiting', 'lost');
      shown.set(message.id, { item: mine, message });
      waiting.delete(message.externalId.split('/').pop());
      return;
    }
    const known = shown.get(message.id);
    if (known) {
      known.message = message;
      return;
    }
    const item = bubble(message.from, message.text, message.at);
    shown.set(message.id, { item, message });
    append(item);
    notice();
  }

  function append(item) {
    list.append(item);
    log.scrollTop = log.scrollHeight;
  }

  /// What is seen has been read; what is not is counted.
  function notice() {
    const unread = [...shown.values()].filter((it) => it.message.from !== 'visitor' && it.message.status !== 'read');
    if (!panel.hidden && !document.hidden) {
      for (const it of unread) {
        it.message.status = 'read';
        ask('POST', '/messages/' + it.message.id + '/reading').catch(() => {});
      }
      unread.length = 0;
    }
    badge.hidden = unread.length === 0;
    badge.textContent = String(unread.length);
    launcher.setAttribute('aria-label', unread.length ? 'Open chat, ' + unread.length + ' unread' : panel.hidden ? 'Open chat' : 'Close chat');
  }

  // ---- What the visitor does.

  const waiting = new Map();

  async function speak(words, id) {
    try {
      await open();
      await ask('POST', '/messages', { id, content: words });
      say('');
    } catch (problem) {
      if (problem.status === 401) {
        return speak(words, id);
      }
      lost(words, id, problem);
    }
  }

  function lost(words, id, problem) {
    const item = waiting.get(id);
    if (!item || !item.isConnected) return;
    item.classList.add('lost');
    if (!item.querySelector('button')) {
      const again = element('button', { type: 'button', class: 'quiet' }, 'Send again');
      again.addEventListener('click', () => {
        item.classList.remove('lost');
        again.remove();
        speak(words, id);
      });
      item.append(again);
    }
    say(problem instanceof Refused ? problem.message : 'Not sent: the connection is lost.');
  }

  function submit() {
    const words = text.value.trim();
    if (!words) return;
    const id = newId();
    const item = bubble('visitor', words, Date.now());
    item.classList.add('waiting');
    waiting.set(id, item);
    append(item);
    text.value = '';
    speak(words, id);
  }

  function show(visible) {
    panel.hidden = !visible;
    launcher.setAttribute('aria-expanded', String(visible));
    kept.keep({ open: visible });
    notice();
    if (visible) {
      log.scrollTop = log.scrollHeight;
      text.focus();
    } else {
      launcher.focus();
      kept.keep({ closed: (kept.get('closed') || 0) + 1 });
      if (kept.get('token')) ask('PUT', '/engagement', { widgetMinimized: kept.get('closed') }).catch(() => {});
    }
  }

  launcher.addEventListener('click', () => show(panel.hidden));
  close.addEventListener('click', () => show(false));
  panel.addEventListener('keydown', (key) => {
    if (key.key === 'Escape') {
      key.stopPropagation();
      show(false);
    }
  });
  write.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  text.addEventListener('keydown', (key) => {
    if (key.key === 'Enter' && !key.shiftKey && !key.isComposing) {
      key.preventDefault();
      submit();
    }
  });
  leave.addEventListener('click', () => {
    contact.hidden = !contact.hidden;
    leave.setAttribute('aria-expanded', String(!contact.hidden));
    if (!contact.hidden) name.focus();
  });
  contact.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await open();
      await ask('PUT', '/contact', {
        name: name.value.trim() || null,
        email: email.value.trim() || null,
        phone: phone.value.trim() || null,
      });
      contact.hidden = true;
      leave.setAttribute('aria-expanded', 'false');
      leave.focus();
      say('Thank you. We know how to reach you.');
    } catch (problem) {
      const wrong = problem instanceof Refused && problem.errors[0];
      say(wrong ? wrong.field + ': ' + wrong.message : 'Not saved: ' + problem.message);
    }
  });
  person.addEventListener('click', async () => {
    try {
      await open();
      await ask('POST', '/hand-off');
      say('Somebody of our team will answer here.');
    } catch (problem) {
      say(problem.message);
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      if (reading) reading.abort();
      reading = null;
    } else {
      follow();
      notice();
    }
  });
  addEventListener('online', follow);

  // ---- On the page. A constructed sheet needs no style-src.

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; }
    * { box-sizing: border-box; font: 15px/1.45 system-ui, sans-serif; }
    [hidden] { display: none !important; }
    button { cursor: pointer; }
    :focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
    .launcher { position: fixed; right: 20px; bottom: 20px; width: 60px; height: 60px; border: 0; border-radius: 50%;
      background: #12355b; box-shadow: 0 4px 14px rgb(0 0 0 / .3); z-index: 2147483646; }
    .mark { display: block; width: 26px; height: 20px; margin: auto; border-radius: 8px 8px 8px 2px; background: #fff; }
    .badge { position: absolute; top: -4px; right: -4px; min-width: 24px; padding: 1px 6px; border-radius: 12px;
      background: #b3261e; color: #fff; font-weight: 600; }
    .panel { position: fixed; right: 20px; bottom: 92px; width: 370px; height: min(620px, calc(100vh - 112px));
      display: flex; flex-direction: column; background: #fff; color: #1b1b1f; border: 1px solid #c4c6d0; border-radius: 14px;
      overflow: hidden; box-shadow: 0 10px 34px rgb(0 0 0 / .28); z-index: 2147483647; }
    header { display: flex; align-items: center; justify-content: space-between; padding: 12px 16px; background: #12355b; color: #fff; }
    h2 { margin: 0; font-size: 17px; font-weight: 600; color: inherit; }
    .close { width: 36px; height: 36px; border: 0; border-radius: 8px; background: transparent; color: #fff; font-size: 24px; line-height: 1; }
    .close:focus-visible { outline-color: #fff; }
    .log { flex: 1; padding: 14px; overflow-y: auto; }
    ol { margin: 0; padding: 0; list-style: none; display: flex; flex-direction: column; gap: 10px; }
    .log:focus-visible { outline-offset: -3px; }
    li { max-width: 85%; padding: 8px 12px; border-radius: 12px; align-self: flex-start; background: #eef1f6; }
    li.person { background: #e3f3e6; }
    li.visitor { align-self: flex-end; background: #12355b; color: #fff; }
    li.waiting { opacity: .75; }
    li.lost { opacity: 1; background: #8c1d18; }
    li.lost .quiet { color: #fff; }
    li p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    .who, time { font-size: 12px; color: #4a4d57; }
    li.visitor .who, li.visitor time { color: #d7e3f4; }
    .status { margin: 0; padding: 0 16px; font-size: 13px; color: #4a4d57; }
    .status:not(:empty) { padding-bottom: 8px; }
    .contact { display: grid; gap: 4px; padding: 8px 16px; border-top: 1px solid #e1e2ec; overflow-y: auto; }
    label { font-size: 13px; }
    input, textarea { width: 100%; padding: 9px 11px; border: 1px solid #74777f; border-radius: 8px; background: #fff; color: inherit; }
    textarea { resize: none; height: 42px; max-height: 120px; field-sizing: content; }
    ::placeholder { color: #5c5f68; opacity: 1; }
    .more { display: flex; flex-wrap: wrap; gap: 4px 14px; padding: 2px 12px; }
    .quiet { padding: 6px 4px; border: 0; background: transparent; color: #0b4a9e; text-decoration: underline; font-size: 13px; }
    .write { display: flex; gap: 8px; padding: 8px 12px 12px; align-items: flex-end; }
    .primary { min-height: 42px; padding: 0 16px; border: 0; border-radius: 8px; background: #12355b; color: #fff; font-weight: 600; }
    .contact .primary { margin-top: 6px; }
    @media (max-width: 480px) {
      .panel { inset: 0; width: auto; height: 100%; height: 100dvh; border: 0; border-radius: 0; }
      input, textarea { font-size: 16px; }
    }
    @media (prefers-reduced-motion: no-preference) { .launcher { transition: transform .15s; } .launcher:hover { transform: scale(1.06); } }
    @media (forced-colors: active) { .launcher, .panel, li { border: 1px solid; } .mark { background: ButtonText; } }
  `);
  const host = element('div', { id: 'leadledger-chat' });
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [style];
  shadow.append(launcher, panel);

  function appear() {
    document.body.append(host);
    if (kept.get('open')) {
      panel.hidden = false;
      launcher.setAttribute('aria-expanded', 'true');
    }
    ask('GET', '')
      .then((look) => {
        title.textContent = look.title;
        if (look.greeting) list.prepend(bubble('bot', look.greeting, null));
      })
      .catch((problem) => {
        console.error('chat.js: ' + problem.message);
        if (problem.status === 403 || problem.status === 404) host.remove();
      });
    follow();
  }

  if (document.body) appear();
  else addEventListener('DOMContentLoaded', appear);
})();
