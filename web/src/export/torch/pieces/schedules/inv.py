def inverse(base, t, gamma, power):
    """Caffe's lr_policy inv"""
    return base * (1 + gamma * t) ** -power
