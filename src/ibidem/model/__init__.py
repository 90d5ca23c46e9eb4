"""The values that the stages pass to one another; imports nothing else of ours."""
