/** A text that is copied to be taken elsewhere. */
export const copy = {
  'copy.copied': 'Copied',
  'copy.selected': 'Selected: copy it with the keyboard',
};
