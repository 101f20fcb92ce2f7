"""`python -m optimizer.compiled`: compile the loop of large weeks ahead, once per machine."""

from optimizer.compiled.ready import mark, ready, warm

if __name__ == "__main__":
    if not ready():
        warm()
    print(f"ready: {mark().parent}")
