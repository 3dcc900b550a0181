"""What an author makes of plain text: a chart, a box, a film or a sound."""
