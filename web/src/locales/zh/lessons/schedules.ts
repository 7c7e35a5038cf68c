import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: '哪种策略结果最好',
  claim: 'step 和 multistep 结果最好，exp 和 poly 接近，inv 和 fixed 最差。',
  text: [
    '学习率下降，训练才能安定下来：小批量的噪声使它与极小值保持一段距离，学习率越大，距离越远。怎样下降最好？讲义里有个次序。',
    '六种策略都用衣物图片训练，先从同一个学习率开始，再各用最合适的学习率。很早就下降的策略，开头需要更高的学习率：若共用一个，单这一点就决定了许多。',
  ],
  arms: {
    fixed: 'fixed',
    step: 'step',
    multistep: 'multistep',
    exp: 'exp',
    inv: 'inv',
    poly: 'poly',
  },
  questions: {
    'step-fixed': 'step 的结果高于 fixed。',
    'multistep-fixed': 'multistep 的结果高于 fixed。',
    'step-inv': 'step 的结果高于 inv。',
    'exp-step': 'exp 接近 step。',
    'poly-multistep': 'poly 接近 multistep。',
    'exp-inv': 'exp 的结果高于 inv。',
  },
  flips: [
    '策略的次序，其实是所试设置的次序：step 在什么时候下降，exp 降得多快。这里除了 fixed，以及最后还有十分之一的 inv，其余都降到百分之一或更低。',
    '噪声不拖住训练的地方，学习率下降没有好处，反而走得不够远：可以在“对比”里打开，把衣物图片换成手写数字试试。',
  ],
};
