import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: '偏差修正有什么用',
  claim: '没有偏差修正，RMSProp 和 Adam 的头几步太长，损失因此升高。',
  text: [
    '梯度的平均值从零开始。一步之后，平方的平均值是 (1 − β₂) g²，它的平方根太小，步子就太长：RMSProp 取 0.99 时大约十倍；Adam 取 0.9 和 0.999，因为梯度的平均值也太小，大约三倍。修正就是除去这个因子。',
    '这里看前 30 次更新的小批量损失，以及 270 次更新之后的准确率，各在一个小学习率和一个大学习率下。RMSProp 没有修正；与它并排的是 β₁ = 0 的 Adam，那就是带修正的 RMSProp。',
  ],
  setups: {
    adam: 'Adam，0.003',
    'adam-large': 'Adam，0.03',
    rmsprop: 'RMSProp，0.003',
    'rmsprop-large': 'RMSProp，0.03',
  },
  arms: { with: '修正', without: '不修正' },
  questions: {
    early: '不修正时，前 30 次更新的损失更高。',
    late: '最后没有差别。',
  },
  flips: [
    '步子太长不一定是坏事：如果学习率在头一百次更新里太小，更长的步子反而有利。学习率合适或偏大时，它把权重抛出去，要过一阵才能回来。',
    '学习率的预热与修正作用相同，会把差别掩盖起来。',
  ],
};
