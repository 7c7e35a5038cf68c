"""Writes schedules.json: lr(t) of every schedule under many settings, from the closed forms.

Each case holds the schedule, the base rate, T (`steps`), some 40 values of t from 0 to past the
end, and the learning rate at each. Where torch.optim.lr_scheduler has the schedule, it agrees.
"""

import json
from itertools import product
from pathlib import Path

from schedules import FORMULAS, learning_rate
from torch_schedules import check_against_torch

OUTPUT = Path(__file__).with_name("schedules.json")
SMALLEST_NORMAL = 2.0**-1022

RUNS = [(0.1, 100), (1, 37), (0.003, 2000)]  # base rate and T, taken in turn by the settings


def grid(name, **knobs):
    """Every combination of the knobs' values."""
    return [{"name": name, **dict(zip(knobs, values))} for values in product(*knobs.values())]


SETTINGS = [
    *grid("fixed", warmup_steps=[0, 1, 2, 3, 5, 10, 20, 37, 50, 99, 100, 500]),
    *grid("step", gamma=[0.1, 0.5, 1], step_size=[1, 7, 30, 600]),
    *grid("step", gamma=[0.5], step_size=[30], warmup_steps=[1, 40]),
    *grid("multistep", gamma=[0.1, 0.5, 0.9, 1], milestones=[[10], [0, 1, 2], [5, 36, 37, 900]]),
    *grid("multistep", gamma=[0.3], milestones=[[20, 50]], warmup_steps=[1, 25]),
    *grid("exp", gamma=[0.8, 0.9, 0.95, 0.99, 0.999, 1], warmup_steps=[0, 12]),
    *grid("inv", gamma=[0.0001, 0.01, 0.1, 1], power=[0.5, 0.75, 1, 2]),
    *grid("inv", gamma=[0.1], power=[0.75], warmup_steps=[10]),
    *grid("poly", power=[0.5, 0.9, 1, 2, 3.5], end_lr=[0, 0.0005, 0.002]),
    *grid("poly", power=[1], end_lr=[0], warmup_steps=[10, 1000]),
    *grid("sigmoid", gamma=[-5, -0.5, -0.05, 0, 0.05, 0.5, 5], step_size=[10, 50]),
    *grid("sigmoid", gamma=[-0.1], step_size=[50], warmup_steps=[10]),
    *grid("cyclic", mode=["triangular", "triangular2"], max_lr=[1, 2, 5], step_size=[1, 8, 45]),
    *grid("cyclic", mode=["exp_range"], gamma=[0.9, 0.999], max_lr=[1, 5], step_size=[1, 8, 45]),
    *grid("cyclic", mode=["triangular"], max_lr=[2], step_size=[10], warmup_steps=[15]),
    *grid("sgdr", t_0=[1, 10, 33], t_mult=[1, 2, 3], min_lr=[0, 0.001]),
    *grid("sgdr", t_0=[20], t_mult=[2], min_lr=[0], warmup_steps=[30]),
]


def sample_times(schedule, steps):
    """The start, the end and the knobs' edges with their neighbours, a spread, and far past T."""
    edges = {0, steps, 2 * steps, *schedule.get("milestones", [])}
    for knob in ("step_size", "t_0", "warmup_steps"):
        length = schedule.get(knob, 0)
        edges.update((length, 2 * length, 3 * length))
    near = {t + shift for t in edges for shift in (-1, 0, 1)}
    spread = {round(i * steps / 28) for i in range(29)}
    return sorted(t for t in near | spread | {10 * steps} if t >= 0)


def main():
    asked_torch, cases = 0, []
    for i, schedule in enumerate(SETTINGS):
        base, steps = RUNS[i % len(RUNS)]
        asked_torch += check_against_torch(schedule, base, steps)
        rates = {t: learning_rate(schedule, base, t, steps) for t in sample_times(schedule, steps)}
        if not all(0 <= rate < float("inf") for rate in rates.values()):
            raise ValueError(f"{schedule} gives a negative or endless rate in {steps} steps")
        # Between zero and the smallest normal number digits are lost: nothing to compare.
        rates = {t: rate for t, rate in rates.items() if rate == 0 or rate >= SMALLEST_NORMAL}
        run = {"schedule": schedule, "base_lr": base, "steps": steps}
        cases.append({**run, "t": list(rates), "lr": list(rates.values())})
    missing = FORMULAS.keys() - {schedule["name"] for schedule in SETTINGS}
    if missing:
        raise ValueError(f"no settings for {', '.join(sorted(missing))}")
    lines = ",\n".join(json.dumps(case) for case in cases)
    OUTPUT.write_text(f'{{"cases": [\n{lines}\n]}}\n')
    size = OUTPUT.stat().st_size
    print(f"{len(cases)} cases, {asked_torch} of them held against torch, {size:,} bytes")


if __name__ == "__main__":
    main()
