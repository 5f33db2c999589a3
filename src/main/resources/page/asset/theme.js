// Runs before the page is painted, so that a chosen theme does not flash.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("scripted");
  try {
    var theme = localStorage.getItem("nirs-theme");
    if (theme === "light" || theme === "dark") {
      root.dataset.theme = theme;
    }
  } catch (e) {
    // storage is forbidden here: the system's theme holds
  }
})();
