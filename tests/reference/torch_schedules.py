"""Holds the closed forms of schedules.py against those that torch.optim.lr_scheduler has too."""

import math

import torch
from torch.optim import lr_scheduler

from schedules import learning_rate


def check_against_torch(schedule, base, steps):
    """Raises if torch's scheduler disagrees in 0 ≤ t < steps; says whether torch has one."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base)
    scheduler = _scheduler(optimizer, schedule, base, steps)
    if scheduler is None:
        return False
    plain = {**schedule, "warmup_steps": 0}
    for t in range(steps):
        theirs, ours = optimizer.param_groups[0]["lr"], learning_rate(plain, base, t, steps)
        if not math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-15):
            raise AssertionError(f"{schedule} at t = {t}: {ours}, but torch has {theirs}")
        optimizer.step()
        scheduler.step()
    return True


def _scheduler(optimizer, k, base, steps):
    name = k["name"]
    if name == "step":
        return lr_scheduler.StepLR(optimizer, k["step_size"], k["gamma"])
    if name == "multistep":
        return lr_scheduler.MultiStepLR(optimizer, k["milestones"], k["gamma"])
    if name == "exp":
        return lr_scheduler.ExponentialLR(optimizer, k["gamma"])
    if name == "poly" and k["end_lr"] == 0:
        return lr_scheduler.PolynomialLR(optimizer, steps, k["power"])
    if name == "sgdr":
        return lr_scheduler.CosineAnnealingWarmRestarts(
            optimizer, k["t_0"], k["t_mult"], k["min_lr"]
        )
    if name == "cyclic":
        return lr_scheduler.CyclicLR(
            optimizer, base, k["max_lr"], k["step_size"], mode=k["mode"],
            gamma=k.get("gamma", 1), cycle_momentum=False,
        )
    return None
