/** How a line says whose it is: the colour token `--run-n`, and beyond the sixth a dash. */
export interface RunStyle {
  /** 1 to 6. */
  color: number;
  dashed: boolean;
}

const COLORS = [1, 2, 3, 4, 5, 6];

/** In the order they are given out: every colour in turn, then each of them dashed. */
export const runStyles: readonly RunStyle[] = [false, true].flatMap((dashed) =>
  COLORS.map((color) => ({ color, dashed })),
);

/** Of the line at this place; beyond the twelfth they come again. */
export function runStyle(index: number): RunStyle {
  return runStyles[index % runStyles.length] as RunStyle;
}
