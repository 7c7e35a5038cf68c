"""Trains an experiment document in PyTorch and returns what was measured, in columns.

Everything in row t is measured before update t; the evaluations once more after the last one.
"""

import math
from contextlib import contextmanager
from itertools import islice

import torch

from losses import make_loss, predicted, targets
from models import clear_biases_before_norms, make_model
from optimizers import evaluated_weights, make_optimizer, set_momentum
from regularization import regularize
from schedules import learning_rate, one_cycle_momentum
from splitmix import ORDER, Random

# PyTorch keeps its optimizers' scalars, such as ASGD's rate, in this type.
torch.set_default_dtype(torch.float64)


def run(document, dtype=torch.float64, nudge=None, watch=None):
    """`nudge`, if given, maps each initial parameter tensor to the one to start from. `watch` is
    called before every update t and behind the last, with t and the model as it is evaluated."""
    data, model = document["data"], make_model(document, dtype)
    parameters = list(model.parameters())
    if nudge:
        with torch.no_grad():
            for parameter in parameters:
                parameter.copy_(nudge(parameter))
    measure = make_loss(document["loss"])
    train, test = (tensors(data[part], document, dtype) for part in ("train", "test"))
    choice = document["optimizer"]
    optimizer = make_optimizer(choice, parameters)
    count, batch = len(train[0]), document["batch"]
    batches = _batches(count, batch["size"], batch["drop_last"])
    steps = document.get("steps") or document["epochs"] * len(batches)

    recorded = {"loss": [], "grad_norm": [], "lr": [], "evaluated_at": []}

    def evaluate(t):
        recorded["evaluated_at"].append(t)
        model.eval()
        with torch.no_grad(), _swapped(evaluated_weights(choice, optimizer)):
            for part, (x, target, labels) in (("train", train), ("test", test)):
                outputs = model(x)
                _append(recorded, f"{part}_loss", measure(outputs, target))
                if data["task"] == "classification":
                    right = predicted(outputs) == labels
                    _append(recorded, f"{part}_accuracy", right.double().mean())
        model.train()

    def show(t):
        if watch:
            with torch.no_grad(), _swapped(evaluated_weights(choice, optimizer)):
                watch(t, model)

    base, schedule = choice["lr"], document["schedule"]
    random = Random(document["seed"], ORDER) if batch["shuffle"] else None
    for t, rows in enumerate(islice(_visits(count, batches, random), steps)):
        if t % document["evaluate_every"] == 0:
            evaluate(t)
        show(t)
        for change in document.get("changes", []):
            if change["step"] == t:
                knobs = dict(change.get("optimizer", {}))
                base = knobs.get("lr", base)
                if "name" in knobs:
                    choice = knobs
                    optimizer = make_optimizer(choice, parameters)
                else:
                    _change(optimizer.param_groups[0], knobs)
                schedule = change.get("schedule", schedule)
        losses = recorded[schedule.get("metric", "test_loss")]
        observed = list(zip(recorded["evaluated_at"], losses))
        lr = learning_rate(schedule, base, t, steps, observed)
        optimizer.param_groups[0]["lr"] = lr
        if schedule["name"] == "one_cycle":
            set_momentum(optimizer, one_cycle_momentum(schedule, t, steps))

        optimizer.zero_grad()
        loss = measure(model(train[0][rows]), train[1][rows])
        loss.backward()
        clear_biases_before_norms(model)
        _append(recorded, "loss", loss)
        _append(recorded, "grad_norm", _norm(parameter.grad for parameter in parameters))
        _append(recorded, "lr", lr)
        regularize(document.get("regularization", {}), parameters, lr)
        optimizer.step()
    evaluate(steps)
    show(steps)
    return recorded


def tensors(table, document, dtype):
    """The inputs, the targets as the loss wants them, and the labels."""
    data, labels = document["data"], torch.tensor(table["y"])
    target = targets(document["loss"], data["task"], labels, data.get("classes"), dtype)
    return torch.tensor(table["x"], dtype=dtype), target, labels


@contextmanager
def _swapped(pairs):
    """Puts the second tensor of each pair in the first one's place for a while."""
    kept = [w.clone() for w, _ in pairs]
    for w, other in pairs:
        w.copy_(other)
    yield
    for (w, _), value in zip(pairs, kept):
        w.copy_(value)


def _batches(rows, size, drop_last):
    end = rows - rows % size if drop_last else rows
    return [slice(start, min(start + size, end)) for start in range(0, end, size)]


def _visits(rows, batches, random):
    """The rows of one batch after another, without end: in file order, or, given random numbers,
    in an order that every epoch, also the first, shuffles again."""
    order = list(range(rows))
    while True:
        if random:
            random.shuffle(order)
        for batch in batches:
            yield order[batch] if random else batch


def _change(group, knobs):
    unknown = knobs.keys() - group.keys()
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: of another name in PyTorch")
    group.update(knobs)


def _norm(tensors):
    return math.sqrt(sum(tensor.double().square().sum().item() for tensor in tensors))


def _append(recorded, column, value):
    recorded.setdefault(column, []).append(float(value))
