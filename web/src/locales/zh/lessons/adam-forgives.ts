import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'Adam 对设置宽容',
  claim: 'Adam 对超参数的选择是稳健的。',
  text: [
    'Adam 把每个权重的步长除以该权重自己梯度的大小。损失放大十倍，或者某一层的梯度只有百分之一，对它几乎没有影响。所以它的默认值到处可用，讲义也因此称它稳健。',
    '对什么稳健？先问学习率：带 0.9 动量的 SGD 与 Adam 各用自己最好的学习率（在别的种子上选出），再用它的十分之一和十倍，看三者的测试准确率相差多少。然后让 Adam 的学习率不变，改变两个平均值的记忆长度。',
  ],
  setups: { rate: '学习率偏离十倍', betas: '记忆 β₁ 与 β₂' },
  arms: {
    'sgd-low': 'SGD ÷10',
    sgd: 'SGD',
    'sgd-high': 'SGD ×10',
    'adam-low': 'Adam ÷10',
    adam: 'Adam',
    'adam-high': 'Adam ×10',
    default: 'Adam',
    'beta1-low': 'β₁ 0.5',
    'beta1-high': 'β₁ 0.99',
    'beta2-low': 'β₂ 0.9',
    'beta2-high': 'β₂ 0.9999',
  },
  questions: {
    rate: '学习率偏离十倍时，Adam 损失的准确率比带动量的 SGD 少。',
    betas: '换别的记忆长度，Adam 的准确率不变。',
  },
  flips: [
    'Adam 宽容的主要是过大的学习率：无论梯度多大，它的步长大致就是学习率所说的那么长；SGD 的步长却随梯度变大，会把权重抛出去。学习率太小时，两者付出的代价差不多。除以梯度大小本是为尺度不当的问题准备的，这里几乎遇不到：这个网络各处的梯度大小相近。',
    '训练得更久，可以弥补过小的学习率；最后降到零的学习率策略，可以弥补过大的学习率。',
  ],
};
