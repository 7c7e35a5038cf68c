/** How many answers are wrong, of how many. A confusion matrix is [truth][guess], row by row. */
export function mistakes(confusion: Int32Array, classes: number): { wrong: number; total: number } {
  let wrong = 0;
  let total = 0;
  confusion.forEach((count, at) => {
    total += count;
    if (Math.floor(at / classes) !== at % classes) wrong += count;
  });
  return { wrong, total };
}
