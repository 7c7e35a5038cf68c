/**
 * Waits for the style sheets: WebKit may run the page's script before they have come, and the charts
 * read their measures from them. One that never comes is not waited for.
 */
export async function styled(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
  if (document.readyState === 'complete' || links.every((link) => link.sheet !== null)) return;
  await new Promise((loaded) => addEventListener('load', loaded, { once: true }));
}
