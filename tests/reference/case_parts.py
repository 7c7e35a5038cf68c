"""What the lists of cases share."""

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


def parts(choice):
    return {"name": choice["name"], "knobs": {k: v for k, v in choice.items() if k != "name"}}


def label(name, knobs):
    return ", ".join([name, *(f"{knob} {value}" for knob, value in knobs.items())])
