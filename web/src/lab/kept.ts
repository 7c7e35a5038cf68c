/**
 * What the browser keeps for a person: from visit to visit, or as long as the tab lives. Storage may be
 * forbidden, as in private windows and sandboxed frames, or full: then what is kept lasts for this visit.
 */

/** To ask for a storage that is forbidden throws already. */
const storages = { visits: () => localStorage, tab: () => sessionStorage };

type Place = keyof typeof storages;

const PROBE = 'probe';

/** Whether anything would be kept, for who has to say so before there is something. */
export function canKeep(place: Place): boolean {
  try {
    const storage = storages[place]();
    storage.setItem(PROBE, '');
    storage.removeItem(PROBE);
    return true;
  } catch {
    return false;
  }
}

/** Whether it is kept; if not, whoever asked has it still. */
export function keep(place: Place, key: string, value: unknown): boolean {
  try {
    storages[place]().setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Its members, which the reader has to check: another version of the page may have written them. */
export function kept(place: Place, key: string): { [name: string]: unknown } {
  try {
    const value: unknown = JSON.parse(storages[place]().getItem(key) ?? 'null');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // What is no JSON was not written here.
    return {};
  }
}
