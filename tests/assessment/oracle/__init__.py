"""What the self-check must do, written by hand from the specification. Nothing here is imported from `generator`."""
