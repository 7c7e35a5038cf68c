import type { notices as english } from '../en/notices';

export const notices = {
  'notices.stopped': '在第 {step} 步中止：损失不再是有限数。',
  'notices.overshot':
    '学习率为 {rate} 时，每一步冲过山谷的距离都比下降的更多，于是下一个梯度更大，直到数值溢出。',
  'notices.fellUntil': '损失一直下降到第 {step} 步，当时是 {loss}。',
  'notices.neverFell': '损失从未下降。',
  'notices.tryThis': '更小的学习率，或者带预热的策略，能让每一步留在山谷里。',
  'notices.tryAgain': '用 {rate} 再试',

  'notices.stalled': '损失几乎没有动。',
  'notices.stalledText': '{steps} 步之后训练损失是 {last}；开始时是 {first}。',

  'notices.document': '这个实验无法运行。',
  'notices.data': '数据无法读取。',
  'notices.table': '表格不在这里。',
  'notices.engine': '训练引擎不可用。',
  'notices.lab': '观察训练的部分不可用。',
  'notices.page': '页面的一部分没有加载到。',
  'notices.loadAgain': '请检查网络连接，然后重新加载页面。',
  'notices.retry': '重试',
  'notices.close': '关闭',
} satisfies Record<keyof typeof english, string>;
