"""Measurements, kept out of the site: `make bench`."""
