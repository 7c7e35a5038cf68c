"""An optimizer as a document describes it: PyTorch's where 1.13 has it, else that of papers.py."""

import functools

from torch import optim

import papers

# 1.13's plain NAdam multiplies mu_k twice into the product that corrects the momentum's bias; its
# foreach form is what torch 2 computes in both.
NAdam = functools.partial(optim.NAdam, foreach=True)

OPTIMIZERS = {
    "sgd": optim.SGD,
    "adagrad": optim.Adagrad,
    "rmsprop": optim.RMSprop,
    "adam": optim.Adam,
    "adamw": optim.AdamW,
    "adadelta": optim.Adadelta,
    "adamax": optim.Adamax,
    "nadam": NAdam,
    "radam": optim.RAdam,
    "rprop": optim.Rprop,
    "asgd": optim.ASGD,
    "lion": papers.Lion,
    "lars": papers.Lars,
    "lamb": papers.Lamb,
    "muon": papers.Muon,
    "adafactor": papers.Adafactor,
    "schedule_free_adamw": papers.ScheduleFreeAdamW,
}
UNCORRECTED = {"adam": papers.UncorrectedAdam, "adamw": papers.UncorrectedAdamW}

TORCH_PAIRS = {  # torch's knob for two of ours, with their defaults
    "betas": {"beta1": 0.9, "beta2": 0.999},
    "etas": {"eta_minus": 0.5, "eta_plus": 1.2},
    "step_sizes": {"step_min": 1e-6, "step_max": 50},
}


def make_optimizer(choice, parameters):
    knobs = dict(choice)
    name = knobs.pop("name")
    knobs.pop("averaged", None)
    make = OPTIMIZERS[name] if knobs.pop("bias_correction", True) else UNCORRECTED[name]
    if not (isinstance(make, type) and issubclass(make, papers.Rule)):
        for torch_name, pair in TORCH_PAIRS.items():
            if pair.keys() & knobs.keys():
                knobs[torch_name] = tuple(knobs.pop(knob, usual) for knob, usual in pair.items())
    return make(parameters, **knobs)


def set_momentum(optimizer, value):
    """Gives one_cycle's value, if it has one, to the momentum, or else to the Adam family's β1."""
    group = optimizer.param_groups[0]
    if value is None:
        return
    if "momentum" in group:
        group["momentum"] = value
    elif "beta1" in group:
        group["beta1"] = value
    elif "betas" in group:
        group["betas"] = (value, group["betas"][1])


def evaluated_weights(choice, optimizer):
    """Pairs of a parameter and what stands in for it in an evaluation, where something does."""
    kept = {"asgd": "ax", "schedule_free_adamw": "x"}.get(choice["name"])
    if choice["name"] == "asgd" and not choice.get("averaged", False):
        kept = None
    return [(w, state[kept]) for w, state in optimizer.state.items() if kept in state]
