// Stands in for the host where the page is one file: workers are started from the text that is in it,
// and what they and the page fetch is read from it. Of a page opened from disk only classic workers
// from a Blob start in every browser, nothing can be fetched, and WebKit's workers can read no Blob.
(() => {
  /** Files in the page by their names, as bytes. */
  var files = {};
  for (const { dataset, textContent } of document.querySelectorAll('script[data-file]')) {
    files[dataset.file] = Uint8Array.from(atob(textContent), (char) => char.charCodeAt(0));
  }

  /** Answers as a host would. `files`: a promise of them. Its text also stands in front of workers. */
  function serve(scope, files) {
    scope.fetch = async (url) => {
      const name = String(url).split('/').pop();
      const packed = (await files)[`${name}.gz`];
      const file = (await files)[name];
      if (!packed && !file) throw new TypeError(`${name} is not in this file`);
      const content = packed
        ? new Response(packed).body.pipeThrough(new DecompressionStream('gzip'))
        : file;
      const type = /\.wasm$/.test(name) ? 'application/wasm' : 'application/octet-stream';
      return new Response(content, { headers: { 'Content-Type': type } });
    };
  }

  /** The first message to a worker brings the files. */
  function receive(scope) {
    return new Promise((resolve) => {
      const first = (event) => {
        event.stopImmediatePropagation();
        scope.removeEventListener('message', first);
        resolve(event.data);
      };
      scope.addEventListener('message', first);
    });
  }

  serve(window, Promise.resolve(files));
  const before = `(${serve})(self, (${receive})(self));\n`;
  const Native = window.Worker;
  window.Worker = function Worker(url, options) {
    const name = String(url).split('/').pop();
    const text = document.querySelector(`script[data-worker="${name}"]`).textContent;
    const source = URL.createObjectURL(new Blob([before, text], { type: 'text/javascript' }));
    const worker = new Native(source, { ...options, type: 'classic' });
    worker.postMessage(files);
    return worker;
  };
})();
