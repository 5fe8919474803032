/* Searches the pages of this site. It stores nothing and sends nothing: the index (search/index.js, made by
   site/search.py) is a file of the site, small enough to be searched at once, without a worker. */
(function () {
  "use strict";
  var form = document.querySelector(".find"), field = form.querySelector("input");
  var status = document.querySelector(".status"), list = document.querySelector(".found");
  var WEIGHT = { a: 8, b: 5, c: 1 }, MOST = 8;
  var PREFIXES = /^(ode|prze|przy|roz|pod|za|po|wy|od|do|na|ob|o|u|z|s|w)(?=.{4})/;
  var KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
  var LETTERS = { "ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z" };
  var pages, words = {}, shown = {}, heard = {}, same, keys, stop, cut;

  function fold(text) { return text.toLowerCase().replace(/[ąćęłńóśźż]/g, function (sign) { return LETTERS[sign]; }); }

  function stem(word) {
    var folded = fold(word), found = cut.exec(folded);
    return found ? found[1] : folded;
  }

  /* A word as it sounds: people write „chasło”, „prond”, „gotufka”, „żepa”. Endings are cut off first. A voice is lost
     only at the end or before a sound without one: „Boże” never sounds like „poza”. */
  function sound(word) {
    return fold(word.toLowerCase().slice(0, stem(word).length).replace(/ó/g, "u").replace(/ch/g, "h").replace(/([ptkfh])(rz|ż)/g, "$1sz")
      .replace(/rz/g, "ż").replace(/ą(?=[bp])/g, "om").replace(/ą/g, "on").replace(/ę(?=[bp])/g, "em").replace(/ę/g, "en"))
      .replace(/[bdgwz](?=[ptkfsch]|$)/g, function (sign) { return "ptkfs"["bdgwz".indexOf(sign)]; }).replace(/(.)\1+/g, "$1");
  }

  function open(index) {
    pages = index.pages;
    stop = " " + index.stop + " ";
    cut = new RegExp("^(.{3,}?)(" + index.endings.split(" ").join("|") + ")$");
    index.words.split("\n").forEach(function (line) {
      var at = line.indexOf("="), word = line.slice(0, at), key = stem(word), held = {};
      line.slice(at + 1).replace(/(\d+)([abc])/g, function (_, page, mark) { held[page] = WEIGHT[mark]; });
      words[key] = held;
      shown[key] = word;
      heard[sound(word)] = key;
    });
    keys = Object.keys(words);
    same = index.same;
  }

  /* A finger slips to a key beside the right one; a letter from elsewhere makes another word */
  function slip(one, other) {
    var at = [one, other].map(function (sign) {
      var row = KEYS.findIndex(function (keys) { return keys.indexOf(sign) >= 0; });
      return [row, row < 0 ? 99 : KEYS[row].indexOf(sign)];
    });
    return Math.abs(at[0][0] - at[1][0]) < 2 && Math.abs(at[0][1] - at[1][1]) < 2 ? 1 : 1.5;
  }

  /* How many letters are wrong, doubled, missing or swapped; more than most: most + 1 */
  function distance(one, other, most, wrong) {
    if (Math.abs(one.length - other.length) > most) { return most + 1; }
    var before, last = [], row = [], i, j;
    for (j = 0; j <= other.length; j++) { row[j] = j; }
    for (i = 1; i <= one.length; i++) {
      before = last; last = row; row = [i];
      for (j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : wrong(one[i - 1], other[j - 1])));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) { row[j] = Math.min(row[j], before[j - 2] + 0.7); }
      }
    }
    return row[other.length];
  }

  /* One slip is a slip, two only in a long word; in three or four letters only two that changed places: anything else
     would be another word, and no correction is better than a wrong one */
  function allowed(word) { return word.length < 3 ? 0 : word.length < 5 ? 0.7 : word.length < 9 ? 1 : 2; }

  function apart(one, other, wrong) {
    var most = Math.min(allowed(one), other.length > 3 ? 2 : 0.7), far = distance(one, other, most, wrong);
    var begins = one[0] === other[0] || (one[0] === other[1] && one[1] === other[0]);
    return far <= most ? far + (begins ? 0 : 0.2) : 9;
  }

  /* In a short stem, whose ending is gone, a wrong letter makes another word */
  function never() { return 9; }

  /* The stems nearest to a word nobody wrote on these pages, those that say more first */
  function nearest(word) {
    var folded = fold(word), typed = stem(word), whole = typed === folded, best = 9, found = [];
    keys.concat(Object.keys(same)).forEach(function (key) {
      var far = Math.min(apart(folded, fold(shown[key] || key), slip),
        whole || typed.length > 3 ? apart(typed, key, typed.length > 5 ? slip : never) + 0.1 : 9);
      if (far < 9) { best = Math.min(best, far); found.push([far, key]); }
    });
    return found.filter(function (pair) { return pair[0] <= best + 0.15; }).sort(function (one, other) {
      return one[0] - other[0] || said(other[1]) - said(one[1]);
    }).slice(0, 3).map(function (pair) { return pair[1]; });
  }

  function said(key) {
    var held = words[key] || {};
    return Object.keys(held).reduce(function (sum, page) { return sum + held[page]; }, 0);
  }

  /* Two words written as one; shorter halves are found in many a word that is whole */
  function halves(word) {
    for (var i = 4; i <= word.length - 4; i++) {
      if (words[stem(word.slice(0, i))] && words[stem(word.slice(i))]) { return [word.slice(0, i), word.slice(i)]; }
    }
    return [];
  }

  /* A stem the pages use, and their words for one that people use instead */
  function known(typed) {
    var found = words[typed] ? [[typed, 1]] : [];
    (same[typed] || "").split(" ").forEach(function (own) {
      if (own && words[stem(own)]) { found.push([stem(own), words[typed] ? 0.6 : 0.9]); }
    });
    return found;
  }

  /* Longer words that begin with what was typed; else the word without its prefix */
  function related(word) {
    var typed = stem(word), folded = fold(word), found = [];
    keys.forEach(function (key) {
      if (folded.length > 2 && (key.indexOf(folded) === 0 || (typed.length > 3 && key.indexOf(typed) === 0))) { found.push([key, 0.7]); }
    });
    return found.length ? found : known(stem(folded.replace(PREFIXES, ""))).map(function (pair) { return [pair[0], 0.7]; });
  }

  /* The stem a longer word begins with: „policyjna”, „konsultantka”. Alone a short one says enough, and one slip is forgiven. */
  function beginning(typed, alone) {
    return keys.filter(function (key) {
      return key.length > (alone ? 3 : 4) && key.length > typed.length - 4 && (typed.indexOf(key) === 0 ||
        (alone && key.length > 4 && [0, 1].some(function (more) { return apart(typed.slice(0, key.length + more), key, slip) < 9; })));
    }).map(function (key) { return [key, 0.7]; });
  }

  /* What a typed word means here: [[stem, how sure]], and what it was taken for when nobody wrote it on these pages */
  function meaning(word, alone) {
    var found = known(stem(word)), guess = found.length || word.length < 4 ? [] : [heard[sound(word)]].filter(Boolean);
    if (!found.length && !guess.length) { found = related(word); }
    if (!found.length && !guess.length) { guess = nearest(word); }
    if (!found.length && !guess.length) { found = beginning(stem(word), alone); }
    if (!found.length && !guess.length) { guess = halves(word).map(stem); }
    guess.forEach(function (key, place) {
      known(key).forEach(function (pair) { found.push([pair[0], pair[1] * (place ? 0.5 : 0.8)]); });
    });
    return { stems: found, guess: guess.length && stem(word).indexOf(guess[0]) ? shown[guess[0]] || "" : "" };
  }

  function terms(text) {
    var all = text.toLowerCase().split(/[^0-9a-ząćęłńóśźż]+/).filter(Boolean);
    var telling = all.filter(function (word) { return stop.indexOf(" " + fold(word) + " ") < 0; });
    return (telling.length ? telling : all).filter(function (word, place, every) { return every.indexOf(word) === place; });
  }

  /* Pages by how much of the query they speak about. A page that is no advice (the statement, the officer's page) stands
     after advice, unless its title or the editor's words hold everything that was asked for. */
  function ranked(meanings) {
    return pages.map(function (page, number) {
      var score = 0, met = 0, own = 0;
      meanings.forEach(function (meant) {
        var best = 0, strongest = 0;
        meant.stems.forEach(function (pair) {
          var weight = words[pair[0]][number] || 0, rare = Math.log(1 + pages.length / Object.keys(words[pair[0]]).length);
          best = Math.max(best, weight * pair[1] * rare);
          strongest = Math.max(strongest, weight);
        });
        score += best;
        met += best > 0;
        own += strongest > 1;
      });
      return { page: page, score: score * (0.5 + met / meanings.length), later: page[3] && own < meanings.length ? 1 : 0 };
    }).filter(function (one) { return one.score > 0; }).sort(function (one, other) {
      return one.later - other.later || other.score - one.score;
    });
  }

  function item(page) {
    var line = document.createElement("li"), link = document.createElement("a"), about = document.createElement("span");
    link.href = page[0];
    link.textContent = page[1];
    about.textContent = page[2];
    line.appendChild(link);
    line.appendChild(about);
    return line;
  }

  function ask(text) {
    var asked = terms(text), meanings = asked.map(function (word) { return meaning(word, asked.length === 1); }), found, guessed = false;
    var read = asked.map(function (word, place) { guessed = guessed || !!meanings[place].guess; return meanings[place].guess || word; });
    list.textContent = "";
    if (!asked.length) { status.textContent = form.dataset.empty; return; }
    found = ranked(meanings).slice(0, MOST);
    found.forEach(function (one) { list.appendChild(item(one.page)); });
    status.textContent = !found.length ? form.dataset.none :
      (guessed ? form.dataset.guess.replace("#", read.join(" ")) + " " : "") + form.dataset.found.replace("#", found.length);
  }

  if (!window.CAMPAIGN_INDEX) { status.textContent = form.dataset.failed; return; }
  open(CAMPAIGN_INDEX);
  form.addEventListener("submit", function (event) { event.preventDefault(); ask(field.value); });
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) { ask(field.value); }
})();
