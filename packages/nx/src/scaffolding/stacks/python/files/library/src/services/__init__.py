"""What can be done with the entities."""
