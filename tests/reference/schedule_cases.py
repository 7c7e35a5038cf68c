"""Runs whose rate moves: schedules, changes on the way, and a T counted in epochs."""

from itertools import chain

from case_parts import ADAM, DROP_LAST, SGD, SHORT_LAST, label, parts

SCHEDULES = [
    {"name": "fixed"},
    {"name": "step", "gamma": 0.5, "step_size": 30},
    {"name": "multistep", "gamma": 0.3, "milestones": [20, 50, 51, 90]},
    {"name": "exp", "gamma": 0.97},
    {"name": "inv", "gamma": 0.1, "power": 0.75},
    {"name": "poly", "power": 2, "end_lr": 0},
    {"name": "poly", "power": 0.5, "end_lr": 0.001},
    {"name": "sigmoid", "gamma": 0.1, "step_size": 50},
    {"name": "sigmoid", "gamma": -0.1, "step_size": 50},
    {"name": "cyclic", "max_lr": 0.15, "step_size": 12, "mode": "triangular"},
    {"name": "cyclic", "max_lr": 0.15, "step_size": 10, "mode": "triangular2"},
    {"name": "cyclic", "max_lr": 0.15, "step_size": 8, "mode": "exp_range", "gamma": 0.98},
    {"name": "sgdr", "t_0": 25, "t_mult": 1, "min_lr": 0},
    {"name": "sgdr", "t_0": 10, "t_mult": 2, "min_lr": 0.001},
]
WARMUPS = [
    {"name": "fixed", "warmup_steps": 10},
    {"name": "poly", "power": 1, "end_lr": 0, "warmup_steps": 7},
    {"name": "sgdr", "t_0": 40, "t_mult": 1, "min_lr": 0, "warmup_steps": 15},
]

CHANGES = {
    "a lower rate, then another schedule": {
        "optimizer": SGD,
        "changes": [
            {"step": 40, "optimizer": {"lr": 0.01}},
            {"step": 70, "schedule": {"name": "exp", "gamma": 0.99}},
        ],
    },
    "another rate within restarts": {
        "optimizer": ADAM,
        "schedule": {"name": "sgdr", "t_0": 30, "t_mult": 1, "min_lr": 0},
        "changes": [{"step": 45, "optimizer": {"lr": 0.03}}],
    },
    "rate and schedule at once, from the start and at an evaluation": {
        "optimizer": SGD,
        "schedule": {"name": "step", "gamma": 0.5, "step_size": 30},
        "changes": [
            {"step": 0, "optimizer": {"lr": 0.05}},
            {
                "step": 50,
                "optimizer": {"lr": 0.2},
                "schedule": {"name": "poly", "power": 1, "end_lr": 0},
            },
        ],
    },
}


def schedule_cases():
    return chain(_schedule_cases(), _change_cases(), _epoch_cases())


def _schedule_cases():
    for schedule in SCHEDULES + WARMUPS:
        for optimizer in (SGD, {**ADAM, "lr": 0.03}):
            name = f"{label(**parts(schedule))} with {optimizer['name']}"
            yield {"name": name, "schedule": schedule, "optimizer": optimizer}


def _change_cases():
    for name, case in CHANGES.items():
        yield {"name": f"changes: {name}", "evaluate_every": 50, **case}


def _epoch_cases():
    """T follows from the batches: 24 rows by 7 are 4 batches, or 3 without the short last one."""
    poly = {"name": "poly", "power": 1, "end_lr": 0}
    for epochs, batch in ((25, SHORT_LAST), (33, DROP_LAST)):
        kind = "drop_last" if batch is DROP_LAST else "a short last batch"
        yield {"name": f"{epochs} epochs with {kind}", "epochs": epochs, "schedule": poly,
               "evaluate_every": 30, "optimizer": SGD, **batch}
