def tensor(values):
    """In float32 first, as Descent Lab holds them."""
    return torch.tensor(values, dtype=torch.float32).to(torch.get_default_dtype())
