"""Entities and their validation."""
