"""Preview: builds, serves the finished pages, rebuilds on a change and reloads the browser."""
