"""Every rule of the guide and the self-check. Standard library only: the same package runs in the browser."""
