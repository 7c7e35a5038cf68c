"""Writes schedules.json: lr(t) of every schedule under many settings, from the closed forms.

Each case holds the schedule, the base rate, T (`steps`), some 40 values of t from 0 to past the
end, and the learning rate at each. one_cycle adds the momentum at each, if it moves it; plateau
the evaluations it was told of, as [step, loss] pairs: one before step t counts at t.
Where torch.optim.lr_scheduler has the schedule, it agrees.
"""

import json
from itertools import product
from pathlib import Path
from random import Random

from schedules import FORMULAS, learning_rate, one_cycle_momentum
from torch_schedules import check_against_torch, check_plateau

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
    *grid("cosine", min_lr=[0, 0.0001, 0.002], warmup_steps=[0, 10, 50]),
    *grid("cosine", warmup_steps=[0, 1, 3000]),
    *grid("linear", start_factor=[0.25, 1], end_factor=[0, 0.5, 1], total_iters=[1, 25, 400]),
    *grid("linear", warmup_steps=[0, 5, 20]),
    *grid("inverse_sqrt", timescale=[1, 10, 64, 5000]),
    *grid("inverse_sqrt", warmup_steps=[0, 1, 2, 30, 400]),
    *grid("inverse_sqrt", timescale=[16], warmup_steps=[4, 16, 40]),
    *grid("wsd", decay=["linear", "cosine", "sqrt"], decay_fraction=[0.01, 0.37, 1]),
    *grid("wsd", decay=["linear", "cosine", "sqrt"], min_lr=[0.001]),
    *grid("wsd", warmup_steps=[0, 1, 10, 95]),
    *grid("one_cycle", anneal_strategy=["cos", "linear"], pct_start=[0.0, 0.1, 0.45, 1.0]),
    *grid("one_cycle", three_phase=[True], anneal_strategy=["cos", "linear"],
          pct_start=[0.2, 0.4, 0.5, 0.7]),
    *grid("one_cycle", max_lr=[0.5], div_factor=[10], final_div_factor=[1, 100]),
    *grid("one_cycle", base_momentum=[0.5], max_momentum=[0.99], three_phase=[False, True]),
    *grid("one_cycle", cycle_momentum=[False]),
    *grid("one_cycle", warmup_steps=[0, 5, 60]),
    *grid("piecewise", interpolation=["linear", "constant"], points=[
        [[0, 0.1], [30, 0.5], [60, 0.01]], [[12, 0.02]], [[5, 0], [6, 1], [35, 0]],
        [[0, 1], [1, 0.5], [2, 0.25], [4, 0.125], [90, 0.125], [91, 0.001]],
    ]),
    *grid("piecewise", interpolation=["linear", "constant"]),
    *grid("piecewise", points=[[[10, 0.3], [80, 0.1]]], warmup_steps=[1, 25]),
    *grid("plateau", factor=[0.1, 0.5], patience=[0, 2], threshold_mode=["rel", "abs"],
          threshold=[0.0001, 0.1]),
    *grid("plateau", patience=[1], factor=[0.5], cooldown=[1, 3]),
    *grid("plateau", patience=[0], factor=[0.3], min_lr=[0.001, 0.02]),
    *grid("plateau", patience=[0], factor=[0.3], eps=[0.001, 0.05]),
    *grid("plateau", patience=[1], factor=[0.5], warmup_steps=[20, 60]),
    *grid("plateau", metric=["test_loss", "train_loss"]),
    {"name": "plateau"},
    *grid("plateau", threshold=[0], patience=[0, 1], factor=[0.7]),
]

TINY = [  # schedule, T: phases shorter than a step, or with no length
    *product(grid("one_cycle", three_phase=[False, True]), [1, 2, 3, 4, 5]),
    *product(grid("one_cycle", three_phase=[False, True], pct_start=[0.5]), [2, 4]),
    *product(grid("one_cycle", three_phase=[False, True], pct_start=[0.1]), [10]),
    *product(grid("one_cycle", three_phase=[False, True], pct_start=[0.0, 1.0]), [1, 2]),
    *product(grid("cosine", min_lr=[0.01]), [1, 2]),
    *product(grid("linear", end_factor=[0.5]), [1, 2]),
    *product(grid("wsd", decay=["linear", "cosine", "sqrt"]), [1, 4]),
]


def all_runs():
    for i, schedule in enumerate(SETTINGS):
        yield schedule, *RUNS[i % len(RUNS)]
    for schedule, steps in TINY:
        yield schedule, 0.1, steps


def evaluations(schedule, steps):
    """A loss that falls and stalls by turns, with noise, some 40 times in a run; rounded until some
    are equal where the threshold is zero, because only there a tie decides."""
    digits = 1 if schedule.get("threshold") == 0 else 4
    random, loss, observed = Random(json.dumps(schedule)), 2, []
    for i, t in enumerate(range(0, steps, max(1, steps // 40))):
        loss *= 0.8 if i // 7 % 2 == 0 else 1
        observed.append((t, round(loss * (1 + 0.02 * random.random()), digits)))
    return observed


def sample_times(schedule, steps):
    """The start, the end and the knobs' edges with their neighbours, a spread, and far past T."""
    edges = {0, steps, 2 * steps, *schedule.get("milestones", [])}
    edges.update(at for at, _ in schedule.get("points", []))
    if schedule["name"] == "wsd":
        edges.add(round(steps * (1 - schedule.get("decay_fraction", 0.2))))
    if schedule["name"] == "one_cycle":
        top = int(steps * schedule.get("pct_start", 0.3))
        edges.update((top - 1, 2 * top - 2))
    for knob in ("step_size", "t_0", "warmup_steps", "total_iters", "timescale"):
        length = schedule.get(knob, 0)
        edges.update((length, 2 * length, 3 * length))
    near = {t + shift for t in edges for shift in (-1, 0, 1)}
    spread = {round(i * steps / 28) for i in range(29)}
    return sorted(t for t in near | spread | {10 * steps} if t >= 0)


def main():
    asked_torch, cases = 0, []
    for schedule, base, steps in all_runs():
        run = {"schedule": schedule, "base_lr": base, "steps": steps}
        if schedule["name"] == "plateau":
            run["observed"] = evaluations(schedule, steps)
            asked_torch += check_plateau(schedule, base, run["observed"])
        else:
            asked_torch += check_against_torch(schedule, base, steps)
        observed = run.get("observed", ())
        times = sample_times(schedule, steps)
        rates = {t: learning_rate(schedule, base, t, steps, observed) for t in times}
        if not all(0 <= rate < float("inf") for rate in rates.values()):
            raise ValueError(f"{schedule} gives a negative or endless rate in {steps} steps")
        # Between zero and the smallest normal number digits are lost: nothing to compare.
        rates = {t: rate for t, rate in rates.items() if rate == 0 or rate >= SMALLEST_NORMAL}
        run |= {"t": list(rates), "lr": list(rates.values())}
        if schedule["name"] == "one_cycle" and schedule.get("cycle_momentum", True):
            run["momentum"] = [one_cycle_momentum(schedule, t, steps) for t in rates]
        cases.append(run)
    missing = FORMULAS.keys() - {schedule["name"] for schedule in SETTINGS}
    if missing:
        raise ValueError(f"no settings for {', '.join(sorted(missing))}")
    lines = ",\n".join(json.dumps(case) for case in cases)
    OUTPUT.write_text(f'{{"cases": [\n{lines}\n]}}\n')
    size = OUTPUT.stat().st_size
    print(f"{len(cases)} cases, {asked_torch} of them held against torch, {size:,} bytes")


if __name__ == "__main__":
    main()
