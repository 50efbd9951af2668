"""What each page shows: one frozen class per template, already sorted and counted."""
