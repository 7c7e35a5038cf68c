"""The list of reference cases: what each trains, without its data and weights.

A case is a dict; `document` in make_trajectories.py draws the data and weights it asks for.
"""

from itertools import chain

SHAPES = [  # inputs, hidden, outputs
    (3, [5, 7], 2),
    (4, [9], 3),
    (5, [], 3),
    (2, [1], 2),
]
ONE_ROW = {"batch": {"size": 1}, "rows": 24}
SHORT_LAST = {"batch": {"size": 7}, "rows": 24}
DROP_LAST = {"batch": {"size": 7, "drop_last": True}, "rows": 24}
FULL = {"batch": {"size": 24}, "rows": 24}
BATCHES = [ONE_ROW, SHORT_LAST, DROP_LAST, FULL]

SGD = {"name": "sgd", "lr": 0.05, "momentum": 0.9}
ADAM = {"name": "adam", "lr": 0.01}

OPTIMIZERS = {
    "sgd": (0.1, [
        {},
        {"momentum": 0.9},
        {"momentum": 0.9, "dampening": 0.5},
        {"momentum": 0.9, "nesterov": True},
        {"momentum": 0.5, "weight_decay": 0.05},
        {"momentum": 0.9, "dampening": 0.9},
    ]),
    "adagrad": (0.1, [
        {},
        {"lr_decay": 0.1},
        {"initial_accumulator_value": 0.5},
        {"eps": 0.1},
        {"weight_decay": 0.05},
    ]),
    "rmsprop": (0.01, [
        {},
        {"alpha": 0.8},
        {"eps": 0.1},
        {"centered": True},
        {"momentum": 0.9, "lr": 0.002},
        {"centered": True, "momentum": 0.5, "lr": 0.002},
        {"weight_decay": 0.05},
    ]),
    "adam": (0.02, [
        {},
        {"beta1": 0.7, "beta2": 0.95},
        {"eps": 0.1},
        {"weight_decay": 0.05},
        {"amsgrad": True, "beta2": 0.9},
    ]),
    "adamw": (0.02, [
        {},
        {"weight_decay": 0.5},
        {"amsgrad": True, "beta2": 0.9},
        {"eps": 0.1},
    ]),
}  # the learning rate, then a case for each set of knobs

ACTIVATIONS = [
    {"name": "linear"},
    {"name": "relu"},
    {"name": "leaky_relu"},
    {"name": "leaky_relu", "negative_slope": 0.2},
    {"name": "tanh"},
    {"name": "sigmoid"},
    {"name": "elu"},
    {"name": "elu", "alpha": 0.5},
    {"name": "gelu"},
    {"name": "gelu", "approximate": "tanh"},
    {"name": "silu"},
    {"name": "softplus"},
    {"name": "softplus", "beta": 2, "threshold": 3},
]

CLASSIFICATION_LOSSES = [
    {"name": "cross_entropy"},
    {"name": "cross_entropy", "label_smoothing": 0.1},
    {"name": "mse"},
    {"name": "mae"},
    {"name": "huber"},
    {"name": "huber", "delta": 0.25},
    {"name": "hinge"},
    {"name": "hinge", "margin": 0.5},
]
REGRESSION_LOSSES = [
    {"name": "mse"},
    {"name": "mae"},
    {"name": "huber"},
    {"name": "huber", "delta": 0.25},
]

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


def all_cases():
    return chain(
        _optimizer_cases(), _activation_cases(), _loss_cases(), _schedule_cases(),
        _change_cases(), _wide_cases(), _epoch_cases(),
    )


def _optimizer_cases():
    """The variants of an optimizer go round the kinds of batch and the shapes of model."""
    for offset, (name, (lr, variants)) in enumerate(OPTIMIZERS.items()):
        for i, knobs in enumerate(variants):
            yield {
                "name": _label(name, knobs),
                "shape": SHAPES[(i + i // len(BATCHES) + offset) % len(SHAPES)],
                "activation": "tanh",
                "optimizer": {"name": name, "lr": lr, **knobs},
                **BATCHES[i % len(BATCHES)],
            }


def _activation_cases():
    for activation in ACTIVATIONS:
        yield {"name": _label(**_parts(activation)), "activation": activation, "optimizer": SGD}


def _loss_cases():
    for loss in CLASSIFICATION_LOSSES:
        yield {"name": f"{_label(**_parts(loss))} on classes", "loss": loss, "optimizer": SGD}
    for loss in REGRESSION_LOSSES:
        yield {
            "name": f"{_label(**_parts(loss))} on a regression",
            "shape": (3, [6, 5], 1),
            "task": "regression",
            "loss": loss,
            "optimizer": {**SGD, "lr": 0.02},
        }


def _schedule_cases():
    for schedule in SCHEDULES + WARMUPS:
        for optimizer in (SGD, {**ADAM, "lr": 0.03}):
            name = f"{_label(**_parts(schedule))} with {optimizer['name']}"
            yield {"name": name, "schedule": schedule, "optimizer": optimizer}


def _change_cases():
    for name, case in CHANGES.items():
        yield {"name": f"changes: {name}", "evaluate_every": 50, **case}


def _wide_cases():
    """Wider than a register and than a tile of the kernels, and never a multiple of either."""
    wide = {"shape": (13, [33, 18], 5), "rows": 90, "batch": {"size": 37}}
    yield {"name": "wide, relu, sgd", **wide, "activation": "relu",
           "optimizer": {**SGD, "lr": 0.01}}
    yield {"name": "wide, gelu, adamw", **wide, "activation": "gelu",
           "optimizer": {"name": "adamw", "lr": 0.002}}
    yield {"name": "wide, one hidden unit", "shape": (17, [1], 3), "rows": 45,
           "batch": {"size": 19}, "optimizer": SGD}


def _epoch_cases():
    """T follows from the batches: 24 rows by 7 are 4 batches, or 3 without the short last one."""
    poly = {"name": "poly", "power": 1, "end_lr": 0}
    for epochs, batch in ((25, SHORT_LAST), (33, DROP_LAST)):
        kind = "drop_last" if batch is DROP_LAST else "a short last batch"
        yield {"name": f"{epochs} epochs with {kind}", "epochs": epochs, "schedule": poly,
               "evaluate_every": 30, "optimizer": SGD, **batch}


def _parts(choice):
    return {"name": choice["name"], "knobs": {k: v for k, v in choice.items() if k != "name"}}


def _label(name, knobs):
    return ", ".join([name, *(f"{knob} {value}" for knob, value in knobs.items())])
