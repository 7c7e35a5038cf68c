import type { runs as english } from '../en/runs';

export const runs = {
  'runs.title': '训练记录',
  'runs.empty': '每次训练都留在这里，并以较淡的线留在图上。',
  'runs.testLoss': '测试损失',
  'runs.accuracy': '准确率',

  'runs.training': '训练中，第 {step} 步',
  'runs.paused': '暂停，第 {step} 步',
  'runs.diverged': '第 {step} 步中止',
  'runs.hidden': '已隐藏',
  'runs.sameRecipe': '当前配方',

  'runs.show': '显示',
  'runs.hide': '隐藏',
  'runs.keep': '保留',
  'runs.letGo': '不再保留',
  'runs.rename': '重命名',
  'runs.load': '重新载入',
  'runs.remove': '删除',
  'runs.nameOf': '{name} 的新名称',

  'runs.layers': '隐藏层 {layers}',
  'runs.noLayers': '没有隐藏层',
  'runs.knobOff': '{knob}（关）',
  'runs.changedAt': '在第 {steps} 步改动',
  'runs.unchanged': '没有手动改动',
} satisfies Record<keyof typeof english, string>;
