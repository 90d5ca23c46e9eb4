"""The rules, a module per family of codes."""
