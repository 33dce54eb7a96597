# Thin: every command sets up what it needs and says in one line what it does. Without make: python3 -m generator site
PYTHON ?= python3

.PHONY: site serve check test schema bench mutants shots audit audit-full
site serve check test schema bench mutants shots audit audit-full:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is missing: install python3, then run this again." >&2; exit 1; }
	@$(PYTHON) -m generator $@
