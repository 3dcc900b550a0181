"""What an author makes of plain text: a chart or a box."""
