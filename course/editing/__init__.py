"""What helps an author: a new lesson from the template, and notebooks that stay clean."""
