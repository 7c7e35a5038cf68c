/** A chart's values as a table. */
export const chartTable = {
  'charts.tableEmpty': 'Nothing measured yet.',
  'charts.close': 'Close',
};
