/* Beside the form of an appeal: what its words so far may repeat. Without it a button asks. */
(function () {
  "use strict";
  var form = document.getElementById("intake");
  var place = document.getElementById("alike");
  var firm = document.getElementById("enterprise");
  if (firm) { firm.focus(); }
  if (!form || !place || !window.fetch || !window.FormData) { return; }
  var waiting = null, asked = 0;
  function look() {
    var mine = ++asked;
    window.fetch(form.getAttribute("data-alike"), {
      method: "POST", body: new FormData(form), credentials: "same-origin"
    }).then(function (answer) {
      return answer.ok ? answer.text() : null;
    }).then(function (html) {
      if (html !== null && mine === asked) { place.innerHTML = html; }
    }).catch(function () { return null; });
  }
  ["enterprise", "title", "text", "category"].forEach(function (name) {
    var field = document.getElementById(name);
    if (!field) { return; }
    field.addEventListener(field.tagName === "SELECT" ? "change" : "input", function () {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(look, 600);
    });
  });
}());
