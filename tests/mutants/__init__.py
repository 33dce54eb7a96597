"""Small mistakes, made on purpose: each must be found."""
