def step_decay(base, t, gamma, step_size):
    """torch.optim.lr_scheduler.StepLR"""
    return base * gamma ** (t // step_size)
