"""Stands in for asyncio, which Pyodide's core imports at its start and the assessment never uses."""
