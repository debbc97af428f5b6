"""What each kind of field proposes. Each module finds one kind; none decides."""
