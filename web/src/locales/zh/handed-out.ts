import type { handedOut as english } from '../en/handed-out';

export const handedOut = {
  'notices.locked': '该部分已锁定：本页面就是这样发放的。',
  'handed.locked': '本页面发放时锁定了{names}。',
  'handed.recipe': '配方',
  'handed.data': '数据',
  'handed.model': '模型',
  'handed.loss': '损失',
  'handed.optimizer': '优化器',
  'handed.schedule': '学习率策略',
  'handed.batch': '批大小',
  'handed.length': '训练长度',
  'handed.seed': '随机种子',
} satisfies Record<keyof typeof english, string>;
