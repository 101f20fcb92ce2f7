/* Shows how far work is that goes on; without this script the page loads itself again. */
(function () {
  "use strict";
  var box = document.querySelector("[data-live]");
  if (!box || !window.fetch) { return; }
  var bar = box.querySelector("progress");
  function show(told) {
    box.querySelectorAll("[data-told]").forEach(function (place) {
      var value = told[place.dataset.told];
      if (value === null || value === "" || place.textContent === String(value)) { return; }
      place.textContent = value;
    });
    if (bar && told.total) { bar.max = told.total; bar.value = told.done; }
    box.querySelector("[data-waits]").hidden = !told.waits;
  }
  function ask() {
    fetch(box.dataset.live, { credentials: "same-origin" })
      .then(function (answer) { if (!answer.ok) { throw new Error(answer.status); } return answer.json(); })
      .then(function (told) {
        if (told.over) { window.location.reload(); return; }
        show(told);
        window.setTimeout(ask, 1000);
      })
      .catch(function () { window.setTimeout(ask, 5000); });
  }
  window.setTimeout(ask, 1000);
}());
