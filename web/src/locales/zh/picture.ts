import type { picture as english } from '../en/picture';

export const picture = {
  'charts.fileName': '图表',
  'charts.pictureTitle': '{name}，第 {step} 步，共 {steps} 步',
} satisfies Record<keyof typeof english, string>;
