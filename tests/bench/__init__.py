"""Benchmarks: `PYTHONPATH=tests python -m bench`. (A package that peers need installs a package `tests` of its own.)"""
