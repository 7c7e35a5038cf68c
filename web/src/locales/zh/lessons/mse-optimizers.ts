import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'MSE 与优化器',
  claim: '用平方误差时，训练结果更依赖优化器。',
  text: [
    '平方误差经过 softmax 的梯度处处都小，网络越有把握的地方越小。Adam 和 RMSProp 会除以梯度的大小，察觉不到；SGD 则照原样使用。所以，选哪个优化器，对平方误差应当比对交叉熵更要紧。',
    '四种优化器各配两种损失训练：SGD、带 0.9 动量的 SGD、RMSProp 和 Adam。比较的是四者的测试准确率相差多远。先都用人们不假思索就会用的学习率，SGD 用 0.1，自适应的用 0.001；再各用自己最好的。',
  ],
  setups: { usual: '常用的学习率', 'best-rates': '最好的学习率' },
  arms: {
    'entropy-sgd': '交叉熵 + SGD',
    'entropy-momentum': '交叉熵 + 动量',
    'entropy-rmsprop': '交叉熵 + RMSProp',
    'entropy-adam': '交叉熵 + Adam',
    'mse-sgd': 'MSE + SGD',
    'mse-momentum': 'MSE + 动量',
    'mse-rmsprop': 'MSE + RMSProp',
    'mse-adam': 'MSE + Adam',
  },
  questions: {
    depends: '四种优化器的结果，用平方误差时比用交叉熵时相差更大。',
  },
  flips: [
    '看上去依赖优化器，其实是依赖学习率：用平方误差时，SGD 需要十到三十倍的学习率。各用自己的学习率之后还剩多少差别，就是第二个比较所显示的。',
    '只训练几十次更新时，剩下的差别略大一些：平台首先耗费的是时间。',
  ],
};
