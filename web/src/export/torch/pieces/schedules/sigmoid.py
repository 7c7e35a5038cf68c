def sigmoid(base, t, gamma, step_size):
    """Caffe's lr_policy sigmoid"""
    return base * (1 + math.tanh(gamma * (t - step_size) / 2)) / 2
