def exponential(base, t, gamma):
    """torch.optim.lr_scheduler.ExponentialLR"""
    return base * gamma**t
