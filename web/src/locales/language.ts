/** Languages of the page. Both write numbers alike, so that one format serves. */
export type Language = 'en' | 'zh';

/** Never the browser's own, which may be no language at all. */
export const numberLanguage = 'en';
