"""Drawing: the first state of each widget becomes HTML, so that a page is whole before any script."""
