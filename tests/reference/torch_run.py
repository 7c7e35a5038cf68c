"""Trains an experiment document in PyTorch and returns what was measured, in columns.

Everything in row t is measured before update t; the evaluations once more after the last one.
"""

import math
from contextlib import contextmanager
from itertools import cycle, islice

import torch
from torch import nn

from optimizers import evaluated_weights, make_optimizer
from schedules import learning_rate

# PyTorch keeps its optimizers' scalars, such as ASGD's rate, in this type.
torch.set_default_dtype(torch.float64)

ACTIVATIONS = {
    "linear": nn.Identity,
    "relu": nn.ReLU,
    "leaky_relu": nn.LeakyReLU,
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
    "elu": nn.ELU,
    "gelu": nn.GELU,
    "silu": nn.SiLU,
    "softplus": nn.Softplus,
}
LOSSES = {
    "cross_entropy": nn.CrossEntropyLoss,
    "mse": nn.MSELoss,
    "mae": nn.L1Loss,
    "huber": nn.HuberLoss,
    "hinge": nn.MultiMarginLoss,
}
LOSSES_OF_CLASS_INDICES = {"cross_entropy", "hinge"}


def run(document, dtype=torch.float64, nudge=None):
    """`nudge`, if given, maps each initial parameter tensor to the one to start from."""
    data, model = document["data"], _model(document, dtype)
    if nudge:
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.copy_(nudge(parameter))
    measure = _make(LOSSES, document["loss"])
    train, test = (_tensors(data[part], document, dtype) for part in ("train", "test"))
    optimizer = make_optimizer(document["optimizer"], model.parameters())
    batches = _batches(len(train[0]), **document["batch"])
    steps = document.get("steps") or document["epochs"] * len(batches)

    recorded = {"loss": [], "grad_norm": [], "lr": [], "evaluated_at": []}

    def evaluate(t):
        recorded["evaluated_at"].append(t)
        with torch.no_grad(), _swapped(evaluated_weights(document["optimizer"], optimizer)):
            for part, (x, target, labels) in (("train", train), ("test", test)):
                outputs = model(x)
                _append(recorded, f"{part}_loss", measure(outputs, target))
                if data["task"] == "classification":
                    right = outputs.argmax(dim=1) == labels
                    _append(recorded, f"{part}_accuracy", right.double().mean())

    base, schedule = document["optimizer"]["lr"], document["schedule"]
    for t, rows in enumerate(islice(cycle(batches), steps)):
        if t % document["evaluate_every"] == 0:
            evaluate(t)
        for change in document.get("changes", []):
            if change["step"] == t:
                base = change.get("optimizer", {}).get("lr", base)
                schedule = change.get("schedule", schedule)
        lr = learning_rate(schedule, base, t, steps)
        optimizer.param_groups[0]["lr"] = lr

        optimizer.zero_grad()
        loss = measure(model(train[0][rows]), train[1][rows])
        loss.backward()
        _append(recorded, "loss", loss)
        _append(recorded, "grad_norm", _norm(parameter.grad for parameter in model.parameters()))
        _append(recorded, "lr", lr)
        optimizer.step()
    evaluate(steps)
    return recorded


def _model(document, dtype):
    modules = []
    for layer in document["model"]["init"]["layers"]:
        weight, bias = (torch.tensor(layer[name], dtype=dtype) for name in ("weight", "bias"))
        linear = nn.Linear(weight.shape[1], weight.shape[0], dtype=dtype)
        linear.weight, linear.bias = nn.Parameter(weight), nn.Parameter(bias)
        modules += [linear, _make(ACTIVATIONS, document["model"]["activation"])]
    return nn.Sequential(*modules[:-1])  # the output layer is linear


def _tensors(table, document, dtype):
    """The inputs, the targets as the loss wants them, and the labels."""
    x, labels = torch.tensor(table["x"], dtype=dtype), torch.tensor(table["y"])
    if document["data"]["task"] == "regression":
        return x, labels.to(dtype).reshape(-1, 1), labels
    if document["loss"]["name"] in LOSSES_OF_CLASS_INDICES:
        return x, labels, labels
    return x, nn.functional.one_hot(labels, document["data"]["classes"]).to(dtype), labels


def _make(table, choice):
    choice = {"name": choice} if isinstance(choice, str) else dict(choice)
    return table[choice.pop("name")](**choice)


@contextmanager
def _swapped(pairs):
    """Puts the second tensor of each pair in the first one's place for a while."""
    kept = [w.clone() for w, _ in pairs]
    for w, other in pairs:
        w.copy_(other)
    yield
    for (w, _), value in zip(pairs, kept):
        w.copy_(value)


def _batches(rows, size, shuffle, drop_last):
    if shuffle:
        raise ValueError("a reference visits the rows in file order")
    end = rows - rows % size if drop_last else rows
    return [slice(start, min(start + size, end)) for start in range(0, end, size)]


def _norm(tensors):
    return math.sqrt(sum(tensor.double().square().sum().item() for tensor in tensors))


def _append(recorded, column, value):
    recorded.setdefault(column, []).append(float(value))
