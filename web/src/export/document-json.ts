/** A document as a file, to be read by people as well. */
export const documentJson = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;
