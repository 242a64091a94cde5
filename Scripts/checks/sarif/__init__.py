"""The parts of Scripts/checks/sarif.py: the files that a log speaks of, what is asked of it, and ways to break it."""
