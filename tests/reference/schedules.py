"""The learning-rate schedules as closed forms: lr(t) from the knobs, the base rate η and T.

t counts updates from 0 and T (`steps`) is the length of the run. Past the end of a run every
schedule still gives a finite rate that is not negative.
"""

import math


def learning_rate(schedule, base, t, steps):
    rate = FORMULAS[schedule["name"]](schedule, base, t, steps)
    warmup = schedule.get("warmup_steps", 0)
    return rate * (t + 1) / warmup if t < warmup else rate


def fixed(k, base, t, steps):
    return base


def step(k, base, t, steps):
    return base * k["gamma"] ** (t // k["step_size"])


def multistep(k, base, t, steps):
    return base * k["gamma"] ** sum(milestone <= t for milestone in k["milestones"])


def exp(k, base, t, steps):
    return base * k["gamma"] ** t


def inv(k, base, t, steps):
    return base * (1 + k["gamma"] * t) ** -k["power"]


def poly(k, base, t, steps):
    remaining = max(0, 1 - t / steps)
    return k["end_lr"] + (base - k["end_lr"]) * remaining ** k["power"]


def sigmoid(k, base, t, steps):
    x = k["gamma"] * (t - k["step_size"])
    # The two forms are equal; each is used where its exponential cannot overflow.
    return base / (1 + math.exp(-x)) if x >= 0 else base * math.exp(x) / (1 + math.exp(x))


def cyclic(k, base, t, steps):
    cycle = math.floor(1 + t / (2 * k["step_size"]))
    x = abs(t / k["step_size"] - 2 * cycle + 1)
    scale = {
        "triangular": lambda: 1,
        "triangular2": lambda: 2.0 ** -(cycle - 1),
        "exp_range": lambda: k["gamma"] ** t,
    }[k["mode"]]()
    return base + (k["max_lr"] - base) * max(0, 1 - x) * scale


def sgdr(k, base, t, steps):
    start, length = 0, k["t_0"]
    while t >= start + length:
        start, length = start + length, length * k["t_mult"]
    phase = (t - start) / length
    return k["min_lr"] + (base - k["min_lr"]) * (1 + math.cos(math.pi * phase)) / 2


FORMULAS = {
    formula.__name__: formula
    for formula in (fixed, step, multistep, exp, inv, poly, sigmoid, cyclic, sgdr)
}
