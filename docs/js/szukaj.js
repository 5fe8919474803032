/* Shows what the theme's search worker finds. It stores nothing and sends nothing: the index is a file of this
   site. The worker's messages: 0 set up, 1 ready, 2 query, 3 result. */
(function () {
  "use strict";
  var form = document.querySelector(".find"), field = form.querySelector("input");
  var status = document.querySelector(".status"), list = document.querySelector(".found");
  // words that say nothing about the page somebody looks for
  var EMPTY = " a aby albo ale bo by był była było być ci co coś czy dla do gdy go i ich ile im ja jak jaka jaki jakie " +
    "jest jestem już kto ktoś która które której któremu który którym lub ma mam mi mną mnie moja moje mojej mojego " +
    "moją mój mu na nad nam nas nie nią nim niż no o od oni po pod przez są się ta tak tam te tego tej ten to tu u w we z za ze że żeby ";
  var asked = "", shortened = false;

  /* A browser refuses workers when the site is opened from a disk; there the same script runs in a hidden frame. */
  function FrameWorker(url) {
    var self = this, frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "Wyszukiwarka";
    document.body.appendChild(frame);
    var inside = frame.contentWindow, script = inside.document.createElement("script");
    inside.postMessage = function (data) { self.onmessage({ data: data }); };
    this.ready = new Promise(function (done, failed) { script.onload = done; script.onerror = failed; });
    this.postMessage = function (data) {
      self.ready.then(function () { inside.dispatchEvent(new inside.MessageEvent("message", { data: data })); }, failed);
    };
    script.src = new URL(url, location.href).href;
    inside.document.body.appendChild(script);
  }

  function failed() { say(form.dataset.failed); }

  function say(text) { status.textContent = text; }

  function terms(text) {
    var all = text.toLowerCase().split(/[^0-9a-ząćęłńóśźż]+/).filter(Boolean);
    var telling = all.filter(function (word) { return EMPTY.indexOf(" " + word + " ") < 0; });
    return telling.length ? telling : all;
  }

  function ask(text) {
    asked = text;
    shortened = false;
    list.textContent = "";
    var wanted = terms(text);
    if (wanted.length) { worker.postMessage({ type: 2, data: wanted.join(" ") }); }
    else { say(form.dataset.empty); }
  }

  // nothing found: the ends of long words are most often what differs
  function askShorter() {
    shortened = true;
    var cut = terms(asked).map(function (word) { return word.length > 5 ? word.slice(0, -2) : word; });
    worker.postMessage({ type: 2, data: cut.join(" ") });
  }

  function show(groups) {
    if (!groups.length && !shortened) { askShorter(); return; }
    list.textContent = "";
    groups.slice(0, 8).forEach(function (group) {
      var page = group[0], item = document.createElement("li"), link = document.createElement("a");
      var about = document.createElement("span");
      link.href = page.location;
      link.textContent = page.heading;
      about.textContent = page.about;
      item.appendChild(link);
      item.appendChild(about);
      list.appendChild(item);
    });
    say(groups.length ? form.dataset.found.replace("#", Math.min(groups.length, 8)) : form.dataset.none);
  }

  function heard(event) {
    if (event.data.type === 3) { show(event.data.data.items); }
    if (event.data.type === 1) {
      form.hidden = false;
      field.value = new URLSearchParams(location.search).get("q") || "";
      if (field.value) { ask(field.value); }
    }
  }

  if (!window.CAMPAIGN_INDEX) { failed(); return; }
  var worker = location.protocol === "file:" ? new FrameWorker(form.dataset.worker) : new Worker(form.dataset.worker);
  worker.onmessage = heard;
  worker.onerror = failed;
  worker.postMessage({ type: 0, data: { config: CAMPAIGN_INDEX.config, docs: CAMPAIGN_INDEX.docs, options: {} } });
  form.addEventListener("submit", function (event) { event.preventDefault(); ask(field.value); });
})();
