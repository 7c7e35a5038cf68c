/**
 * Has the site kept for visits without a network, makes it one that can be installed, and says so
 * when a new version of it is here.
 */
/** Where it cannot be kept, it goes on needing a network. */
export async function keepSite(): Promise<void> {
  const page = new URL(import.meta.env.BASE_URL, document.baseURI);
  // The one file has no site around it, and a frame is a part of another page.
  const isSite = page.origin === location.origin && window.parent === window;
  if (!isSite || import.meta.env.DEV || !('serviceWorker' in navigator) || savesData()) return;
  const manifest = document.createElement('link');
  manifest.rel = 'manifest';
  manifest.href = new URL('manifest.webmanifest', page).href;
  document.head.append(manifest);
  try {
    follow(await navigator.serviceWorker.register(new URL('sw.js', page)));
  } catch {
    // The host has no such file, or the browser may store nothing.
  }
}

/** Whoever saves data is sent nothing that was not asked for. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

/** Offers a version once all of it is here. The first one has nothing to replace. */
function follow(registration: ServiceWorkerRegistration): void {
  const offer = async () => {
    if (!registration.waiting || !registration.active) return;
    const { offerVersion } = await import('./new-version');
    offerVersion(() => take(registration));
  };
  const watch = () => registration.installing?.addEventListener('statechange', offer);
  registration.addEventListener('updatefound', watch);
  watch();
  void offer();
}

function take({ waiting }: ServiceWorkerRegistration): void {
  const reload = () => location.reload();
  if (waiting) {
    navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
    waiting.postMessage('take over');
  } else {
    // Another window has taken it.
    reload();
  }
}
