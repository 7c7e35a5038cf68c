// Runs before the guide's first paint. The Chinese guide, or a language in the address, is what was asked
// for; guide.html alone leads to the language the person chose, else to the one the browser prefers, as
// locales/choose.ts does for the page.
(() => {
  /** Storage may be forbidden: then a choice lasts for one link. */
  var stored = (act) => {
    try {
      return act(localStorage);
    } catch (_error) {
      return null;
    }
  };
  document.addEventListener('click', (event) => {
    // What is chosen here, the page speaks as well. A link from elsewhere chooses nothing.
    var other = event.target.closest('a[hreflang]');
    if (other) stored((storage) => storage.setItem('language', other.hreflang.slice(0, 2)));
  });
  if (/^zh/.test(document.documentElement.lang)) return;
  var wished =
    new URLSearchParams(location.search).get('lang') ||
    stored((storage) => storage.getItem('language')) ||
    navigator.languages.find((name) => /^(en|zh)\b/i.test(name)) ||
    'en';
  if (/^zh/i.test(wished)) location.replace(`guide.zh.html${location.hash}`);
})();
