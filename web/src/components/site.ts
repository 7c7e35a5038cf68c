/** The address of a file of the site; null where no site is around the page, as in the one file. */
export function siteFile(name: string): URL | null {
  const url = new URL(import.meta.env.BASE_URL + name, document.baseURI);
  return import.meta.env.PROD && url.origin === location.origin ? url : null;
}
