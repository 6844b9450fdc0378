"""What each cell of an export rests on, kept beside it, and whether it still holds."""
