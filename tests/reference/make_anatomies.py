"""Writes anatomies.json: what losses make of logits, by PyTorch's autograd in float64.

`rows` are logits by themselves. `runs` are PyTorch's own, of cases of cases.py: the logits of a set
before one of their updates, and how its rows fare.
"""

import json
from pathlib import Path

import torch
from torch import nn

from cases import all_cases
from losses import Mse
from make_trajectories import well_conditioned
from torch_run import run, tensors

OUTPUT = Path(__file__).with_name("anatomies.json")
# As the core has them: two decades in three, a tenth among them.
EDGES = [0.1 * 10 ** (2 * i / 3) for i in range(-6, 3)]

# Name of a case, and the document's loss_anatomy.
RUNS = [
    ("sgd, momentum 0.9", {"step": 0, "row": 3, "reduction": "sum"}),
    ("sgd, momentum 0.9", {"step": 60, "row": 1, "set": "test"}),
    ("schedule_free_adamw", {"row": 2, "reduction": "sum"}),
    ("mse on a regression", {"step": 25, "row": 5}),
]


def sides(task, reduction):
    """Name, what the logits pass through, and the loss of the logits."""
    if task == "regression":
        return [
            ("mse", lambda z: z, nn.MSELoss()),
            ("mae", lambda z: z, nn.L1Loss()),
            ("huber", lambda z: z, nn.HuberLoss()),
        ]
    outputs = [("linear", lambda z: z), ("sigmoid", torch.sigmoid), ("softmax", softmax)]
    return [("cross_entropy", softmax, nn.CrossEntropyLoss())] + [
        ("mse", through, Mse(name, reduction)) for name, through in outputs
    ]


def softmax(z):
    return z.softmax(dim=1)


def dissect(task, z, target, through, loss):
    """Of one row of logits [1][outputs]."""
    z = z.detach().clone().requires_grad_()
    if task == "regression":
        wanted = truth = torch.full_like(z, target)
    else:
        truth = nn.functional.one_hot(torch.tensor([target]), z.shape[1]).to(z.dtype)
        wanted = torch.tensor([target]) if isinstance(loss, nn.CrossEntropyLoss) else truth
    value = loss(z, wanted)
    value.backward()
    outputs = through(z.detach())
    return {
        "outputs": outputs[0].tolist(),
        "loss": value.item(),
        "gradient": z.grad[0].tolist(),
        "gradient_norm": z.grad.norm().item(),
        "error": (outputs - truth).norm().item(),
    }


def curves(task, z, target, through, loss):
    half, end = 40, 10 if task == "classification" else 4
    found = []
    for lead in (end * i / half for i in range(-half, half + 1)):
        moved = z.clone()
        if task == "classification":
            others = [x for c, x in enumerate(z[0].tolist()) if c != target]
            moved[0, target] = max(others) + lead
        else:
            moved[0, 0] = target + lead
        found.append(dissect(task, moved, target, through, loss))
    return {
        "loss_curve": [at["loss"] for at in found],
        "gradient_curve": [at["gradient_norm"] for at in found],
    }


def lead(task, z, target):
    if task == "regression":
        return z[0, 0].item() - target
    return (z[0, target] - max(x for c, x in enumerate(z[0]) if c != target)).item()


def anatomy(task, z, target, reduction):
    return {
        "logits": z[0].tolist(),
        "lead": lead(task, z, target),
        "losses": [
            {
                "name": name,
                **dissect(task, z, target, through, loss),
                **curves(task, z, target, through, loss),
            }
            for name, through, loss in sides(task, reduction)
        ],
    }


def plateau(task, logits, labels, through, loss):
    rows = wrong = 0
    histogram = [0] * (len(EDGES) + 1)
    for z, target in zip(logits, labels):
        at = dissect(task, z[None], target, through, loss)
        part = at["gradient_norm"] / at["error"]
        # Counts that float32 cannot change.
        assert all(abs(part / edge - 1) > 1e-4 for edge in EDGES), part
        histogram[sum(part >= edge for edge in EDGES)] += 1
        if part < 0.1:
            rows += 1
            wrong += is_wrong(task, z, target)
    return {"rows": rows, "wrong": wrong, "histogram": histogram}


def is_wrong(task, z, target):
    return task == "classification" and int(z.argmax()) != target


def single_rows():
    generator = torch.Generator().manual_seed(3)
    for task, width, scale in [
        ("classification", 2, 1),
        ("classification", 3, 4),
        ("classification", 10, 2),
        ("classification", 10, 12),
        ("regression", 1, 2),
    ]:
        for reduction in ("mean", "sum"):
            # Numbers that a float32 holds.
            z = (scale * torch.randn(1, width, generator=generator)).float().double()
            target = 1 if task == "classification" else 0.625
            yield {
                "task": task,
                "target": target,
                "reduction": reduction,
                **anatomy(task, z, target, reduction),
            }


def watched_run(document, part):
    settings = {"row": 0, "set": "train", "reduction": "mean", **part}
    step = settings.get("step", document["steps"])
    task, labels = document["data"]["task"], document["data"][settings["set"]]["y"]
    x, _, _ = tensors(document["data"][settings["set"]], document, torch.float64)
    found = []

    def watch(t, model):
        if t == step:
            model.eval()
            found.append(model(x).clone())
            model.train()

    run(document, watch=watch)
    [logits] = found
    row = settings["row"]
    view = anatomy(task, logits[row : row + 1], labels[row], settings["reduction"])
    for side, (_, through, loss) in zip(view["losses"], sides(task, settings["reduction"])):
        side["plateau"] = plateau(task, logits, labels, through, loss)
    leads = [lead(task, z[None], y) for z, y in zip(logits, labels)]
    standing = leads if task == "classification" else [-abs(each) for each in leads]
    return {
        "document": document,
        "loss_anatomy": part,
        **view,
        "rows": len(labels),
        "wrong": sum(is_wrong(task, z, y) for z, y in zip(logits, labels)),
        "hardest": standing.index(min(standing)),
    }


def main():
    torch.set_num_threads(1)
    cases = {case["name"]: case for case in all_cases()}
    runs = [watched_run(well_conditioned(cases[name])[0], part) for name, part in RUNS]
    for each in runs:
        print([side["plateau"] for side in each["losses"]])
    rows = list(single_rows())
    lines = [",\n".join(json.dumps(each) for each in some) for some in (rows, runs)]
    made_with = f"PyTorch {torch.__version__}, float64"
    OUTPUT.write_text(
        f'{{"made_with": "{made_with}", "rows": [\n{lines[0]}\n], "runs": [\n{lines[1]}\n]}}\n'
    )
    print(f"{len(rows)} rows, {len(runs)} runs, {OUTPUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
