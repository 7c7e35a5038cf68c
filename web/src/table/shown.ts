/** Rows of a table that are looked at at a time. */
export const shownRows = 8;
