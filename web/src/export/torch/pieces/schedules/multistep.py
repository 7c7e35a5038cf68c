def multistep(base, t, gamma, milestones):
    """torch.optim.lr_scheduler.MultiStepLR"""
    return base * gamma ** sum(milestone <= t for milestone in milestones)
