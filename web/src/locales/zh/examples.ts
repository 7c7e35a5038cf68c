import type { examples as english } from '../en/examples';

export const examples = {
  'examples.digits': '手写数字',
  'examples.digits.text': '带重启的 Adam 学会认数字',
  'examples.curve': '用曲线穿过数据点',
  'examples.curve.text': '拟合曲线慢慢弯到位',
  'examples.noise': '批大小为 1',
  'examples.noise.text': '损失抖动，但仍在下降',
  'examples.guide': '使用指南…',
} satisfies Record<keyof typeof english, string>;
