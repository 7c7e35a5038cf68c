"""Writes races.json: surfaces and their gradients, and the ways optimizers take on them.

All in float64. A way is kept only if rounding cannot change it: in float32, and from a start nudged
by float32's precision, it must stay within TOLERANCE of itself. What is drawn anew is the start.
"""

import json
import math
from pathlib import Path
from random import Random as PythonRandom

import torch

from optimizer_cases import OPTIMIZERS
from optimizers import evaluated_weights, make_optimizer, set_momentum
from schedules import learning_rate, one_cycle_momentum
from splitmix import GRADIENT, Random
from surfaces import MINIMA, SURFACES, height

torch.set_default_dtype(torch.float64)
OUTPUT = Path(__file__).with_name("races.json")
STEPS = 60
TOLERANCE = 2e-5
NUDGE = 2.0**-23
DRAWS = 200

KNOBS = {  # each knob away from its default
    "ravine": [{}, {"condition": 7}, {"angle": 30}, {"condition": 50, "angle": -75}],
    "rosenbrock": [{}, {"b": 4}],
    "rastrigin": [{}, {"depth": 2.5}],
}
DOMAINS = {  # where starts are drawn
    "ravine": (2, 1), "rosenbrock": (1.5, 1.5), "beale": (2, 1), "himmelblau": (4, 4),
    "saddle": (1, 1), "monkey_saddle": (0.5, 0.5), "rastrigin": (3, 3),
    "styblinski_tang": (4, 4), "six_hump_camel": (1.5, 1),
}
GENTLE = {"rosenbrock": {"b": 4}}  # where a usual rate does not throw everything off the map
SCHEDULES = [
    {"name": "exp", "gamma": 0.97},
    {"name": "cosine", "warmup_steps": 10},
    {"name": "one_cycle", "max_lr": 0.05, "pct_start": 0.3, "div_factor": 25,
     "final_div_factor": 1e4, "anneal_strategy": "cos", "three_phase": False,
     "cycle_momentum": True, "base_momentum": 0.85, "max_momentum": 0.95},
    {"name": "plateau", "factor": 0.5, "patience": 1, "threshold": 0.2},
]


def slope(surface, x, y):
    w = torch.tensor([x, y], requires_grad=True)
    f = height(surface, w)
    f.backward()
    return f.item(), *w.grad.tolist()


def race(document, start, dtype=torch.float64):
    """The way of one optimizer: what was measured before each update and behind the last."""
    surface, steps = document["surface"], document["steps"]
    w = torch.tensor(start, dtype=dtype, requires_grad=True)
    optimizer = make_optimizer(document["optimizer"], [w])
    random = Random(document["seed"], GRADIENT)
    base, schedule = document["optimizer"]["lr"], document["schedule"]
    way = {key: [] for key in ("lr", "loss", "x", "y", "grad_x", "grad_y", "grad_norm")}
    observed = []
    for t in range(steps + 1):
        optimizer.zero_grad()
        loss = height(surface, w)
        loss.backward()
        with torch.no_grad():
            noise = [surface["noise"] * random.normal() for _ in range(2)]
            w.grad += torch.tensor(noise, dtype=dtype)
        place, gradient = w.tolist(), w.grad.tolist()
        for key, value in zip(way, (None, loss.item(), *place, *gradient, math.hypot(*gradient))):
            if value is not None:
                way[key].append(value)
        if t == steps:
            return way
        if t % document["evaluate_every"] == 0:
            others = [other for _, other in evaluated_weights(document["optimizer"], optimizer)]
            observed.append((t, height(surface, (others or [w])[0]).item()))
        lr = learning_rate(schedule, base, t, steps, observed)
        way["lr"].append(lr)
        optimizer.param_groups[0]["lr"] = lr
        if schedule["name"] == "one_cycle":
            set_momentum(optimizer, one_cycle_momentum(schedule, t, steps))
        optimizer.step()


def difference(way, other):
    """The largest difference, as a share of the largest number of its column."""
    return max(
        abs(a - b) / max(1, *map(abs, way[column]))
        for column in way
        for a, b in zip(way[column], other[column])
    )


def well_conditioned(document):
    name = document["surface"]["name"]
    for draw in range(DRAWS):
        random = PythonRandom(f"{document['name']}/{draw}")
        start = [round(random.uniform(-bound, bound) * 64) / 64 for bound in DOMAINS[name]]
        way = race(document, start)
        if max(map(abs, way["x"] + way["y"])) > 20:
            continue
        rounded = [
            race(document, start, torch.float32),
            *(
                race(document, [start[0] * (1 + a * NUDGE), start[1] * (1 + b * NUDGE)])
                for a, b in ((1, 1), (1, -1))
            ),
        ]
        if max(difference(way, other) for other in rounded) < TOLERANCE:
            surface = {**document["surface"], "start": start}
            return {"document": {**document, "surface": surface}, **way}
    raise RuntimeError(f"{document['name']}: no draw of {DRAWS} is well-conditioned")


def document(name, surface, optimizer, schedule=None, noise=0):
    return {
        "version": 1,
        "name": f"{name} on {surface['name']}",
        "seed": 3,
        "surface": {**surface, "noise": noise},
        "optimizer": optimizer,
        "schedule": schedule or {"name": "fixed"},
        "steps": STEPS,
        "evaluate_every": 5,
    }


def documents():
    """Optimizers go round the surfaces; then schedules, and noise."""
    surfaces = [{"name": name, **GENTLE.get(name, {})} for name in SURFACES]
    turn = 0
    for name, (_, variants) in OPTIMIZERS.items():
        if name == "muon":
            continue  # refused: it needs matrices
        for knobs in variants[:3]:
            optimizer = {"name": name, "lr": 0.02, **knobs}
            yield document(f"{name} {turn}", surfaces[turn % len(surfaces)], optimizer)
            turn += 1
    momentum = {"name": "sgd", "lr": 0.02, "momentum": 0.9}
    for schedule in SCHEDULES:
        surface = {"name": "ravine", "angle": 30}
        yield document(schedule["name"], surface, momentum, schedule)
    averaged = {"name": "asgd", "lr": 0.02, "t0": 3, "averaged": True}
    yield document("averaged plateau", {"name": "himmelblau"}, {**averaged, "lr": 0.004},
                   SCHEDULES[-1])
    yield document("noise", {"name": "ravine"}, momentum, noise=0.5)
    yield document("noise", {"name": "beale"}, {"name": "adam", "lr": 0.02}, noise=2)


def points():
    random = PythonRandom("points")
    for name in SURFACES:
        for knobs in KNOBS.get(name, [{}]):
            for _ in range(8):
                x, y = (round(random.uniform(-4, 4) * 64) / 64 for _ in range(2))
                surface = {"name": name, **knobs}
                f, dx, dy = slope(surface, x, y)
                yield {"surface": surface, "at": [x, y], "f": f, "gradient": [dx, dy]}


def main():
    torch.set_num_threads(1)
    slopes = ",\n".join(json.dumps(point) for point in points())
    races = ",\n".join(json.dumps(well_conditioned(each)) for each in documents())
    OUTPUT.write_text(
        f'{{"made_with": "PyTorch {torch.__version__}, float64",\n'
        f'"minima": {json.dumps(MINIMA)},\n"points": [\n{slopes}\n],\n"races": [\n{races}\n]}}\n'
    )
    print(f"{OUTPUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
