// Runs before the first paint, in any browser: sets the theme, and says so when the page cannot work.
(() => {
  var root = document.documentElement;
  var theme = null;
  try {
    theme =
      new URLSearchParams(root.getAttribute('data-asked') || location.search).get('theme') ||
      localStorage.getItem('theme');
  } catch (_error) {
    // Storage may be forbidden; the system's theme will do.
  }
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.setAttribute('data-theme', theme);

  var modules = 'noModule' in document.createElement('script');
  if (!modules || typeof WebAssembly !== 'object' || typeof Worker !== 'function') {
    root.setAttribute('data-failed', 'unsupported');
  }
  // A file of the page that does not come.
  addEventListener(
    'error',
    (event) => {
      if (event.target && event.target.tagName === 'SCRIPT') {
        root.setAttribute('data-failed', 'missing');
      }
    },
    true,
  );
})();
