import type { draw as english } from '../en/draw';

export const draw = {
  'draw.title': '手绘学习率策略',
  'draw.help':
    '拖动各点，或用方向键移动，按住 Shift 则每次移十分之一。双击加一点，Delete 删除，Esc 撤回拖动。',
  'draw.point': '第 {number} 点，共 {count} 点：第 {step} 步，学习率 {rate}',
  'draw.place': '第 {step} 步，学习率 {rate}',
  'draw.beyond': '第 {step} 步（在训练结束之后），学习率 {rate}',
  'draw.start': '以此为起点',
  'draw.present': '当前的策略',
  'draw.warmup': '预热再衰减',
  'draw.triangle': '三角形',
  'draw.staircase': '阶梯',
  'draw.between': '各点之间',
  'draw.lines': '直线',
  'draw.steps': '台阶',
  'draw.snap': '整轮',
  'draw.snapHelp': '移动或新加的点停在一轮的开头',
  'draw.add': '加一点',
  'draw.remove': '删除这一点',
  'draw.done': '完成',
  'draw.seconds': '还没走到的步没有时间：请把横轴换成步、轮或样本再画。',
} satisfies Record<keyof typeof english, string>;
