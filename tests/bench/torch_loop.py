"""PyTorch on one thread: trains as bench_native does, for as many seconds as each line says.

torch_loop.py WORKLOAD.json ROWS.train: the workload as workloads.mjs has it, and its training rows.
"""
import json
import sys
import time

import numpy
import torch

torch.set_num_threads(1)
# Numbers too small for a normalized float32 would slow down whatever meets them.
torch.set_flush_denormal(True)

with open(sys.argv[1]) as file:
    workload = json.load(file)
widths, batch = workload["widths"], workload["batch"]
numbers = torch.from_numpy(numpy.fromfile(sys.argv[2], dtype=numpy.float32))
rows = numbers.numel() // (widths[0] + 1)
x = numbers[: rows * widths[0]].reshape(rows, widths[0])
y = numbers[rows * widths[0] :]
regression = workload["task"] == "regression"
y = y[:, None] if regression else y.long()
batches = list(zip(x.split(batch), y.split(batch)))[: rows // batch]

activation = torch.nn.ReLU if workload["activation"] == "relu" else torch.nn.Tanh
layers = []
for inputs, outputs in zip(widths, widths[1:]):
    layers += [torch.nn.Linear(inputs, outputs), activation()]
model = torch.nn.Sequential(*layers[:-1])
loss = torch.nn.MSELoss() if regression else torch.nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(
    model.parameters(), lr=workload["lr"], momentum=workload["momentum"], foreach=False
)

done = 0
for line in sys.stdin:
    seconds = float(line)
    work = 0
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < seconds:
        for _ in range(4):
            batch_x, batch_y = batches[done % len(batches)]
            optimizer.zero_grad(set_to_none=True)
            loss(model(batch_x), batch_y).backward()
            optimizer.step()
            done += 1
            work += batch
    print(json.dumps({"work": work, "seconds": elapsed}), flush=True)
