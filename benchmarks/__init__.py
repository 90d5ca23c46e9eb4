"""How fast ibidem is and how good: programs to run by hand, no part of the package."""
