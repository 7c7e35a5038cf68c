def swap_average():
    """Puts the optimizer's average of the weights in their place, or takes it away again."""
    for w in model.parameters():
        state = optimizer.state[w]
        if average in state:
            w.data, state[average] = state[average], w.data
