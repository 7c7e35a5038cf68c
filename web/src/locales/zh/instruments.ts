import type { instruments as english } from '../en/instruments';

export const instruments = {
  'instruments.choose': '仪表',
  'instruments.cost':
    '每种仪表都从训练的一份副本上读取，副本在旁边重新训练一遍：原来的训练一个比特都不变。',
  'instruments.none': '打开一种再训练，或为已有的训练打开。',
  'instruments.waits': '训练一开始就读取。',
  'instruments.reading': '读取中',
  'instruments.progress': '读取的进度',
  'instruments.took': '读取用了 {seconds} 秒，包括重新训练。',
  'instruments.stopped': '已停止。',
  'instruments.again': '重新读取',
  'instruments.refused': '这个无法读取。',
  'instruments.steps': '步',

  'instruments.sharpness': 'λmax',
  'instruments.preconditioned_sharpness': '预条件后的 λmax',
  'instruments.threshold': '稳定阈值',
  'instruments.noise_scale': '噪声尺度',
  'instruments.batch': '批大小 {size}',
  'instruments.layer': '第 {n} 层',
  'instruments.output': '输出层',
  'instruments.outputs': '卡住的输出',
  'instruments.gradient_cosine': '余弦',
  'instruments.q05': '5 %',
  'instruments.q25': '25 %',
  'instruments.median': '中位数',
  'instruments.q75': '75 %',
  'instruments.q95': '95 %',

  'why.looking': '正在查原因：重新训练一遍，边训练边测量。',
  'why.unstable':
    '曲率对这个步长来说太陡：在第 {step} 步，η·λmax 是 {optimizer} 所能承受的 {times} 倍，于是每一步都比前一步冲得更远。',
  'why.overflow': '数值在第 {step} 步溢出，而曲率从未超过阈值：是某一个梯度太大。',
  'why.dead':
    '隐藏层 {layer} 几乎不传回梯度：在第 {step} 步，它有 {share} 的单元在所有训练样本上斜率为零；没有斜率，它下面的层什么都学不到。',
  'why.saturated':
    '输出饱和了：在第 {step} 步，有 {share} 的样本分错，而输出离 0 或 1 太近，平方误差几乎推不动它们。',
  'why.slow': '步子太小，什么都推不动：最大的一次更新只改变了某层权重的 {ratio}。',
  'why.nothing': '测到的量里没有什么异常。',
  'why.fork': '从第 {step} 步起改用学习率 {value}',
  'why.try.optimizer.lr': '用学习率 {value} 训练',
  'why.try.regularization.clip_norm': '把梯度裁剪到范数 {value} 再训练',
  'why.try.model.activation': '改用 {value} 训练',
  'why.try.model.init': '改用 {value} 训练',
  'why.try.loss': '改用 {value} 训练',

  'failed.stopped': '在第 {step} 步中止：损失不再是有限数。',
  'failed.overshot':
    '学习率为 {rate} 时，每一步都冲过头，停得比出发处还高，下一个梯度于是更大，直到数值溢出。',
  'failed.fellUntil': '损失一直下降到第 {step} 步，当时是 {loss}。',
  'failed.neverFell': '损失从未下降。',
  'failed.tryThis': '更小的学习率，或者带预热的策略，能让每一步留在山谷里。',
  'failed.tryAgain': '用 {rate} 再试',

  'failed.stalled': '损失几乎没有动。',
  'failed.risen': '损失不降反升。',
  'failed.stalledText': '{steps} 步之后训练损失是 {last}；开始时是 {first}。',
} satisfies Record<keyof typeof english, string>;
