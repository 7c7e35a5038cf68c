class Dropout(nn.Module):
    """torch.nn.Dropout with Descent Lab's random numbers."""

    random = Random(DROPOUT)

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training:
            return x
        return x * tensor(self.random.uniform(*x.shape) >= self.p) / (1 - self.p)
