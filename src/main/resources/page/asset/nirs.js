// Keys, live news, dialogs, copying and the editor's help. Every page works without it.
(function () {
  "use strict";
  const $ = (selector, from) => (from || document).querySelector(selector);
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const root = document.documentElement;

  function say(text) {
    const news = $("#news");
    news.textContent = "";
    requestAnimationFrame(() => { news.textContent = text; });
  }

  // what a person who sees must see too, until things work again
  function warn(text) {
    $("#warning").textContent = text;
    $("#warning").hidden = false;
    say(text);
  }
  function calm() { $("#warning").hidden = true; }

  // theme: as the system, light, dark
  const THEMES = ["auto", "light", "dark"];
  const NAMES = { auto: "Auto", light: "Light", dark: "Dark" };
  function showTheme() {
    const theme = root.dataset.theme || "auto";
    $("#theme").textContent = NAMES[theme];
    $("#theme").setAttribute("aria-label", "Colours: " + (theme === "auto" ? "as the system" : theme));
    document.dispatchEvent(new Event("theme"));
  }
  $("#theme").addEventListener("click", () => {
    const theme = THEMES[(THEMES.indexOf(root.dataset.theme || "auto") + 1) % THEMES.length];
    if (theme === "auto") { delete root.dataset.theme; } else { root.dataset.theme = theme; }
    try { localStorage.setItem("nirs-theme", theme); } catch (e) { say("The choice cannot be kept here."); }
    showTheme();
  });
  showTheme();

  // dialogs
  function open(dialog) {
    if (!dialog) { return; }
    dialog.removeAttribute("open");
    dialog.showModal();
    const field = $("input:not([type=hidden]):not([type=checkbox])", dialog);
    if (field) { field.focus(); }
  }
  $("#help").addEventListener("click", () => open($("#keys")));
  all("dialog[open]").forEach(open);
  document.addEventListener("click", (event) => {
    const ask = event.target.closest("[data-ask]");
    const close = event.target.closest("[data-close]");
    if (ask) {
      event.preventDefault();
      open($("#ask-" + ask.dataset.ask));
    } else if (close) {
      event.preventDefault();
      close.closest("dialog").close();
    }
  });

  // one press, one decision
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") { return; }
    if (form.dataset.sent) { event.preventDefault(); return; }
    const button = event.submitter;
    if (button && button.classList.contains("repair")) {
      event.preventDefault();
      repair(button);
      return;
    }
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach((f) => delete f.dataset.sent));

  // rows of lists
  function rows() { return all(".item .go"); }
  function move(step) {
    const links = rows();
    if (links.length === 0) { return; }
    const at = links.indexOf(document.activeElement);
    const to = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
    links[to].focus();
    links[to].scrollIntoView({ block: "nearest" });
  }
  function press(selector) {
    const target = $(selector);
    if (target) { target.click(); }
  }
  const KEYS = {
    j: () => move(1),
    k: () => move(-1),
    a: () => press("#accept-form button"),
    e: () => press("#edit-open"),
    r: () => press("[data-ask=reject]"),
    s: () => press("[data-ask=supersede]"),
    n: () => press("#next"),
    u: () => press("#back"),
    "?": () => open($("#keys")),
    "/": () => { const q = $("#query"); if (q) { q.focus(); q.select(); } else { location.href = "/knowledge"; } },
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    // the field of a dialog just closed keeps the focus until the next frame
    if (typing && typing.checkVisibility()) {
      if (event.key === "Escape" && typing.closest("#edit-form")) { typing.blur(); $("#edit-open").focus(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat && "jk".indexOf(event.key) < 0) { return; }
    if ($("dialog:modal")) { return; }
    const act = KEYS[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // news of suggestions; a hidden tab lets its connection go, since browsers allow six for a server
  const AGAIN = 5000;
  function listen(tell, show, missed) {
    let source = null;
    let again = 0;
    let lost = false;
    const connect = () => {
      source = new EventSource("/api/v1/stream");
      source.onopen = () => {
        show(true);
        if (lost) { lost = false; calm(); missed(); }
      };
      source.onerror = () => {
        show(false);
        lost = true;
        // the browser tries again by itself, but not after an answer such as that of a proxy
        if (source.readyState === EventSource.CLOSED) {
          clearTimeout(again);
          again = setTimeout(() => { missed(); connect(); }, AGAIN);
        }
      };
      source.addEventListener("suggestion", (event) => tell(JSON.parse(event.data)));
    };
    const leave = () => {
      clearTimeout(again);
      if (source) { source.close(); source = null; show(false); }
    };
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) { leave(); } else if (!source) { connect(); missed(); }
    });
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", (event) => { if (event.persisted && !source) { connect(); missed(); } });
    connect();
  }

  // the queue, live
  const live = $("#live");
  if (live) {
    const word = $("#live-word");
    let waiting = 0;
    const refresh = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => document.body.dispatchEvent(new Event("suggestion")), 150);
    };
    const show = (on) => {
      live.classList.toggle("on", on);
      word.textContent = on ? "live" : "not connected; trying again";
    };
    const tell = (entry) => {
      refresh();
      if (entry.revision === 1) {
        say("New suggestion: " + entry.severity.toLowerCase() + ", "
          + entry.pattern.toLowerCase().replace(/_/g, " ") + ", from " + entry.source);
      }
    };
    listen(tell, show, refresh);
    $("#source").addEventListener("change", () => $("#source-form").requestSubmit());
  }

  // a card that others decide, or that a newer one replaces, says so
  const card = $(".card-page");
  if (card && $("#edit-open")) {
    const stale = (text, id) => {
      $("#stale-word").textContent = text;
      $("#stale-link").href = "/suggestions/" + id;
      $("#stale").hidden = false;
      say(text);
    };
    const tell = (entry) => {
      if (entry.id === card.dataset.suggestion) {
        if (entry.revision > Number(card.dataset.version) && !$("form[data-sent]")) {
          stale("This suggestion is " + entry.state.toLowerCase() + " by now.", entry.id);
        }
      } else if (entry.source === card.dataset.source && entry.start === card.dataset.start && entry.revision === 1) {
        stale("There is a newer suggestion for this window.", entry.id);
      }
    };
    const missed = () => {
      fetch("/api/v1/suggestions/" + card.dataset.suggestion, { headers: { Accept: "application/json" } })
        .then((answer) => (answer.ok ? answer.json() : null))
        .then((entry) => { if (entry) { tell(entry); } })
        .catch(() => {});
    };
    listen(tell, () => {}, missed);
  }

  // a refreshed list keeps the row that has the focus
  let focused = "";
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (new URL(event.detail.xhr.responseURL || location.href, location.href).pathname === "/login") {
      event.detail.shouldSwap = false; // the session has ended
      location.reload();
      return;
    }
    const row = document.activeElement;
    focused = event.target.contains(row) && row.classList.contains("go") ? row.getAttribute("href") : "";
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (focused) {
      const again = rows().find((link) => link.getAttribute("href") === focused);
      if (again) { again.focus({ preventScroll: true }); }
    }
    const heading = $("[data-focus]", event.target);
    if (heading) { heading.focus(); }
    if (event.target.id === "trial") { mark(); tell(); }
  });
  document.body.addEventListener("htmx:responseError", (event) => {
    warn(event.detail.xhr.status === 429 ? "Too many requests: wait a moment." : "The server refused: status " + event.detail.xhr.status + ".");
  });
  document.body.addEventListener("htmx:sendError", () => warn("The server does not answer. What is shown is from before."));
  document.body.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) { calm(); } });
  const refusal = $(".notice[data-focus]");
  if (refusal) { refusal.focus(); }

  // the editor
  const editor = $("#rules-text");
  function line() { return editor.value.slice(0, editor.selectionStart).split("\n").length; }
  function mark() {
    const here = line();
    all("#trial li").forEach((item) => item.classList.toggle("here", Number(item.dataset.line) === here));
  }
  function tell() {
    const verdict = $("#trial li.here .verdict") || $("#trial .together");
    if (verdict) { say(verdict.textContent.replace(/\s+/g, " ").trim()); }
  }
  function check() { htmx.trigger(editor, "check"); }
  function repair(button) {
    const lines = editor.value.split("\n");
    const at = Number(button.value) - 1;
    lines[at] = button.dataset.repair;
    editor.value = lines.join("\n");
    const end = lines.slice(0, at + 1).join("\n").length;
    editor.focus();
    editor.setSelectionRange(end, end);
    check();
  }
  // what is typed is kept in this tab until it is taken or thrown away
  const DRAFT = "nirs-draft-";
  function keepDraft(box) {
    const key = DRAFT + card.dataset.suggestion;
    const fields = [editor, $("#edit-reason")];
    const before = $("[role=alert]", box) ? [] : fields.map((field) => field.defaultValue);
    const save = () => {
      const now = fields.map((field) => field.value);
      if (now.every((text, i) => text === before[i])) { forget(key); } else { remember(key, now); }
    };
    const kept = before.length ? recall(key) : null;
    if (kept) {
      fields.forEach((field, i) => { field.value = kept[i]; });
      box.open = true;
      $("#draft").hidden = false;
      check();
    } else if (!before.length) {
      save();
    }
    fields.forEach((field) => field.addEventListener("input", save));
    editor.addEventListener("check", save);
    $("#draft-drop").addEventListener("click", () => {
      forget(key);
      fields.forEach((field) => { field.value = field.defaultValue; });
      $("#draft").hidden = true;
      editor.focus();
      check();
    });
  }
  function remember(key, texts) {
    try { sessionStorage.setItem(key, JSON.stringify(texts)); } catch (e) { warn("What you type cannot be kept here."); }
  }
  function recall(key) {
    try { return JSON.parse(sessionStorage.getItem(key)); } catch (e) { return null; }
  }
  function forget(key) {
    try { sessionStorage.removeItem(key); } catch (e) { return; }
  }
  if (card && !editor) { forget(DRAFT + card.dataset.suggestion); }
  const logout = $("form[action='/logout']");
  if (logout) {
    logout.addEventListener("submit", () => {
      try {
        Object.keys(sessionStorage).filter((key) => key.startsWith(DRAFT)).forEach(forget);
      } catch (e) { return; }
    });
  }
  if (editor) {
    ["keyup", "click", "focus", "input"].forEach((name) => editor.addEventListener(name, mark));
    const box = $("#editor");
    $("#edit-open").addEventListener("click", (event) => {
      event.preventDefault();
      box.open = true;
      editor.focus();
      box.scrollIntoView({ block: "nearest" });
    });
    keepDraft(box);
    const checkOnce = () => { if (box.open && !$("#trial li")) { check(); } };
    box.addEventListener("toggle", checkOnce);
    window.addEventListener("load", checkOnce);
    mark();
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy-text]");
    if (!button || !navigator.clipboard) { return; }
    try {
      await navigator.clipboard.writeText(button.dataset.copyText);
      flash(button, "Copied", "Copied the rules.");
    } catch (e) {
      flash(button, "Not copied", "Not copied: " + e.message);
    }
  });

  // copying; where the browser forbids it the link opens the text instead
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-copy]");
    if (!link || event.ctrlKey || event.metaKey || !navigator.clipboard) { return; }
    event.preventDefault();
    try {
      const answer = await fetch(link.href, { headers: { Accept: "text/plain, application/problem+json" } });
      const text = await answer.text();
      if (!answer.ok) { throw new Error(JSON.parse(text).detail); }
      await navigator.clipboard.writeText(text);
      flash(link, "Copied", "Copied the " + link.dataset.copy + ".");
    } catch (e) {
      flash(link, "Not copied", "Not copied: " + e.message);
    }
  });
  function flash(link, word, sentence) {
    const was = link.dataset.word || link.textContent;
    link.dataset.word = was;
    link.textContent = word;
    say(sentence);
    setTimeout(() => { link.textContent = was; }, 2000);
  }
  root.classList.add("ready");
})();
