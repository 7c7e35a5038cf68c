/** The language of sentences and numbers; never the browser's own, which may be no language at all. */
export const language = 'en';
