import type { chartTable as english } from '../en/chart-table';

export const chartTable = {
  'charts.tableEmpty': '还没有测量值。',
  'charts.close': '关闭',
} satisfies Record<keyof typeof english, string>;
