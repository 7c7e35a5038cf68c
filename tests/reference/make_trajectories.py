"""Writes trajectories.json: experiments and the course that PyTorch takes through them.

PyTorch computes in float64. A case is kept only if rounding cannot change it: run in float32, and
run from weights nudged by float32's precision, it must stay within TOLERANCE of itself, and its
losses must stay above zero, where a relative error means something. A case that does not (a relu
unit within a hair of zero, say) is drawn anew.
"""

import json
from pathlib import Path

import torch

from case_parts import SHORT_LAST
from cases import all_cases
from problems import classification, generator, layers, regression
from torch_run import run
from torch_schedules import check_against_torch

OUTPUT = Path(__file__).with_name("trajectories.json")
STEPS = 100
TEST_ROWS = 10
TOLERANCE = 1e-5
LOSS_FLOOR = 1e-3
NUDGE = 2.0**-23
DRAWS = 50


def document(case, draw):
    """The whole experiment document of a case."""
    random = generator(case["name"], draw)
    inputs, hidden, classes = case.get("shape", (4, [6, 5], 3))
    loss = case.get("loss", {"name": "cross_entropy"})
    outputs = 1 if loss["name"] == "binary_cross_entropy" else classes
    rows = case.get("rows", SHORT_LAST["rows"])
    if case.get("task") == "regression":
        data = regression(random, inputs, rows, TEST_ROWS)
    else:
        data = classification(random, inputs, classes, rows, TEST_ROWS)
    options = [item if isinstance(item, dict) else {"width": item} for item in hidden]
    sizes = [inputs, *(option["width"] for option in options), outputs]
    # γ and β are given at the layers that a case names; elsewhere a batch norm begins at 1 and 0.
    values = layers(random, sizes, case.get("norms_given", ()))
    length = {"epochs": case["epochs"]} if "epochs" in case else {"steps": STEPS}
    extra = {key: case[key] for key in ("regularization", "changes") if key in case}
    return {
        "version": 1,
        "name": case["name"],
        "seed": case.get("seed", 1),
        "data": data,
        "model": {
            "hidden": hidden,
            "activation": case.get("activation", "tanh"),
            "init": {"name": "values", "layers": values},
        },
        "loss": loss,
        "optimizer": case["optimizer"],
        "schedule": case.get("schedule", {"name": "fixed"}),
        "batch": {"shuffle": False, "drop_last": False, **case.get("batch", SHORT_LAST["batch"])},
        **length,
        "evaluate_every": case.get("evaluate_every", 25),
        **extra,
    }


def well_conditioned(case):
    """The first draw of a case that rounding does not change, with how far rounding moves it."""
    for draw in range(DRAWS):
        experiment = document(case, draw)
        exact = run(experiment)
        distance = max(difference(exact, other) for other in rounded(experiment))
        if distance < TOLERANCE and min(exact["loss"]) > LOSS_FLOOR:
            return experiment, exact, distance, draw
    raise RuntimeError(f"{case['name']}: no draw of {DRAWS} is well-conditioned")


def rounded(experiment):
    yield run(experiment, torch.float32)
    for seed in (1, 2):
        signs = torch.Generator().manual_seed(seed)
        yield run(experiment, nudge=lambda p: p * (1 + NUDGE * sign_like(p, signs)))


def sign_like(tensor, signs):
    return torch.randint(2, tensor.shape, generator=signs).to(tensor.dtype) * 2 - 1


def difference(exact, other):
    """The largest relative difference of anything measured."""
    return max(
        abs(a - b) / abs(a) if a else abs(b)
        for column in exact
        for a, b in zip(exact[column], other[column])
    )


def main():
    torch.set_num_threads(1)
    lines = []
    for case in all_cases():
        experiment, course, distance, draw = well_conditioned(case)
        check_schedules(experiment)
        lines.append(json.dumps({"name": case["name"], "document": experiment, **course}))
        first, last = course["train_loss"][0], course["train_loss"][-1]
        print(f"{case['name']}: {first:.3f} to {last:.3f}, rounding {distance:.1e}, draw {draw}")
    made_with = f"PyTorch {torch.__version__}, float64"
    cases = ",\n".join(lines)
    OUTPUT.write_text(f'{{"made_with": "{made_with}", "cases": [\n{cases}\n]}}\n')
    print(f"{len(lines)} cases, {OUTPUT.stat().st_size:,} bytes")


def check_schedules(experiment):
    for part in (experiment, *experiment.get("changes", [])):
        if "schedule" in part:
            check_against_torch(part["schedule"], experiment["optimizer"]["lr"], STEPS)


if __name__ == "__main__":
    main()
