/* Suggests enterprises while somebody types. Without it a name, a code or an id does as well. */
(function () {
  "use strict";
  var waiting = null;
  function ask(field) {
    var text = field.value.trim();
    if (!text) { return; }
    var address = document.documentElement.lang === "en" ? "/en/suggest/" : "/suggest/";
    var request = new XMLHttpRequest();
    request.open("GET", address + field.getAttribute("data-suggest") + "?text=" + encodeURIComponent(text));
    request.onload = function () {
      if (request.status !== 200) { return; }
      var list = document.getElementById(field.id + "-list");
      list.textContent = "";
      JSON.parse(request.responseText).forEach(function (one) {
        var option = document.createElement("option");
        option.value = one;
        list.appendChild(option);
      });
    };
    request.send();
  }
  Array.prototype.forEach.call(document.querySelectorAll("input[data-suggest]"), function (field) {
    var list = document.createElement("datalist");
    list.id = field.id + "-list";
    field.parentNode.appendChild(list);
    field.setAttribute("list", list.id);
    field.addEventListener("input", function () {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(function () { ask(field); }, 200);
    });
  });
}());
