/* Drag a visit to another day: the checker answers while it hovers, the drop leads to its page. */
(function () {
  "use strict";
  var board = document.querySelector("table.board[data-steers]");
  if (!board || !window.fetch) { return; }
  var base = board.dataset.steers, held = null, asked = {};
  var told = document.createElement("p");
  told.className = "verdict floating";
  told.setAttribute("role", "status");
  told.hidden = true;
  document.body.appendChild(told);

  function query(day) {
    return "?day=" + encodeURIComponent(day) + "&time=" + encodeURIComponent(held.dataset.start);
  }
  function say(answer) {
    told.hidden = false;
    told.className = "verdict floating" + (answer.fits === false ? " no" : "");
    told.textContent = [answer.words].concat(answer.lines || []).join(" ");
  }
  function ask(cell) {
    var key = held.dataset.uid + cell.dataset.day;
    if (asked[key]) { say(asked[key]); return; }
    say({ words: board.dataset.waits });
    fetch(base + encodeURIComponent(held.dataset.uid) + "/check" + query(cell.dataset.day), { credentials: "same-origin" })
      .then(function (got) { return got.json(); })
      .then(function (answer) {
        asked[key] = answer;
        if (held && cell.classList.contains("over")) { say(answer); }
      })
      .catch(function () { told.hidden = true; });
  }
  function leave() {
    board.querySelectorAll("td.over").forEach(function (one) { one.classList.remove("over"); });
  }

  board.querySelectorAll("a.card").forEach(function (card) {
    card.draggable = true;
    card.addEventListener("dragstart", function (event) {
      held = card;
      event.dataTransfer.setData("text/plain", card.dataset.uid);
      event.dataTransfer.effectAllowed = "move";
    });
    card.addEventListener("dragend", function () { held = null; leave(); told.hidden = true; });
  });
  board.querySelectorAll("td[data-day]").forEach(function (cell) {
    cell.addEventListener("dragover", function (event) {
      if (!held || held.closest("tr") !== cell.parentNode) { return; }
      event.preventDefault();
      if (!cell.classList.contains("over")) { leave(); cell.classList.add("over"); ask(cell); }
    });
    cell.addEventListener("drop", function (event) {
      if (!held) { return; }
      event.preventDefault();
      window.location.href = base + encodeURIComponent(held.dataset.uid) + query(cell.dataset.day) + "#move";
    });
  });
}());
