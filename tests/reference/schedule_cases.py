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

POINTS = [[5, 0.002], [30, 0.06], [31, 0.03], [80, 0.01]]
LATER_SCHEDULES = [
    {"name": "cosine"},
    {"name": "cosine", "min_lr": 0.01, "warmup_steps": 10},
    {"name": "linear"},
    {"name": "linear", "start_factor": 0.2, "end_factor": 0.9, "total_iters": 60},
    {"name": "inverse_sqrt", "timescale": 10},
    {"name": "inverse_sqrt", "warmup_steps": 15},
    {"name": "wsd"},
    {"name": "wsd", "decay": "cosine", "decay_fraction": 0.5},
    {"name": "wsd", "decay": "sqrt", "decay_fraction": 0.7, "min_lr": 0.002, "warmup_steps": 5},
    {"name": "piecewise", "points": POINTS},
    {"name": "piecewise", "points": POINTS, "interpolation": "constant"},
    {"name": "one_cycle"},
    {"name": "one_cycle", "max_lr": 0.1, "pct_start": 0.4, "div_factor": 5, "final_div_factor": 10,
     "base_momentum": 0.6, "max_momentum": 0.9},
    {"name": "one_cycle", "three_phase": True, "anneal_strategy": "linear"},
    {"name": "one_cycle", "cycle_momentum": False, "warmup_steps": 8},
]
ONE_CYCLE = {"name": "one_cycle", "base_momentum": 0.5, "max_momentum": 0.9}
CYCLED = [  # the momentum, else beta1, else nothing moves
    {"name": "sgd", "lr": 0.05, "momentum": 0.9, "nesterov": True},
    {"name": "sgd", "lr": 0.1},
    {"name": "rmsprop", "lr": 0.003},
    {"name": "lars", "lr": 2},
    {"name": "muon", "lr": 0.02},
    {"name": "adamw", "lr": 0.03, "weight_decay": 0.5},
    {"name": "adam", "lr": 0.03, "bias_correction": False},
    {"name": "adamax", "lr": 0.03},
    {"name": "nadam", "lr": 0.03},
    {"name": "radam", "lr": 0.03},
    {"name": "lamb", "lr": 0.03},
    {"name": "lion", "lr": 0.004},
    {"name": "adagrad", "lr": 0.1},
    {"name": "schedule_free_adamw", "lr": 0.03},
]
COSINE = {"name": "cosine", "warmup_steps": 10}
MOVED = [  # optimizers that remember something of earlier rates
    {"name": "rprop", "lr": 0.05},
    {"name": "asgd", "lr": 0.2, "lambd": 0.2},
    {"name": "asgd", "lr": 0.2, "lambd": 0.2, "t0": 30, "averaged": True},
    {"name": "lars", "lr": 2, "weight_decay": 0.1},
    {"name": "adadelta", "lr": 1},
    {"name": "lion", "lr": 0.005, "weight_decay": 0.5},
    {"name": "lamb", "lr": 0.03, "weight_decay": 0.1},
    {"name": "muon", "lr": 0.03, "weight_decay": 0.3},
    {"name": "adafactor", "lr": 0.2, "weight_decay": 0.1},
    {"name": "schedule_free_adamw", "lr": 0.03, "weight_decay": 0.1},
]
FROM_ZERO = {"name": "piecewise", "points": [[5, 0.0], [20, 0.05]]}
FIRST_AT_REST = [  # optimizers that divide by what earlier rates left behind, or keep the first one
    {"name": "asgd", "lr": 0.2, "lambd": 0.2, "t0": 30, "averaged": True},
    {"name": "schedule_free_adamw", "lr": 0.05},
    {"name": "lars", "lr": 2},
]
PLATEAUS = [
    {"name": "plateau", "patience": 0, "factor": 0.5, "threshold": 0.05},
    {"name": "plateau", "patience": 1, "factor": 0.3, "threshold": 0.15, "threshold_mode": "abs",
     "metric": "train_loss"},
    {"name": "plateau", "patience": 1, "factor": 0.5, "threshold": 0.1, "cooldown": 2,
     "warmup_steps": 20},
    {"name": "plateau", "patience": 0, "factor": 0.4, "threshold": 0.1, "min_lr": 0.004},
    {"name": "plateau", "patience": 0, "factor": 0.5, "threshold": 0.1, "eps": 0.004},
    {"name": "plateau", "threshold": 0.2},
]

CHANGES = {
    "a lower rate, then another schedule": {
        "optimizer": SGD,
        "changes": [
            {"step": 40, "optimizer": {"lr": 0.01}},
            {"step": 70, "schedule": {"name": "exp", "gamma": 0.99}},
        ],
    },
    "momentum, first without": {
        "optimizer": {"name": "sgd", "lr": 0.05},
        "changes": [
            {"step": 40, "optimizer": {"momentum": 0.9}},
            {"step": 70, "optimizer": {"nesterov": True, "weight_decay": 0.05}},
        ],
    },
    "dampened momentum, first without": {
        "optimizer": {"name": "sgd", "lr": 0.05},
        "changes": [{"step": 40, "optimizer": {"momentum": 0.9, "dampening": 0.5}}],
    },
    "eps": {
        "optimizer": ADAM,
        "changes": [{"step": 30, "optimizer": {"eps": 0.01, "weight_decay": 0.05}}],
    },
    "another rate within restarts": {
        "optimizer": ADAM,
        "schedule": {"name": "sgdr", "t_0": 30, "t_mult": 1, "min_lr": 0},
        "changes": [{"step": 45, "optimizer": {"lr": 0.03}}],
    },
    "Adam, then SGD with momentum, then its rate": {
        "optimizer": ADAM,
        "changes": [
            {"step": 40, "optimizer": {"name": "sgd", "lr": 0.02, "momentum": 0.9}},
            {"step": 70, "optimizer": {"lr": 0.01}},
        ],
    },
    "an optimizer that evaluates an average, then Adam, at an evaluation": {
        "optimizer": {"name": "schedule_free_adamw", "lr": 0.03},
        "changes": [{"step": 50, "optimizer": {**ADAM, "lr": 0.02}}],
    },
    "the same optimizer, which begins anew": {
        "optimizer": {"name": "adamw", "lr": 0.02},
        "schedule": {"name": "poly", "power": 1, "end_lr": 0},
        "changes": [{"step": 45, "optimizer": {"name": "adamw", "lr": 0.03}}],
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
    return chain(
        _schedule_cases(), _cycled_cases(), _moved_cases(), _plateau_cases(),
        _change_cases(), _epoch_cases(), _shuffled_cases(),
    )


def _schedule_cases():
    for schedule in SCHEDULES + WARMUPS + LATER_SCHEDULES:
        for optimizer in (SGD, {**ADAM, "lr": 0.03}):
            name = f"{label(**parts(schedule))} with {optimizer['name']}"
            yield {"name": name, "schedule": schedule, "optimizer": optimizer}


def _cycled_cases():
    for optimizer in CYCLED:
        yield {"name": f"one_cycle with {label(**parts(optimizer))}", "schedule": ONE_CYCLE,
               "optimizer": optimizer}


def _moved_cases():
    for optimizer in MOVED:
        yield {"name": f"cosine after warmup with {label(**parts(optimizer))}",
               "schedule": COSINE, "optimizer": optimizer}
    for optimizer in FIRST_AT_REST:
        yield {"name": f"from a rate of zero with {label(**parts(optimizer))}",
               "schedule": FROM_ZERO, "optimizer": optimizer}


def _plateau_cases():
    for schedule in PLATEAUS:
        for optimizer in (SGD, {**ADAM, "lr": 0.03}):
            name = f"{label(**parts(schedule))} with {optimizer['name']}"
            yield {"name": name, "schedule": schedule, "optimizer": optimizer,
                   "evaluate_every": 6}


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


def _shuffled_cases():
    """Every epoch in another order, which the seed decides."""
    for batch in (SHORT_LAST, DROP_LAST):
        kind = "drop_last" if batch is DROP_LAST else "a short last batch"
        yield {"name": f"shuffled with {kind}", "seed": 17, "optimizer": SGD, **batch,
               "batch": {**batch["batch"], "shuffle": True}}
