// Runs before the guide's first paint: leads to its other language where the person chose that one, or
// the browser prefers it. locales/choose.ts does the same for the page.
(() => {
  var asked = new URLSearchParams(location.search).get('lang');
  var wished = asked;
  try {
    // What is chosen here, the page speaks as well.
    if (asked === 'en' || asked === 'zh') localStorage.setItem('language', asked);
    wished = wished || localStorage.getItem('language');
  } catch (_error) {
    // Storage may be forbidden; the browser's language will do.
  }
  wished = wished || navigator.languages.find((name) => /^(en|zh)\b/i.test(name)) || 'en';
  var chinese = /^zh/i.test(wished);
  if (chinese !== /^zh/.test(document.documentElement.lang)) {
    location.replace((chinese ? 'guide.zh.html' : 'guide.html') + location.hash);
  }
})();
