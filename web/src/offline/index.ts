/**
 * Has the site kept for visits without a network, makes it one that can be installed, and says so
 * when a new version of it is here.
 */
import { siteFile } from '../components/site';

/** Where it cannot be kept, it goes on needing a network. */
async function keepSite(): Promise<void> {
  const script = siteFile('sw.js');
  // A frame is a part of another page.
  const isPage = window.parent === window;
  if (!script || !isPage || !('serviceWorker' in navigator) || savesData()) return;
  const manifest = document.createElement('link');
  manifest.rel = 'manifest';
  manifest.href = new URL('manifest.webmanifest', script).href;
  document.head.append(manifest);
  try {
    follow(await navigator.serviceWorker.register(script));
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

void keepSite();
