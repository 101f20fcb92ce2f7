/* Shows the document of the API so that it can be tried out. */
(function () {
  "use strict";
  var place = document.getElementById("api");
  window.SwaggerUIBundle({
    url: place.getAttribute("data-document"),
    domNode: place,
    deepLinking: true,
    docExpansion: "none",
    defaultModelsExpandDepth: 0,
    validatorUrl: null
  });
})();
