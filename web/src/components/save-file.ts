/** So many letters, of at most four bytes each, are no name too long for any system. */
const MOST = 60;
/** What Windows keeps for itself, with any ending; and no name at all. */
const taken = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])?(\.|$)/;

/** A name with its ending, as every system takes it: "Adam 0.005, SGDR.csv" is adam-0.005-sgdr.csv. */
export function fileName(name: string): string {
  const dot = name.lastIndexOf('.');
  const words = name.slice(0, dot).normalize().toLowerCase();
  const stem = [...words.replace(/[^\p{L}\p{M}\p{N}.]+/gu, '-').replace(/^[-.]+/, '')]
    .slice(0, MOST)
    .join('')
    .replace(/[-.]+$/, '');
  const own = taken.test(stem) ? ['descent-lab', stem].filter(Boolean).join('-') : stem;
  return own + name.slice(dot);
}

/** Offers a file to keep. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = fileName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
