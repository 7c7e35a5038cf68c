"""Every optimizer, with every knob at a value that matters within a run."""

from case_parts import BATCHES, SHAPES, label

OPTIMIZERS = {
    "sgd": (0.1, [
        {},
        {"momentum": 0.9},
        {"momentum": 0.9, "dampening": 0.5},
        {"momentum": 0.9, "nesterov": True},
        {"momentum": 0.5, "weight_decay": 0.05},
        {"momentum": 0.9, "dampening": 0.9},
        {"dampening": 0.5},
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
        {"bias_correction": False},
        {"bias_correction": False, "amsgrad": True, "beta2": 0.9, "eps": 0.01},
        {"bias_correction": False, "weight_decay": 0.05, "beta1": 0.7},
    ]),
    "adamw": (0.02, [
        {},
        {"weight_decay": 0.5},
        {"amsgrad": True, "beta2": 0.9},
        {"eps": 0.1},
        {"bias_correction": False, "weight_decay": 0.5},
        {"beta1": 0.7},
    ]),
    "adadelta": (1, [
        {},
        {"rho": 0.6},
        {"eps": 0.001},
        {"lr": 0.3, "eps": 0.01},
        {"weight_decay": 0.05},
    ]),
    "adamax": (0.02, [
        {},
        {"beta1": 0.7, "beta2": 0.9},
        {"eps": 0.1},
        {"weight_decay": 0.05},
    ]),
    "nadam": (0.02, [
        {},
        {"momentum_decay": 0.5},
        {"beta1": 0.7, "beta2": 0.95},
        {"eps": 0.1},
        {"weight_decay": 0.05},
        {"momentum_decay": 0},
    ]),
    "radam": (0.02, [
        {},
        {"beta1": 0.7, "beta2": 0.9},
        {"eps": 0.1},
        {"weight_decay": 0.05},
        {"beta2": 0.6},
    ]),
    "rprop": (0.01, [
        {},
        {"eta_minus": 0.3, "eta_plus": 1.5},
        {"step_min": 0.005},
        {"step_max": 0.02},
        {"step_min": 0.001, "step_max": 0.012},
    ]),
    "asgd": (0.1, [
        {},
        {"lambd": 0.1},
        {"lambd": 0.5, "alpha": 1.5},
        {"t0": 20, "averaged": True},
        {"t0": 50, "averaged": True, "lambd": 0.05, "alpha": 0.6},
        {"averaged": True},
        {"t0": 20},
        {"weight_decay": 0.05},
    ]),
    "lion": (0.003, [
        {},
        {"beta1": 0.6, "beta2": 0.8},
        {"weight_decay": 0.5},
        {"lr": 0.01},
        {"beta1": 0.99, "beta2": 0.9},
    ]),
    "lars": (1, [
        {},
        {"momentum": 0},
        {"trust_coefficient": 0.01, "momentum": 0.5},
        {"weight_decay": 0.5},
        {"eps": 0.5, "lr": 3},
    ]),
    "lamb": (0.02, [
        {},
        {"beta1": 0.7, "beta2": 0.95},
        {"eps": 0.1},
        {"weight_decay": 0.5},
    ]),
    "muon": (0.02, [
        {},
        {"nesterov": False},
        {"momentum": 0.6},
        {"weight_decay": 0.5},
        {"ns_steps": 2},
        {"adjust_lr": "match_rms_adamw"},
        {"beta1": 0.7, "beta2": 0.95, "adamw_eps": 0.1},
        {"eps": 0.5},
    ]),
    "adafactor": (0.05, [
        {},
        {"beta2_decay": -0.4},
        {"eps2": 0.5},
        {"d": 2},
        {"weight_decay": 0.5},
        {"lr": 0.3},
    ]),
    "schedule_free_adamw": (0.02, [
        {},
        {"beta1": 0.7, "beta2": 0.95},
        {"eps": 0.1},
        {"weight_decay": 0.5},
        {"lr": 0.1},
    ]),
}  # the learning rate, then a case for each set of knobs


def optimizer_cases():
    """The variants of an optimizer go round the kinds of batch and the shapes of model."""
    for offset, (name, (lr, variants)) in enumerate(OPTIMIZERS.items()):
        for i, knobs in enumerate(variants):
            yield {
                "name": label(name, knobs),
                "shape": SHAPES[(i + i // len(BATCHES) + offset) % len(SHAPES)],
                "activation": "tanh",
                "optimizer": {"name": name, "lr": lr, **knobs},
                **BATCHES[i % len(BATCHES)],
            }
