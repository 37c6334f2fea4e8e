(function () {
  'use strict';
  var search = document.getElementById('search');
  var column = document.getElementById('column');
  var explained = document.getElementById('explained');
  var count = document.getElementById('count');
  var articles = Array.from(document.querySelectorAll('article'));
  function hides(article) {
    var text = search.value.trim().toLowerCase();
    if (article.textContent.toLowerCase().indexOf(text) === -1) { return true; }
    if (column.value !== '') { if (article.dataset.column !== column.value) { return true; } }
    return explained.checked ? false : article.dataset.explained === 'yes';
  }
  function filter() {
    articles.forEach(function (article) { article.hidden = hides(article); });
    var shown = articles.filter(function (article) { return !article.hidden; }).length;
    count.textContent = shown + ' of ' + articles.length + ' shown';
  }
  document.querySelectorAll('[data-operation]').forEach(function (link) {
    link.addEventListener('click', function () {
      search.value = link.dataset.operation;
      column.value = link.dataset.of;
      explained.checked = true;
      filter();
    });
  });
  document.getElementById('filter').addEventListener('submit', function (event) { event.preventDefault(); });
  [search, column, explained].forEach(function (input) { input.addEventListener('input', filter); });
  filter();
}());
