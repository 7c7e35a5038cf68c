"""Holds the closed forms of schedules.py against those that torch.optim.lr_scheduler has too."""

import math

import torch
from torch.optim import lr_scheduler

from schedules import learning_rate, one_cycle_momentum


def check_against_torch(schedule, base, steps):
    """Raises if torch's scheduler disagrees in 0 ≤ t < steps; says whether torch has one."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base)
    try:
        scheduler = _scheduler(optimizer, schedule, base, steps)
    except ZeroDivisionError:  # OneCycleLR with a phase of no length
        return False
    if scheduler is None:
        return False
    group, plain = optimizer.param_groups[0], {**schedule, "warmup_steps": 0}
    for t in range(steps):
        _compare(schedule, t, learning_rate(plain, base, t, steps), group["lr"])
        if schedule["name"] == "one_cycle":
            momentum = one_cycle_momentum(schedule, t, steps)
            _compare(schedule, t, group["momentum"] if momentum is None else momentum,
                     group["momentum"])
        optimizer.step()
        if t + 1 < steps:
            scheduler.step()
    return True


def check_plateau(schedule, base, observed):
    """The same for ReduceLROnPlateau, which is told of the evaluations instead of the steps."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base)
    knobs = {knob: schedule[knob] for knob in schedule.keys() - {"name", "metric", "warmup_steps"}}
    scheduler = lr_scheduler.ReduceLROnPlateau(optimizer, **{"patience": 5, **knobs})
    plain = {**schedule, "warmup_steps": 0}
    for t, loss in observed:
        scheduler.step(loss)
        ours = learning_rate(plain, base, t, None, observed)
        _compare(schedule, t, ours, optimizer.param_groups[0]["lr"])
    return True


def _compare(schedule, t, ours, theirs):
    if not math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-15):
        raise AssertionError(f"{schedule} at t = {t}: {ours}, but torch has {theirs}")


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
    if name == "cosine":
        return lr_scheduler.CosineAnnealingLR(optimizer, steps, k.get("min_lr", 0))
    if name == "linear":
        return lr_scheduler.LinearLR(
            optimizer, k.get("start_factor", 1), k.get("end_factor", 0),
            k.get("total_iters", steps),
        )
    if name == "one_cycle":
        knobs = {knob: k[knob] for knob in k.keys() - {"name", "max_lr", "warmup_steps"}}
        return lr_scheduler.OneCycleLR(optimizer, k.get("max_lr", base), steps, **knobs)
    return None
