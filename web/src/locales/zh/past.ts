import type { past as english } from '../en/past';

export const past = {
  'past.slider': '查看的步',
  'past.at': '第 {step} 步，{numbers}',
  'past.numbers': '损失 {loss}，学习率 {rate}',
  'past.evaluated': '第 {step} 步的测试损失 {loss}',
  'past.fork': '从这里分叉',
  'past.now': '现在',
  'past.nowHelp': '回到现在（Esc）',
  'past.title': '从第 {step} 步分叉',
  'past.whole': '训练从这里以别的设置继续。换上的优化器从头开始，权重保持不变。',
  'past.same': '什么都没有改：分叉会重复原来的训练。',
  'past.changed': '已改动：{words}',
  'past.go': '分叉',
  'past.close': '关闭',

  'past.menu': '回到过去',
  'past.offer': '在第 {step} 步以 {rate} 分叉',
  'past.name': '{name}，自第 {step} 步',
  'past.beside': '自第 {step} 步：{what}',
  'past.alone': '自 {name} 的第 {step} 步：{what}',
  'past.unchanged': '未改动',
  'past.mark': '分叉',
} satisfies Record<keyof typeof english, string>;
